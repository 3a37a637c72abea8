package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShortTurnsTest {
    private static final Path TASKS = Path.of("/proc/self/task");

    @Test
    void theThreadsThatAreNamedHaveShortTurnsAndNoOthers() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/sched")), "this system does not tell how long turns are");
        CountDownLatch end = new CountDownLatch(1);
        Thread prompt = Thread.ofPlatform().name("turns-prompt-thread").start(() -> await(end));
        Thread other = Thread.ofPlatform().name("turns-other-thread").start(() -> await(end));
        try {
            List<Long> usual = turns("turns-prompt-th");
            assumeTrue(usual.size() == 1, "no length of a turn is told");
            ShortTurns.take(List.of("turns-prompt-thread"));
            assumeTrue(!turns("turns-prompt-th").equals(usual) || version() >= 612, "turns cannot be chosen before Linux 6.12");
            assertEquals(List.of(ShortTurns.TURN), turns("turns-prompt-th"));
            assertEquals(usual, turns("turns-other-thr"));
        } finally {
            end.countDown();
            prompt.join();
            other.join();
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int version() {
        String[] parts = System.getProperty("os.version").split("[^0-9]+");
        return 100 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
    }

    /** Nanoseconds of the turns of the threads of this name. */
    private static List<Long> turns(String name) throws Exception {
        List<Long> turns = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                if (Files.readString(task.resolve("comm")).strip().equals(name)) {
                    Files.readAllLines(task.resolve("sched")).stream().filter(line -> line.startsWith("se.slice"))
                            .map(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip())).forEach(turns::add);
                }
            }
        }
        return turns;
    }
}
