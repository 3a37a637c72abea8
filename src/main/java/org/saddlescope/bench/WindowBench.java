package org.saddlescope.bench;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Measures how evenly the window runs while a network trains in it. The window itself is the business of another package. */
@FunctionalInterface
public interface WindowBench {
    /**
     * Opens the window, measures and closes it; blocks. A process can do this once.
     *
     * @param seconds   how long each of the two phases is measured, after a warm-up of its own
     * @param stage     told of each phase as it begins
     * @param cancelled ends the measurement
     * @throws BenchException       where there is no window, or the run in it came to an end too soon
     * @throws InterruptedException where it was cancelled
     */
    Report measure(double seconds, Consumer<String> stage, BooleanSupplier cancelled) throws BenchException, InterruptedException;

    /**
     * Opens the window, trains in it, in turn without live slices and with them, and closes it; blocks. A process can do
     * this once.
     *
     * @param seconds of each turn
     * @param turns   how many with live slices; one more is without
     * @param stage   told of each as it begins
     * @throws BenchException       where there is no window, or the run in it came to an end too soon
     * @throws InterruptedException where it was cancelled
     */
    default LiveCost live(double seconds, int turns, Consumer<String> stage, BooleanSupplier cancelled) throws BenchException, InterruptedException {
        throw new BenchException("bench live: this program has no window");
    }

    /**
     * What was measured.
     *
     * @param display    what the window stood on, for people
     * @param threeD     whether the surface was a 3-D scene; painted otherwise
     * @param width      of the scene, in units of the screen
     * @param height     of the scene
     * @param parameters of the network that trained
     * @param side       points a side of its live slice
     * @param idle       with nothing to do
     * @param training   while the network trained
     */
    record Report(String display, boolean threeD, int width, int height, int parameters, int side, Phase idle, Phase training) {}

    /**
     * One phase.
     *
     * @param seconds how long it was measured
     * @param gaps    between the beginnings of pulses that follow each other
     * @param own     the program's own time on the JavaFX thread from one pulse to the next: from the beginning of the
     *                pulse (animation timers, among them every redraw) through style sheets to the end of layout, and all
     *                work that other threads handed over before it
     * @param cpu     processor time of the JavaFX thread from one pulse to the next, the toolkit's own work included
     * @param steps   updates of the optimizer in this time
     * @param frames  pictures of the run that were shown
     * @param slices  slices that were completed
     * @param slowest the longest pulses and those with the most processor time, in order
     */
    record Phase(double seconds, PulseTimes gaps, PulseTimes own, PulseTimes cpu, long steps, long frames, long slices,
                 List<SlowPulse> slowest) {}
}
