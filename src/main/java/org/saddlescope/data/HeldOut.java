package org.saddlescope.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;

/**
 * Holds samples back, class by class where a sample has one class: of the n_c samples of class c, round(fraction·n_c)
 * chosen by a seeded shuffle, but at least one and never all where the fraction is positive and there are two or more.
 * Both parts keep the order that the samples had.
 */
final class HeldOut {
    private HeldOut() {}

    static Dataset split(Samples all, double fraction, SeededRandom random) {
        // Samples with labels at several positions are of one class, as values are.
        return all.targets() instanceof Samples.Labels(int[] labels, int classes, int positions) && positions == 1
                ? split(all, chosen(labels, classes, fraction, random)) : splitWhole(all, fraction, random);
    }

    /** As if all samples were of one class, so that how many are held back does not depend on how the labels fall. */
    static Dataset splitWhole(Samples all, double fraction, SeededRandom random) {
        return split(all, chosen(new int[all.count()], 1, fraction, random));
    }

    /** @param back which samples are held back */
    static Dataset split(Samples all, boolean[] back) {
        int[] kept = IntStream.range(0, back.length).filter(i -> !back[i]).toArray();
        int[] held = IntStream.range(0, back.length).filter(i -> back[i]).toArray();
        return held.length == 0
                ? new Dataset(all, Optional.empty())
                : new Dataset(select(all, kept), Optional.of(select(all, held)));
    }

    /** Which members of these classes are held back. */
    static boolean[] chosen(int[] labels, int classes, double fraction, SeededRandom random) {
        boolean[] back = new boolean[labels.length];
        for (int c = 0; c < classes; c++) {
            int wanted = c;
            int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).toArray();
            random.split("class " + c).shuffle(members);
            for (int i = 0; i < count(members.length, fraction); i++) {
                back[members[i]] = true;
            }
        }
        return back;
    }

    /** The number of training samples where {@code classes} classes take the samples in turn. */
    static long training(int samples, int classes, double fraction) {
        long held = 0;
        for (int c = 0; c < classes; c++) {
            held += count(samples / classes + (c < samples % classes ? 1 : 0), fraction);
        }
        return samples - held;
    }

    /** The number of training samples where {@code labels} are the classes of the samples, one or several each. */
    static long training(int[] labels, int classes, int positions, double fraction) {
        int samples = labels.length / positions;
        if (positions > 1) {
            return samples - count(samples, fraction);
        }
        int[] members = new int[classes];
        for (int label : labels) {
            members[label]++;
        }
        return samples - Arrays.stream(members).mapToLong(m -> count(m, fraction)).sum();
    }

    private static int count(int members, double fraction) {
        if (fraction <= 0 || members < 2) {
            return 0;
        }
        return Math.clamp(Math.round(fraction * members), 1, members - 1);
    }

    private static Samples select(Samples all, int[] chosen) {
        Samples.Targets targets = switch (all.targets()) {
            case Samples.Labels(int[] labels, int classes, int positions) -> new Samples.Labels(Arrays.stream(chosen)
                    .flatMap(i -> Arrays.stream(labels, i * positions, (i + 1) * positions)).toArray(), classes, positions);
            case Samples.Values(double[] values, int width) -> new Samples.Values(rows(values, width, chosen), width);
        };
        return new Samples(chosen.length, all.inputShape(), rows(all.inputs(), all.inputSize(), chosen), targets, all.symbols());
    }

    private static double[] rows(double[] source, int width, int[] chosen) {
        double[] rows = new double[chosen.length * width];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(source, chosen[i] * width, rows, i * width, width);
        }
        return rows;
    }
}
