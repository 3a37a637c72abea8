package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.NpyArray.Numbers;
import org.saddlescope.data.numpy.NpyArray.Texts;
import org.saddlescope.data.numpy.NpyArray.Type;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.landscape.Repeats;
import org.saddlescope.landscape.Slice;

/**
 * What several draws of random directions have in common, as one {@code npz} file beside the draws' own:
 * <pre>
 * alpha, beta      axes
 * draws            [draw][beta][alpha]
 * mean, deviation  [beta][alpha], over the draws; deviation with R - 1
 * quantiles        [share][beta][alpha]
 * shares           of the quantiles
 * labels           the quantity, how the first draw was made
 * </pre>
 */
final class RepeatsFile {
    /** A 90 % band, its quartiles and its median. */
    static final List<Double> SHARES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    private RepeatsFile() {}

    static void write(Path file, Repeats repeats) throws IOException {
        Slice first = repeats.draws().getFirst();
        List<Integer> shape = List.of(first.rows(), first.columns());
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("alpha", NpyArray.vector(first.alpha()));
        arrays.put("beta", NpyArray.vector(first.beta()));
        arrays.put("draws", stacked(repeats.draws()));
        arrays.put("mean", new Numbers(Type.FLOAT64, shape, repeats.mean().values()));
        arrays.put("deviation", new Numbers(Type.FLOAT64, shape, repeats.deviation().values()));
        arrays.put("quantiles", stacked(SHARES.stream().map(repeats::quantile).toList()));
        arrays.put("shares", NpyArray.vector(SHARES.stream().mapToDouble(Double::doubleValue).toArray()));
        arrays.put("labels", new Texts(List.of(2), List.of(first.quantity(), first.plane().description())));
        Npz.write(file, arrays, Npz.Packing.STORED);
    }

    private static NpyArray stacked(List<Slice> slices) {
        Slice first = slices.getFirst();
        int cells = first.values().length;
        double[] all = new double[slices.size() * cells];
        for (int r = 0; r < slices.size(); r++) {
            System.arraycopy(slices.get(r).values(), 0, all, r * cells, cells);
        }
        return new Numbers(Type.FLOAT64, List.of(slices.size(), first.rows(), first.columns()), all);
    }
}
