package org.saddlescope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BenchTest {
    @Test
    void theBestRepeatCountsAfterTheWarmUp() {
        AtomicLong clock = new AtomicLong();
        List<Integer> runs = new ArrayList<>();
        long[] costs = {900, 900, 50, 50, 7, 9, 20, 20};
        double best = new Stopwatch(clock::get, 1000).best(() -> {
            clock.addAndGet(costs[runs.size()]);
            runs.add(runs.size());
        }, 3, 2);
        assertEquals(8, runs.size());
        assertEquals(8e-9, best, 1e-20);
    }

    @Test
    void theWorkloadsAreThoseOfThePeer() {
        assertEquals(List.of("gradient", "hvp", "slice51", "slice51_f32", "ntk512", "hessian_top10_lanczos_1e-6", "slq_10x80",
                "train_mnist_mlp_200steps_f64", "train_mnist_mlp_200steps_f32", "cnn_slice15_1000images_f32"), new Bench(Optional.empty()).keys());
    }

    @Test
    void onlyWhatWasAskedForIsTimed() throws BenchException {
        List<String> started = new ArrayList<>();
        AtomicLong clock = new AtomicLong();
        Map<String, Double> seconds = new Bench(Optional.empty()).run(Set.of("ntk512", "hessian_top10_lanczos_1e-6"), started::add,
                new Stopwatch(() -> clock.addAndGet(1_000_000_000), 0));
        assertEquals(List.of("ntk512", "hessian_top10_lanczos_1e-6"), started);
        assertEquals(Map.of("ntk512", 1.0, "hessian_top10_lanczos_1e-6", 1.0), seconds);
    }

    @Test
    void anUnknownKeyAndAMissingFolderAreNamed() {
        BenchException unknown = assertThrows(BenchException.class,
                () -> new Bench(Optional.empty()).run(Set.of("slice52"), key -> { }));
        assertTrue(unknown.getMessage().contains("slice52") && unknown.getMessage().contains("slice51"));
        BenchException missing = assertThrows(BenchException.class,
                () -> new Bench(Optional.of(Path.of("no-such-folder"))).run(Set.of("train_mnist_mlp_200steps_f64"), key -> { }));
        assertTrue(missing.getMessage().contains("no-such-folder"));
    }

    @Test
    void generatedImagesHaveTheShapeAndRangeOfTheRealOnes() throws BenchException {
        var images = Digits.images(Optional.empty(), 50);
        assertEquals(List.of(1, 28, 28), images.inputShape());
        for (double pixel : images.inputs()) {
            assertTrue(pixel >= -1 && pixel <= 1);
        }
        assertEquals(10, images.targets().outputs());
    }
}
