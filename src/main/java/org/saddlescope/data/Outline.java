package org.saddlescope.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.saddlescope.engine.Samples;

/**
 * What is known of a data source before it makes or reads anything, so that an experiment can be checked at once.
 *
 * @param total       samples in all, held-back ones included; empty where a file decides
 * @param training    samples to train on; empty where a file decides
 * @param inputShape  the shape of one input; empty where a file decides
 * @param outputs     classes, or components of a value; empty where a file decides
 * @param classifies  whether the targets are classes
 * @param positions   places of a sample that have a target of their own; mostly 1
 * @param symbols     the size of the vocabulary where the inputs are symbols; 0 where they are real numbers or a file decides
 */
public record Outline(OptionalLong total, OptionalLong training, Optional<List<Integer>> inputShape, OptionalInt outputs,
                      boolean classifies, int positions, int symbols) {
    /** Inputs that are real numbers. */
    Outline(OptionalLong total, OptionalLong training, Optional<List<Integer>> inputShape, OptionalInt outputs,
            boolean classifies, int positions) {
        this(total, training, inputShape, outputs, classifies, positions, 0);
    }

    /** Classes 0..classes−1 taken in turn by the samples. */
    static Outline ofClasses(int samples, List<Integer> inputShape, int classes, double heldOut) {
        return new Outline(OptionalLong.of(samples), OptionalLong.of(HeldOut.training(samples, classes, heldOut)),
                Optional.of(inputShape), OptionalInt.of(classes), true, 1);
    }

    /** Classes 0..classes−1 that fall as they fall; samples are held back whatever their class. */
    static Outline ofClassesAtRandom(int samples, List<Integer> inputShape, int classes, double heldOut) {
        return new Outline(OptionalLong.of(samples), OptionalLong.of(HeldOut.training(samples, 1, heldOut)),
                Optional.of(inputShape), OptionalInt.of(classes), true, 1);
    }

    static Outline ofValues(int samples, List<Integer> inputShape, int width, double heldOut) {
        return new Outline(OptionalLong.of(samples), OptionalLong.of(HeldOut.training(samples, 1, heldOut)),
                Optional.of(inputShape), OptionalInt.of(width), false, 1);
    }

    /** Sequences of symbols, with classes at some positions of each. */
    static Outline ofSymbols(int samples, int length, int symbols, int classes, int positions, double heldOut) {
        long training = positions == 1 ? HeldOut.training(samples, classes, heldOut) : HeldOut.training(samples, 1, heldOut);
        return new Outline(OptionalLong.of(samples), OptionalLong.of(training), Optional.of(List.of(length)),
                OptionalInt.of(classes), true, positions, symbols);
    }

    /** What is to be said of samples that were read. */
    static Outline of(Dataset data) {
        Samples training = data.training();
        Samples.Targets targets = training.targets();
        long held = data.heldOut().map(samples -> (long) samples.count()).orElse(0L);
        return new Outline(OptionalLong.of(training.count() + held), OptionalLong.of(training.count()),
                Optional.of(training.inputShape()), OptionalInt.of(targets.outputs()), targets instanceof Samples.Labels,
                targets.positions(), training.symbols());
    }

    /**
     * Reads a text file that has to be read to be counted.
     *
     * @throws DataException where it cannot be read
     */
    static Outline ofText(DataSource source, String file) throws DataException {
        try {
            Path path = Path.of(file);
            if (Files.isRegularFile(path) && Files.size(path) > DataSource.MOST_READ) {
                return source.outline();
            }
        } catch (InvalidPathException | IOException e) {
            // Loading says what is wrong, in the words that it always uses.
        }
        // How many samples are held back does not depend on the seed, only which.
        return of(source.load(0));
    }

    /** Elements of one input; empty where a file decides. */
    public OptionalLong inputSize() {
        return inputShape.map(shape -> OptionalLong.of(shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact)))
                .orElseGet(OptionalLong::empty);
    }

    /** Bytes of inputs and targets in double; empty where a file decides. */
    public OptionalLong bytes() {
        if (total.isEmpty() || inputShape.isEmpty()) {
            return OptionalLong.empty();
        }
        long width = classifies ? positions : outputs.orElse(1);
        return OptionalLong.of(total.getAsLong() * (inputSize().getAsLong() + width) * Double.BYTES);
    }
}
