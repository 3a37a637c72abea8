package org.saddlescope.ui.pulse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How long the process has lived, in seconds. On Linux what the JDK says of the start of a process is counted from the
 * time of boot in whole seconds, and may be off by one; what it is made of is good to 10 ms.
 */
final class ProcessAge {
    /** The unit of the times in {@code /proc}, 1/100 s on every Linux that runs Java (sysconf CLK_TCK). */
    private static final double TICKS = 100;
    /** The field of {@code /proc/self/stat} that holds the start, counted from the first behind the command's name, which is the third of all. */
    private static final int START = 22 - 3;
    /** Where the two ways differ by more, the clocks are not of one kind, as in some containers. */
    private static final double AGREE = 2;

    private ProcessAge() {}

    /** The age of this process. */
    static double seconds() {
        double coarse = ProcessHandle.current().info().startInstant()
                .map(start -> Duration.between(start, Instant.now()).toNanos() / 1e9).orElse(0.0);
        return better(coarse, fine());
    }

    /** The fine age, unless it is of another clock than the coarse one. */
    static double better(double coarse, OptionalDouble fine) {
        return fine.stream().filter(age -> Math.abs(age - coarse) < AGREE).findFirst().orElse(coarse);
    }

    /** Empty where there is no {@code /proc}. */
    private static OptionalDouble fine() {
        try {
            return OptionalDouble.of(of(Files.readString(Path.of("/proc/self/stat")), Files.readString(Path.of("/proc/uptime"))));
        } catch (IOException | IllegalArgumentException _) {
            return OptionalDouble.empty();
        }
    }

    /**
     * @param stat   {@code /proc/PID/stat}; the start is in ticks since the machine was started
     * @param uptime {@code /proc/uptime}: seconds since then by the same clock
     * @throws IllegalArgumentException where they are not such files
     */
    static double of(String stat, String uptime) {
        // The command's name is in parentheses and may itself hold spaces and parentheses.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        if (fields.length <= START) {
            throw new IllegalArgumentException("expected at least " + (START + 3) + " fields: " + stat);
        }
        return Math.round(Double.parseDouble(uptime.strip().split(" ")[0]) * TICKS - Long.parseLong(fields[START])) / TICKS;
    }
}
