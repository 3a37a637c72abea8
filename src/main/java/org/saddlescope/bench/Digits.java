package org.saddlescope.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.data.DataException;
import org.saddlescope.data.DataSource;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Conv2dLayer;
import org.saddlescope.model.Initialisation;
import org.saddlescope.model.Layer;
import org.saddlescope.model.Loss;
import org.saddlescope.model.MaxPoolLayer;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;

/** The work on images of 28 x 28 pixels in ten classes: MNIST, or noise of the same count and type. */
final class Digits {
    private static final int TRAINING_IMAGES = 10_000;
    private static final int STEPS = 200;
    private static final int BATCH = 64;
    private static final long SEED = 0;

    private Digits() {}

    /** @param folder with the IDX files of MNIST; empty for generated images */
    static Samples images(Optional<Path> folder, int count) throws BenchException {
        if (folder.isPresent()) {
            try {
                return new DataSource.Idx(folder.get().toString(), count, 0).load(SEED).training();
            } catch (DataException e) {
                throw new BenchException(e.getMessage(), e);
            }
        }
        SeededRandom random = SeededRandom.of(SEED, "images");
        double[] pixels = new double[count * 28 * 28];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (random.nextInt(256) / 255.0 - 0.5) / 0.5;
        }
        int[] labels = IntStream.generate(() -> random.nextInt(10)).limit(count).toArray();
        return new Samples(count, List.of(1, 28, 28), pixels, new Samples.Labels(labels, 10));
    }

    /** 200 steps of Adam on batches of 64 consecutive images, for 784-128-10 with ReLU; starts from the initial θ. */
    static Runnable training(Optional<Path> folder, Precision precision) throws BenchException {
        Samples samples = images(folder, TRAINING_IMAGES);
        Problem problem = NetworkProblem.of(new Architecture.Mlp(List.of(128), Activation.RELU, true), Loss.CROSS_ENTROPY,
                samples, Optional.empty(), precision, Workers.shared());
        Optimizer adam = new Optimizer.Adam("", 1e-3, 0.9, 0.999, 1e-8, new Schedule.Constant(), BATCH);
        double[] theta = problem.initial(SEED);
        return () -> {
            Optimizer.State state = adam.init(theta);
            for (int step = 0; step < STEPS; step++) {
                int first = step * BATCH % 9_900;
                state = adam.step(state, problem.batch(IntStream.range(first, first + BATCH).toArray()), adam.stepSize());
            }
        };
    }

    /**
     * A slice of 15 x 15 points over 1,000 images, for conv 1-8, ReLU, max-pool 2, conv 8-16, ReLU, max-pool 2, linear
     * 400-10, with kernels of 3 x 3.
     */
    static Runnable convolutionSlice(Optional<Path> folder) throws BenchException {
        Architecture network = new Architecture.Sequential(List.of(
                convolution(8), new Layer.Activation(Activation.RELU), new MaxPoolLayer(2, 0),
                convolution(16), new Layer.Activation(Activation.RELU), new MaxPoolLayer(2, 0),
                new Layer.Flatten(), new Layer.Linear(0, true, new Initialisation.Automatic())));
        Problem problem = NetworkProblem.of(network, Loss.CROSS_ENTROPY, images(folder, 1_000), Optional.empty(),
                Precision.FLOAT, Workers.shared());
        return PlaneNetwork.slice(problem, 15);
    }

    private static Layer convolution(int channels) {
        return new Conv2dLayer(channels, 3, 1, 0, true, new Initialisation.He());
    }
}
