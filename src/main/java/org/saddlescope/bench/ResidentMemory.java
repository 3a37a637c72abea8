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
    private static final int MOST_SWEEPS = 10;
    /** A reading that is not below this part of the one before is taken as final. */
    private static final double SETTLED = 0.99;
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
        OptionalLong reading = sweep();
        // Threads of ND4J release native memory once a collection has told them; on a busy machine that takes a while.
        for (int i = 1; i < MOST_SWEEPS && reading.isPresent(); i++) {
            OptionalLong before = reading;
            reading = sweep();
            if (i > 1 && reading.isPresent() && reading.getAsLong() >= SETTLED * before.getAsLong()) {
                break;
            }
        }
        return reading;
    }

    private OptionalLong sweep() {
        System.gc();
        try {
            Thread.sleep(PAUSE_MILLIS);
            ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "systemTrimNativeHeap", new Object[0], new String[0]);
        } catch (JMException _) {
            // Not every system has it: its readings include what the C library holds in reserve.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return now();
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
