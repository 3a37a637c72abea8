package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.NpyArray.Numbers;
import org.saddlescope.data.numpy.NpyArray.Texts;
import org.saddlescope.data.numpy.NpyArray.Type;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.engine.Problem;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/**
 * A slice with what is drawn on it, as one {@code npz} file, so that the paths always belong to the plane:
 * <pre>
 * alpha, beta                       the grid's axes
 * loss                              [row = beta][column = alpha]; named after the quantity; NaN where not computed
 * residual                          how far each value may be off, as loss; only of eigenvalues
 * origin, direction1, direction2    the plane
 * computed                          which cells were computed, as loss
 * explained                         the variance explained along the two directions
 * labels                            axis 1, axis 2, how the plane was chosen, the quantity
 * note                              what the values are measured against; only of those that do not stand for themselves
 * paths                             the optimizers' names; of the n-th, counted from 1:
 *   pathN_step, _alpha, _beta, _off_plane, _loss, _in_plane_loss, _explained
 * wanted                            of each path the share below which the plane shows too little of it
 * problem                           a fingerprint of the problem, only where the slice can be continued
 * points                            known critical points: name, kind
 * point_coordinates                 their alpha, beta, loss
 * </pre>
 */
final class SliceFile {
    private static final String NOTE = "note";
    static final Pattern NAME = Pattern.compile("[^.].*\\.npz");

    /**
     * What the file holds.
     *
     * @param problem a fingerprint of what was sliced, so that only slices of the same problem are continued; may be empty
     */
    record Content(Slice slice, List<Trajectory> trajectories, List<Frame.Mark> marks, String problem) {
        /** Of a run's own slice, which is never taken up again. */
        Content(Slice slice, List<Trajectory> trajectories, List<Frame.Mark> marks) {
            this(slice, trajectories, marks, "");
        }
    }

    private SliceFile() {}

    /** Writes {@code QUANTITY.npz} into the folder. */
    static void write(Path folder, Content content) throws IOException {
        writeTo(folder.resolve(SliceSpec.Quantity.id(content.slice.quantity()) + ".npz"), content);
    }

    /** Writes a file of any name. */
    static void writeTo(Path file, Content content) throws IOException {
        Npz.write(file, arrays(content), Npz.Packing.STORED);
    }

    private static SequencedMap<String, NpyArray> arrays(Content content) {
        Slice slice = content.slice;
        Plane plane = slice.plane();
        double[] values = slice.values().clone();
        double[] computed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            // Until a cell is computed it shows its neighbour's value; that is for the eye, not for the record.
            values[i] = slice.computed()[i] ? values[i] : Double.NaN;
            computed[i] = slice.computed()[i] ? 1 : 0;
        }
        List<Integer> shape = List.of(slice.rows(), slice.columns());
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("alpha", NpyArray.vector(slice.alpha()));
        arrays.put("beta", NpyArray.vector(slice.beta()));
        arrays.put(SliceSpec.Quantity.id(slice.quantity()), new Numbers(Type.FLOAT64, shape, values));
        if (slice.errors().length > 0) {
            arrays.put("residual", new Numbers(Type.FLOAT64, shape, slice.errors()));
        }
        arrays.put("origin", NpyArray.vector(plane.origin()));
        arrays.put("direction1", NpyArray.vector(plane.direction1()));
        arrays.put("direction2", NpyArray.vector(plane.direction2()));
        arrays.put("computed", new Numbers(Type.BOOL, shape, computed));
        arrays.put("explained", NpyArray.vector(new double[] {plane.explained1(), plane.explained2()}));
        arrays.put("labels", texts(List.of(plane.axis1(), plane.axis2(), plane.description(), slice.quantity())));
        putNote(arrays, slice);
        arrays.put("paths", texts(content.trajectories.stream().map(Trajectory::name).toList()));
        arrays.put("wanted", NpyArray.vector(content.trajectories.stream().mapToDouble(Trajectory::wanted).toArray()));
        if (!content.problem.isEmpty()) {
            arrays.put("problem", texts(List.of(content.problem)));
        }
        for (int n = 0; n < content.trajectories.size(); n++) {
            Trajectory path = content.trajectories.get(n);
            String name = "path" + (n + 1) + "_";
            arrays.put(name + "step", new Numbers(Type.INT64, List.of(path.size()), Arrays.stream(path.steps()).asDoubleStream().toArray()));
            arrays.put(name + "alpha", NpyArray.vector(path.alpha()));
            arrays.put(name + "beta", NpyArray.vector(path.beta()));
            arrays.put(name + "off_plane", NpyArray.vector(path.offPlane()));
            arrays.put(name + "loss", NpyArray.vector(path.trueLoss()));
            arrays.put(name + "in_plane_loss", NpyArray.vector(path.inPlaneLoss()));
            arrays.put(name + "explained", NpyArray.vector(new double[] {path.explained()}));
        }
        List<String> names = new ArrayList<>();
        double[] coordinates = new double[3 * content.marks.size()];
        for (Frame.Mark mark : content.marks) {
            int at = 3 * names.size() / 2;
            coordinates[at] = mark.alpha();
            coordinates[at + 1] = mark.beta();
            coordinates[at + 2] = mark.loss();
            names.add(mark.name());
            names.add(mark.kind().name().toLowerCase(Locale.ROOT));
        }
        arrays.put("points", new Texts(List.of(content.marks.size(), 2), names));
        arrays.put("point_coordinates", NpyArray.matrix(content.marks.size(), 3, coordinates));
        return arrays;
    }

    /** Reads a file that {@link #write} wrote; the message of an error names the file and the array. */
    static Content read(Path file) throws IOException {
        NpzContents arrays = NpzContents.read(file);
        List<String> labels = arrays.texts("labels", 4);
        double[] alpha = arrays.numbers("alpha");
        double[] beta = arrays.numbers("beta");
        int cells = Math.multiplyExact(alpha.length, beta.length);
        double[] origin = arrays.numbers("origin");
        double[] explained = arrays.numbers("explained", 2);
        Plane plane = new Plane(origin, arrays.numbers("direction1", origin.length),
                arrays.numbers("direction2", origin.length), labels.get(0), labels.get(1), labels.get(2), explained[0], explained[1]);
        Slice slice = new Slice(plane, alpha, beta, arrays.numbers(SliceSpec.Quantity.id(labels.get(3)), cells),
                arrays.flags("computed", cells), labels.get(3),
                arrays.has("residual") ? arrays.numbers("residual", cells) : new double[0], note(arrays));
        return new Content(slice, paths(arrays), marks(arrays), arrays.has("problem") ? arrays.texts("problem", 1).getFirst() : "");
    }

    /** What the values of a slice or a box are measured against. */
    static void putNote(SequencedMap<String, NpyArray> arrays, Slice slice) {
        if (!slice.note().isEmpty()) {
            arrays.put(NOTE, texts(List.of(slice.note())));
        }
    }

    /** What {@link #putNote} put; empty where there is nothing. */
    static String note(NpzContents arrays) throws IOException {
        return arrays.has(NOTE) ? arrays.texts(NOTE, 1).getFirst() : "";
    }

    private static List<Trajectory> paths(NpzContents arrays) throws IOException {
        List<String> names = arrays.texts("paths");
        double[] wanted = arrays.has("wanted") ? arrays.numbers("wanted", names.size()) : new double[names.size()];
        List<Trajectory> paths = new ArrayList<>();
        for (int n = 0; n < names.size(); n++) {
            String name = "path" + (n + 1) + "_";
            int[] steps = Arrays.stream(arrays.numbers(name + "step")).mapToInt(step -> (int) step).toArray();
            paths.add(new Trajectory(names.get(n), steps, arrays.numbers(name + "alpha", steps.length),
                    arrays.numbers(name + "beta", steps.length), arrays.numbers(name + "off_plane", steps.length),
                    arrays.numbers(name + "loss", steps.length), arrays.numbers(name + "in_plane_loss", steps.length),
                    arrays.numbers(name + "explained", 1)[0], wanted[n]));
        }
        return paths;
    }

    private static List<Frame.Mark> marks(NpzContents arrays) throws IOException {
        double[] coordinates = arrays.numbers("point_coordinates");
        int count = coordinates.length / 3;
        List<String> names = arrays.texts("points", 2 * count);
        return IntStream.range(0, count).mapToObj(i -> new Frame.Mark(names.get(2 * i), kind(names.get(2 * i + 1)),
                coordinates[3 * i], coordinates[3 * i + 1], coordinates[3 * i + 2])).toList();
    }

    private static Problem.CriticalPoint.Kind kind(String name) {
        return Arrays.stream(Problem.CriticalPoint.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst().orElse(Problem.CriticalPoint.Kind.DEGENERATE);
    }

    private static NpyArray texts(List<String> values) {
        return new Texts(List.of(values.size()), values);
    }
}
