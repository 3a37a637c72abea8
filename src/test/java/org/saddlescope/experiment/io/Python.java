package org.saddlescope.experiment.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs Python with NumPy, the reader that run folders are written for, or with PyTorch; tests that need it are skipped without. */
public final class Python {
    private static final boolean NUMPY = succeeds("import numpy");

    private Python() {}

    /** What the script prints, given these arguments in {@code sys.argv[1:]}. */
    public static String run(String script, Object... arguments) throws IOException, InterruptedException {
        assumeTrue(NUMPY, "needs python3 with NumPy");
        return output("-c", script, arguments);
    }

    /** The same for a script in a file, which needs PyTorch. */
    public static String torch(Path script, Object... arguments) throws IOException, InterruptedException {
        assumeTrue(Torch.FOUND, "needs python3 with NumPy and PyTorch");
        return output("-B", script.toString(), arguments);
    }

    private static String output(String option, String script, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", option, script));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.strip();
    }

    /** Looked for only where it is needed, and not imported, which takes seconds. */
    private static final class Torch {
        static final boolean FOUND = NUMPY && succeeds("from importlib.util import find_spec; exit(find_spec('torch') is None)");
    }

    private static boolean succeeds(String script) {
        try {
            Process process = new ProcessBuilder("python3", "-c", script).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
