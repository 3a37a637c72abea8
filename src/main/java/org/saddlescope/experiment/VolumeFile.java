package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.NpyArray.Numbers;
import org.saddlescope.data.numpy.NpyArray.Texts;
import org.saddlescope.data.numpy.NpyArray.Type;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.landscape.Direction;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Volume;

/**
 * A box of values as one {@code npz} file:
 * <pre>
 * alpha, beta, gamma                axes
 * loss                              [gamma][beta][alpha]; named after the quantity; NaN where not computed
 * computed                          which cells were computed, as loss
 * residual                          how far each value may be off, as loss; only of eigenvalues
 * origin, direction1..direction3    the plane at gamma = 0, and the third direction
 * labels                            axis 1, axis 2, axis 3, how plane and third direction were chosen, the quantity
 * problem                           a fingerprint of the problem
 * </pre>
 */
final class VolumeFile {
    private VolumeFile() {}

    /** What the file holds. */
    record Content(Volume volume, String problem) {}

    static void write(Path file, Content content) throws IOException {
        Volume volume = content.volume;
        Slice first = volume.layers().getFirst();
        int cells = first.values().length;
        double[] values = new double[volume.layers().size() * cells];
        double[] computed = new double[values.length];
        double[] errors = new double[values.length];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(errors, Double.NaN);
        boolean uncertain = false;
        for (int k = 0; k < volume.layers().size(); k++) {
            Slice layer = volume.layers().get(k);
            uncertain |= layer.errors().length > 0;
            for (int i = 0; i < cells; i++) {
                if (layer.computed()[i]) {
                    values[k * cells + i] = layer.values()[i];
                    computed[k * cells + i] = 1;
                    errors[k * cells + i] = layer.errors().length > 0 ? layer.errors()[i] : Double.NaN;
                }
            }
        }
        List<Integer> shape = List.of(volume.layers().size(), first.rows(), first.columns());
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("alpha", NpyArray.vector(first.alpha()));
        arrays.put("beta", NpyArray.vector(first.beta()));
        arrays.put("gamma", NpyArray.vector(volume.gamma()));
        arrays.put(SliceSpec.Quantity.id(first.quantity()), new Numbers(Type.FLOAT64, shape, values));
        arrays.put("computed", new Numbers(Type.BOOL, shape, computed));
        if (uncertain) {
            arrays.put("residual", new Numbers(Type.FLOAT64, shape, errors));
        }
        arrays.put("origin", NpyArray.vector(volume.plane().origin()));
        arrays.put("direction1", NpyArray.vector(volume.plane().direction1()));
        arrays.put("direction2", NpyArray.vector(volume.plane().direction2()));
        arrays.put("direction3", NpyArray.vector(volume.third().vector()));
        arrays.put("explained", NpyArray.vector(new double[] {volume.plane().explained1(), volume.plane().explained2()}));
        arrays.put("labels", new Texts(List.of(6), List.of(volume.plane().axis1(), volume.plane().axis2(), volume.third().axis(),
                volume.plane().description(), volume.third().description(), first.quantity())));
        SliceFile.putNote(arrays, first);
        arrays.put("problem", new Texts(List.of(1), List.of(content.problem)));
        Npz.write(file, arrays, Npz.Packing.STORED);
    }

    /** Reads a file that {@link #write} wrote; the message of an error names the file and the array. */
    static Content read(Path file) throws IOException {
        NpzContents arrays = NpzContents.read(file);
        List<String> labels = arrays.texts("labels", 6);
        double[] alpha = arrays.numbers("alpha");
        double[] beta = arrays.numbers("beta");
        double[] gamma = arrays.numbers("gamma");
        int cells = Math.multiplyExact(alpha.length, beta.length);
        int all = Math.multiplyExact(cells, gamma.length);
        double[] origin = arrays.numbers("origin");
        double[] explained = arrays.numbers("explained", 2);
        Plane plane = new Plane(origin, arrays.numbers("direction1", origin.length), arrays.numbers("direction2", origin.length),
                labels.get(0), labels.get(1), labels.get(3), explained[0], explained[1]);
        Direction third = new Direction(arrays.numbers("direction3", origin.length), labels.get(2), labels.get(4));
        double[] values = arrays.numbers(SliceSpec.Quantity.id(labels.get(5)), all);
        double[] errors = arrays.has("residual") ? arrays.numbers("residual", all) : new double[0];
        boolean[] computed = arrays.flags("computed", all);
        List<Slice> layers = new ArrayList<>();
        for (int k = 0; k < gamma.length; k++) {
            int from = k * cells;
            layers.add(new Slice(Volume.layer(plane, third, gamma[k]), alpha, beta, Arrays.copyOfRange(values, from, from + cells),
                    Arrays.copyOfRange(computed, from, from + cells), labels.get(5),
                    errors.length > 0 ? Arrays.copyOfRange(errors, from, from + cells) : errors, SliceFile.note(arrays)));
        }
        return new Content(new Volume(plane, third, gamma, layers), arrays.texts("problem", 1).getFirst());
    }
}
