package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.saddlescope.data.Dataset;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.NpyArray.Numbers;
import org.saddlescope.data.numpy.NpyArray.Type;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.engine.Samples;

/**
 * The samples of a run: {@code inputs} (n × input shape, float64), {@code targets} (n labels, int64, or n × positions of
 * them, −1 where one does not count; or n × width values, float64) and {@code split} (0 training, 1 held back), training
 * samples first; as single numbers {@code classes}, where the targets are labels, and {@code symbols}, the size of the
 * vocabulary, where the inputs are symbols: neither follows from the samples.
 */
final class SampleFile {
    private static final long LARGEST_FILE = 10_000_000;
    /** What is worth an attempt at deflating: images are mostly background. */
    private static final long LARGEST_CONTENT = 200_000_000;

    private SampleFile() {}

    /**
     * Writes the samples where they fit into 10 MB.
     *
     * @return whether they did
     */
    static boolean write(Path file, Dataset data) throws IOException {
        List<Samples> parts = new ArrayList<>(List.of(data.training()));
        data.heldOut().ifPresent(parts::add);
        long bytes = parts.stream().mapToLong(part -> 8L * (part.inputs().length + 2L * part.count())).sum();
        if (bytes > LARGEST_CONTENT) {
            return false;
        }
        Npz.write(file, arrays(parts), bytes < LARGEST_FILE ? Npz.Packing.STORED : Npz.Packing.DEFLATED);
        if (Files.size(file) > LARGEST_FILE) {
            Files.delete(file);
            return false;
        }
        return true;
    }

    private static SequencedMap<String, NpyArray> arrays(List<Samples> parts) {
        int count = parts.stream().mapToInt(Samples::count).sum();
        List<Integer> inputShape = new ArrayList<>(List.of(count));
        inputShape.addAll(parts.getFirst().inputShape());
        double[] split = IntStream.range(0, parts.size())
                .mapToObj(part -> IntStream.range(0, parts.get(part).count()).mapToDouble(_ -> part))
                .flatMapToDouble(stream -> stream).toArray();
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("inputs", new Numbers(Type.FLOAT64, inputShape,
                parts.stream().flatMapToDouble(part -> Arrays.stream(part.inputs())).toArray()));
        double[] targets = parts.stream().flatMapToDouble(part -> Arrays.stream(numbers(part.targets()))).toArray();
        arrays.put("targets", switch (parts.getFirst().targets()) {
            case Samples.Labels labels -> new Numbers(Type.INT64,
                    labels.positions() == 1 ? List.of(count) : List.of(count, labels.positions()), targets);
            case Samples.Values values -> new Numbers(Type.FLOAT64, List.of(count, values.width()), targets);
        });
        arrays.put("split", new Numbers(Type.INT64, List.of(count), split));
        if (parts.getFirst().targets() instanceof Samples.Labels labels) {
            arrays.put("classes", single(labels.classes()));
        }
        if (parts.getFirst().symbols() > 0) {
            arrays.put("symbols", single(parts.getFirst().symbols()));
        }
        return arrays;
    }

    private static Numbers single(int number) {
        return new Numbers(Type.INT64, List.of(), new double[] {number});
    }

    private static double[] numbers(Samples.Targets targets) {
        return switch (targets) {
            case Samples.Labels labels -> Arrays.stream(labels.labels()).asDoubleStream().toArray();
            case Samples.Values values -> values.values();
        };
    }
}
