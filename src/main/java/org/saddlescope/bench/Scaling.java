package org.saddlescope.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.model.Lstm;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.model.Transformer;
import org.saddlescope.spectra.PowerLaw;

/**
 * How the time of a slice grows with the network and with the grid, in double precision, and the time of slices of an
 * LSTM and a Transformer.
 *
 * @param sequences     samples of the two sequence networks, of {@value #STEPS} steps of {@value #FEATURES} features
 * @param sequenceSide  points a side of their slices
 * @param widths        the widths w of the networks 2-w-w-2 whose slices are compared
 * @param widthSide     points a side of those slices
 * @param sides         points a side of the slices of 2-64-64-2 that are compared
 */
public record Scaling(int sequences, int sequenceSide, List<Integer> widths, int widthSide, List<Integer> sides) {
    private static final int STEPS = 16;
    private static final int FEATURES = 4;
    private static final int CLASSES = 4;
    private static final long SEED = 0;
    private static final int REPEATS = 3;

    public Scaling {
        widths = List.copyOf(widths);
        sides = List.copyOf(sides);
    }

    /** 1,017 to 999,993 parameters; 121 to 40,401 points. */
    public static Scaling usual() {
        return new Scaling(256, 21, List.of(29, 97, 313, 997), 11, List.of(11, 21, 51, 101, 201));
    }

    /**
     * What was measured; shorter where it was cancelled.
     *
     * @param networks   seconds of a slice by network
     * @param parameters over the number of parameters
     * @param points     over the number of points
     * @param peak       the most bytes that this process has had resident; empty where the system does not say
     * @param complete   whether it was not cancelled
     */
    public record Report(Map<String, Timed> networks, Curve parameters, Curve points, OptionalLong peak, boolean complete) {}

    /** A slice of a network. */
    public record Timed(int parameters, int points, double seconds) {}

    /**
     * Seconds of a slice over a size.
     *
     * @param fixed what does not change: points or parameters
     */
    public record Curve(int fixed, List<Integer> sizes, List<Double> seconds) {
        /** The power law nearest to the measurements. */
        public PowerLaw fit() {
            return PowerLaw.of(sizes.stream().mapToDouble(Integer::doubleValue).toArray(),
                    seconds.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /**
     * @param started   told of each measurement as it begins
     * @param cancelled ends the measurements; the one under way is dropped
     */
    public Report run(Consumer<String> started, BooleanSupplier cancelled) {
        return run(started, cancelled, new Stopwatch(System::nanoTime, 1_000_000_000L), ResidentMemory.ofProcess());
    }

    Report run(Consumer<String> started, BooleanSupplier cancelled, Stopwatch stopwatch, ResidentMemory memory) {
        Run run = new Run(started, cancelled, stopwatch);
        Map<String, Timed> networks = new LinkedHashMap<>();
        sequenceNetworks().forEach((name, network) -> run.slice(name, () -> sequence(network), sequenceSide)
                .ifPresent(timed -> networks.put(name, timed)));
        Curve parameters = new Curve(widthSide * widthSide, new ArrayList<>(), new ArrayList<>());
        for (int width : widths) {
            run.slice("2-" + width + "-" + width + "-2", () -> plane(width), widthSide).ifPresent(timed -> {
                parameters.sizes().add(timed.parameters());
                parameters.seconds().add(timed.seconds());
            });
        }
        Curve points = new Curve(PlaneNetwork.problem(Precision.DOUBLE).objective().dimension(), new ArrayList<>(), new ArrayList<>());
        for (int side : sides) {
            run.slice("2-64-64-2", () -> PlaneNetwork.problem(Precision.DOUBLE), side).ifPresent(timed -> {
                points.sizes().add(timed.points());
                points.seconds().add(timed.seconds());
            });
        }
        return new Report(networks, parameters, points, memory.peak(), !cancelled.getAsBoolean());
    }

    private static Map<String, Architecture> sequenceNetworks() {
        Map<String, Architecture> networks = new LinkedHashMap<>();
        networks.put("lstm", new Lstm(32, 1, 8));
        networks.put("transformer", new Transformer(32, 2, 1, 64, Activation.GELU, true));
        return networks;
    }

    private Problem sequence(Architecture network) {
        SeededRandom random = SeededRandom.of(SEED, "sequences");
        double[] inputs = random.gaussians(sequences * STEPS * FEATURES);
        int[] labels = new int[sequences];
        for (int i = 0; i < sequences; i++) {
            labels[i] = random.nextInt(CLASSES);
        }
        Samples samples = new Samples(sequences, List.of(STEPS, FEATURES), inputs, new Samples.Labels(labels, CLASSES));
        return NetworkProblem.of(network, Loss.CROSS_ENTROPY, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
    }

    private static Problem plane(int width) {
        return PlaneNetwork.problem(List.of(width, width), Precision.DOUBLE);
    }

    /** One series of measurements. */
    private record Run(Consumer<String> started, BooleanSupplier cancelled, Stopwatch stopwatch) {
        private Optional<Timed> slice(String name, Supplier<Problem> network, int side) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            Problem problem = network.get();
            int parameters = problem.objective().dimension();
            started.accept(name + " with " + parameters + " parameters, " + side + " x " + side + " points");
            double seconds = stopwatch.best(PlaneNetwork.slice(problem, side, cancelled), REPEATS, 1);
            // What was cut short is not a time of the whole.
            return cancelled.getAsBoolean() ? Optional.empty() : Optional.of(new Timed(parameters, side * side, seconds));
        }
    }
}
