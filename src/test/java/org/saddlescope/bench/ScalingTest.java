package org.saddlescope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalingTest {
    private static final Scaling TINY = new Scaling(4, 2, List.of(3, 5), 2, List.of(2, 3, 4));

    @Test
    void everySizeIsMeasuredAndCarriesItsNumberOfParametersAndPoints() {
        AtomicLong clock = new AtomicLong();
        List<String> started = new ArrayList<>();
        Scaling.Report report = TINY.run(started::add, () -> false, new Stopwatch(() -> clock.addAndGet(1_000_000_000), 0),
                new ResidentMemory(Path.of("no-such-file")));
        assertEquals(Set.of("lstm", "transformer"), report.networks().keySet());
        assertEquals(4, report.networks().get("lstm").points());
        // 2-w-w-2 has 2w + w + w² + w + 2w + 2 parameters.
        assertEquals(List.of(29, 57), report.parameters().sizes());
        assertEquals(List.of(4, 9, 16), report.points().sizes());
        assertEquals(4482, report.points().fixed());
        assertEquals(List.of(1.0, 1.0, 1.0), report.points().seconds());
        assertEquals(OptionalLong.empty(), report.peak());
        assertTrue(report.complete());
        assertEquals(7, started.size());
        // One thousand to one million parameters.
        assertEquals(List.of(1017L, 9993L, 99849L, 999993L), Scaling.usual().widths().stream().map(w -> (long) w * w + 6L * w + 2).toList());
    }

    @Test
    void cancellingKeepsWhatWasMeasuredAndDropsWhatWasCutShort() {
        AtomicInteger begun = new AtomicInteger();
        Scaling.Report report = TINY.run(_ -> begun.incrementAndGet(), () -> begun.get() == 2, new Stopwatch(System::nanoTime, 0),
                new ResidentMemory(Path.of("no-such-file")));
        assertEquals(Set.of("lstm"), report.networks().keySet());
        assertEquals(2, begun.get());
        assertFalse(report.complete());
        assertTrue(Double.isNaN(report.points().fit().exponent()));
    }

    @Test
    void residentMemoryIsReadInBytes(@TempDir Path folder) throws IOException {
        Path status = Files.writeString(folder.resolve("status"), "Name:\tjava\nVmHWM:\t    2048 kB\nVmRSS:\t 1024 kB\n");
        assertEquals(OptionalLong.of(2048 * 1024), new ResidentMemory(status).peak());
        assertEquals(OptionalLong.of(1024 * 1024), new ResidentMemory(status).now());
    }
}
