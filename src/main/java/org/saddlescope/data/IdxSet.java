package org.saddlescope.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.saddlescope.engine.Samples;

/**
 * Images and labels from a folder of IDX files. Pixels 0..255 become (x/255 − ½)/½, in [−1, 1]; an image has the shape
 * [1, rows, columns]. The first {@code train} images are trained on, the following {@code heldOut} held back.
 */
final class IdxSet {
    private static final String IMAGES = "images";
    private static final String LABELS = "labels";
    private static final String ADVICE = "put a pair of IDX files there, gzipped or plain, such as train-images-idx3-ubyte.gz"
            + " and train-labels-idx1-ubyte.gz of MNIST, or name the folder that holds them";

    private IdxSet() {}

    private record Pair(Path images, Path labels) {}

    static Dataset load(DataSource.Idx source, DataFolder user) throws DataException {
        Pair pair = choose(user.find(source.folder(), ADVICE));
        long wanted = (long) source.train() + source.heldOut();
        IdxFile labels = IdxFile.read(pair.labels(), 1, Long.MAX_VALUE);
        // Labels first: their number tells whether the images are worth reading.
        if (labels.count() < wanted) {
            throw tooMany(pair.labels(), "labels", labels.count(), source);
        }
        IdxFile images = IdxFile.read(pair.images(), 3, wanted);
        if (images.count() != labels.count()) {
            throw new DataException(pair.labels() + ": expected as many labels as " + pair.images().getFileName()
                    + " has images, " + images.count() + ", found " + labels.count());
        }
        int classes = classes(pair, labels);
        Samples training = part(images, labels.bytes(), classes, 0, source.train());
        return new Dataset(training, source.heldOut() == 0 ? Optional.empty()
                : Optional.of(part(images, labels.bytes(), classes, source.train(), source.heldOut())));
    }

    /** The sizes that the header of the images and the labels tell. */
    static Outline outline(DataSource.Idx source, DataFolder user) throws DataException {
        Pair pair = choose(user.find(source.folder(), ADVICE));
        IdxFile labels = IdxFile.read(pair.labels(), 1, Long.MAX_VALUE);
        List<Integer> shape = IdxFile.shape(pair.images(), 3);
        long wanted = (long) source.train() + source.heldOut();
        if (labels.count() < wanted) {
            throw tooMany(pair.labels(), "labels", labels.count(), source);
        }
        return new Outline(OptionalLong.of(wanted), OptionalLong.of(source.train()), Optional.of(List.of(1, shape.get(1), shape.get(2))),
                OptionalInt.of(classes(pair, labels)), true, 1);
    }

    private static int classes(Pair pair, IdxFile labels) throws DataException {
        int classes = 1;
        for (byte label : labels.bytes()) {
            classes = Math.max(classes, (label & 0xFF) + 1);
        }
        if (classes < 2) {
            throw new DataException(pair.labels() + ": expected labels of at least two classes, found 0 only");
        }
        return classes;
    }

    private static DataException tooMany(Path file, String what, long count, DataSource.Idx source) {
        String nearest = count > source.train()
                ? "the nearest valid heldOut is " + (count - source.train())
                : "the nearest valid values are train " + Math.max(1, count - count / 3) + " and heldOut " + count / 3;
        return new DataException(file + ": expected at least train + heldOut = " + source.train() + " + " + source.heldOut()
                + " = " + ((long) source.train() + source.heldOut()) + " " + what + ", found " + count + "; " + nearest);
    }

    private static Samples part(IdxFile images, byte[] labels, int classes, int from, int count) throws DataException {
        int rows = images.shape().get(1);
        int columns = images.shape().get(2);
        int size = rows * columns;
        DataSize.require("idx images", count, size);
        double[] inputs = new double[count * size];
        byte[] pixels = images.bytes();
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = ((pixels[from * size + i] & 0xFF) / 255.0 - 0.5) / 0.5;
        }
        int[] classesOf = new int[count];
        for (int i = 0; i < count; i++) {
            classesOf[i] = labels[from + i] & 0xFF;
        }
        return new Samples(count, List.of(1, rows, columns), inputs, new Samples.Labels(classesOf, classes));
    }

    /** The pair with a common prefix, one with "train" before others, then by name; else the first of each kind. */
    private static Pair choose(Path folder) throws DataException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(Files::isRegularFile).sorted(Comparator.comparing(IdxSet::lower)).toList();
        } catch (IOException e) {
            throw new DataException(folder + ": cannot be listed: " + e.getMessage(), e);
        }
        List<Path> images = files.stream().filter(file -> lower(file).contains(IMAGES)).toList();
        List<Path> labels = files.stream().filter(file -> lower(file).contains(LABELS)).toList();
        if (images.isEmpty() || labels.isEmpty()) {
            throw new DataException(folder + ": found no file whose name contains \"" + (images.isEmpty() ? IMAGES : LABELS)
                    + "\"; " + ADVICE);
        }
        return images.stream()
                .flatMap(image -> labels.stream().filter(label -> prefix(label, LABELS).equals(prefix(image, IMAGES)))
                        .map(label -> new Pair(image, label)))
                .min(Comparator.comparing(pair -> !lower(pair.images()).contains("train")))
                .orElseGet(() -> new Pair(images.getFirst(), labels.getFirst()));
    }

    private static String prefix(Path file, String word) {
        return lower(file).substring(0, lower(file).indexOf(word));
    }

    private static String lower(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
