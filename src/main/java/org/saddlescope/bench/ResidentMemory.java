package org.saddlescope.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The physical memory of this process in bytes, Java's heap and native memory together, as Linux tells it.
 *
 * @param status the file {@code /proc/self/status}; where there is none, nothing is known
 */
record ResidentMemory(Path status) {
    /** Native memory is released by threads that learn from a collection what is no longer referred to; then again. */
    private static final int SWEEPS = 2;
    private static final int PAUSE_MILLIS = 300;

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

    /**
     * What is resident now of what is still referred to: after garbage collections, and after the C library has given free
     * memory back to the system where the JVM can ask it to. Otherwise a reading would tell how long ago either happened.
     */
    OptionalLong kept() {
        for (int i = 0; i < SWEEPS; i++) {
            System.gc();
            pause();
        }
        try {
            ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "systemTrimNativeHeap", new Object[0], new String[0]);
        } catch (JMException _) {
            // Not every system has it: its readings include what the C library holds in reserve.
        }
        return now();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
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
