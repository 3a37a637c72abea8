package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PrecedenceTest {
    /** The nice value of the calling thread: field 19 of proc(5)'s stat, the 17th after the name in brackets. */
    private static int nice() throws Exception {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadIsSetBackAloneAndNotItsProcess() throws Exception {
        int before = nice();
        FutureTask<Integer> task = new FutureTask<>(PrecedenceTest::nice);
        Precedence.LEISURE.threads("set-back").newThread(task).start();
        assertEquals(Math.max(7, before), task.get());
        assertEquals(before, nice());
    }

    @Test
    void theNextToThePersonGoesFirst() throws Exception {
        int[] last = {Thread.NORM_PRIORITY};
        for (Precedence precedence : Precedence.values()) {
            FutureTask<Integer> task = new FutureTask<>(() -> Thread.currentThread().getPriority());
            precedence.threads("set-back").newThread(task).start();
            assertTrue(task.get() < last[0], precedence + " has priority " + task.get());
            last[0] = task.get();
        }
    }

    @Test
    void aThreadThatWorksAloneDoesEveryPieceItself() throws Exception {
        try (Workers workers = new Workers(4)) {
            Set<Thread> alone = ConcurrentHashMap.newKeySet();
            FutureTask<Thread> task = new FutureTask<>(() -> {
                Workers.workAlone();
                workers.each(64, _ -> alone.add(Thread.currentThread()));
                return Thread.currentThread();
            });
            Thread.ofPlatform().start(task);
            assertSame(task.get(), alone.iterator().next());
            assertEquals(1, alone.size());
            // Others share the work as before.
            Set<Thread> shared = ConcurrentHashMap.newKeySet();
            workers.each(64, _ -> {
                shared.add(Thread.currentThread());
                while (shared.size() < 2) {
                    Thread.onSpinWait();
                }
            });
            assertNotEquals(1, shared.size());
        }
    }
}
