package org.saddlescope.data;

import java.util.List;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;

/**
 * Seeded classification sets. Sample i belongs to class i mod C and is the j-th of its class, j = ⌊i/C⌋, out of m_c.
 * Sines and cosines are those of StrictMath, so that the bits depend on the seed alone.
 */
final class ClassSets {
    private ClassSets() {}

    /** Where the j-th of m samples of a class lies, before noise. */
    @FunctionalInterface
    private interface Place {
        double[] at(int label, int j, int members);
    }

    /** Class 0: (cos t, sin t); class 1: (1 − cos t, ½ − sin t), with t evenly spaced over [0, π]. */
    static Dataset twoMoons(DataSource.TwoMoons source, long seed) throws DataException {
        return make("twoMoons", source.samples(), 2, 2, source.noise(), source.heldOut(), seed, (label, j, members) -> {
            double t = members == 1 ? 0 : StrictMath.PI * j / (members - 1);
            double x = StrictMath.cos(t);
            double y = StrictMath.sin(t);
            return label == 0 ? new double[] {x, y} : new double[] {1 - x, 0.5 - y};
        });
    }

    /** Class 0 on the unit circle, class 1 on the circle of radius {@code factor}, evenly spaced. */
    static Dataset circles(DataSource.Circles source, long seed) throws DataException {
        return make("circles", source.samples(), 2, 2, source.noise(), source.heldOut(), seed, (label, j, members) -> {
            double t = 2 * StrictMath.PI * j / members;
            double radius = label == 0 ? 1 : source.factor();
            return new double[] {radius * StrictMath.cos(t), radius * StrictMath.sin(t)};
        });
    }

    /** Arm k of A: radius r = (j+1)/m, angle 2π(turns·r + k/A): Archimedean spirals, rotated copies of each other. */
    static Dataset spirals(DataSource.Spirals source, long seed) throws DataException {
        int arms = source.arms();
        return make("spirals", source.samples(), arms, 2, source.noise(), source.heldOut(), seed, (label, j, members) -> {
            double radius = (j + 1.0) / members;
            double angle = 2 * StrictMath.PI * (source.turns() * radius + (double) label / arms);
            return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
        });
    }

    /** Class 0 where xy > 0, class 1 where xy < 0, uniform on the square [−1, 1]² before noise. */
    static Dataset xor(DataSource.Xor source, long seed) throws DataException {
        SeededRandom places = SeededRandom.of(seed, "data").split("places");
        return make("xor", source.samples(), 2, 2, source.noise(), source.heldOut(), seed, (label, _, _) -> {
            // 1 − u lies in (0, 1]: no sample falls on an axis.
            double x = 1 - places.nextDouble();
            double y = 1 - places.nextDouble();
            double side = places.nextInt(2) == 0 ? 1 : -1;
            return new double[] {side * x, label == 0 ? side * y : -side * y};
        });
    }

    /** Isotropic Gaussian clouds around centres drawn uniformly from [−2, 2]^d. */
    static Dataset blobs(DataSource.Blobs source, long seed) throws DataException {
        DataSize.require("blobs", source.classes(), source.dimension());
        SeededRandom random = SeededRandom.of(seed, "data").split("centres");
        double[][] centres = new double[source.classes()][source.dimension()];
        for (double[] centre : centres) {
            for (int k = 0; k < centre.length; k++) {
                centre[k] = random.nextDouble(-2, 2);
            }
        }
        return make("blobs", source.samples(), source.classes(), source.dimension(), source.spread(), source.heldOut(),
                seed, (label, _, _) -> centres[label]);
    }

    private static Dataset make(String name, int samples, int classes, int dimension, double noise, double heldOut,
                                long seed, Place place) throws DataException {
        DataSize.require(name, samples, dimension + 1L);
        SeededRandom random = SeededRandom.of(seed, "data");
        SeededRandom disturbance = random.split("noise");
        double[] inputs = new double[samples * dimension];
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            int label = i % classes;
            int members = samples / classes + (label < samples % classes ? 1 : 0);
            double[] point = place.at(label, i / classes, members);
            for (int k = 0; k < dimension; k++) {
                inputs[i * dimension + k] = point[k] + noise * disturbance.nextGaussian();
            }
            labels[i] = label;
        }
        Samples all = new Samples(samples, List.of(dimension), inputs, new Samples.Labels(labels, classes));
        return HeldOut.split(all, heldOut, random.split("held out"));
    }
}
