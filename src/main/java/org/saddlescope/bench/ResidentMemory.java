package org.saddlescope.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The physical memory of this process in bytes, Java's heap and native memory together, as Linux tells it.
 *
 * @param status the file {@code /proc/self/status}; where there is none, nothing is known
 */
record ResidentMemory(Path status) {
    static ResidentMemory ofProcess() {
        return new ResidentMemory(Path.of("/proc/self/status"));
    }

    /** What is resident now. */
    OptionalLong now() {
        return bytes("VmRSS:");
    }

    /** The most that has been resident since the process began. */
    OptionalLong peak() {
        return bytes("VmHWM:");
    }

    private OptionalLong bytes(String key) {
        try {
            return Files.readAllLines(status, StandardCharsets.ISO_8859_1).stream().filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()).strip()).filter(line -> line.matches("\\d+ kB"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.substring(0, line.indexOf(' ')))).findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
