package org.saddlescope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryLoopTest {
    private static final long SECOND = 1_000_000_000L;

    /** Rounds of seven seconds, one minute against three, with these readings. */
    private static MemoryLoop.Report report(Long... bytes) {
        AtomicLong clock = new AtomicLong();
        AtomicInteger next = new AtomicInteger();
        return new MemoryLoop(() -> clock.addAndGet(7 * SECOND), 60 * SECOND, 180 * SECOND, clock::get, () -> {
            Long reading = bytes[next.getAndIncrement()];
            return reading == null ? OptionalLong.empty() : OptionalLong.of(reading);
        }).run(_ -> { }, () -> false);
    }

    @Test
    void theLastReadingIsComparedWithTheFirstMinutes() {
        MemoryLoop.Report report = report(1000L, 9999L, 1099L);
        assertEquals(1.099, report.ratio(), 1e-15);
        assertTrue(report.holds());
        assertEquals(List.of(63.0, 126.0, 182.0), report.readings().stream()
                .map(reading -> Math.rint(reading.seconds() * 1e3) / 1e3).toList());
        assertEquals(List.of(9, 18, 26), report.readings().stream().map(MemoryLoop.Reading::rounds).toList());
    }

    @Test
    void memoryThatGrewOrShrankByMoreThanATenthDoesNotHold() {
        assertFalse(report(1000L, 1000L, 1101L).holds());
        assertFalse(report(1000L, 1000L, 899L).holds());
        assertTrue(report(1000L, 1000L, 901L).holds());
    }

    @Test
    void unknownMemoryIsNoRatio() {
        assertTrue(Double.isNaN(report(null, null, null).ratio()));
        assertFalse(report(null, null, null).holds());
    }

    @Test
    void aLoopCutShortDoesNotHold() {
        AtomicLong clock = new AtomicLong();
        List<MemoryLoop.Reading> seen = new ArrayList<>();
        MemoryLoop.Report report = new MemoryLoop(() -> clock.addAndGet(10 * SECOND), 60 * SECOND, 600 * SECOND, clock::get,
                () -> OptionalLong.of(5)).run(seen::add, () -> clock.get() >= 130 * SECOND);
        assertEquals(2, seen.size());
        assertEquals(1, report.ratio());
        assertFalse(report.complete());
        assertFalse(report.holds());
    }

    @Test
    void aRoundTrainsBothNetworksBelowTheLossOfChance() {
        double[] losses = new MemoryRound().run();
        assertTrue(losses[0] < Math.log(10), "images: " + losses[0]);
        assertTrue(losses[1] < Math.log(2), "points: " + losses[1]);
    }
}
