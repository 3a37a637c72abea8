package org.saddlescope.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes to.
 *
 * @param out         results
 * @param err         progress and problems
 * @param interactive whether a person watches: progress may then be drawn over itself
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {
    /** The process's own streams. */
    public static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(writer(FileDescriptor.out, System.out.charset()), writer(FileDescriptor.err, System.err.charset()),
                console != null && console.isTerminal());
    }

    private static PrintWriter writer(FileDescriptor descriptor, Charset preferred) {
        // In the C locale Java would print ? for θ; every terminal but the Windows console takes UTF-8.
        Charset charset = preferred.newEncoder().canEncode('λ') ? preferred : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), true);
    }
}
