package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.SliceGrid;
import org.saddlescope.landscape.ToValues;

/**
 * Takes up slices where they were left: what a file holds of the same quantity of the same problem on the same plane is
 * not computed again, whether the program was killed or the range has been widened since. A file is believed where its
 * fingerprint of the problem and its plane are the same to the bit and two of its cells, computed again, are too; data
 * files that changed since then would show there.
 *
 * @param problem the fingerprint (see {@link #fingerprint})
 * @param values  the quantity, to compute cells again
 */
record SliceStore(String problem, ToValues values) {
    /**
     * @param slice   what is known, on the file's own grid; empty where nothing can be used
     * @param refusal why a file that is there cannot be used; empty where it can or there is none
     */
    record Found(Optional<Slice> slice, String refusal) {
        private static final Found NOTHING = new Found(Optional.empty(), "");

        static Found refused(Path file, String reason) {
            return new Found(Optional.empty(), file + " " + reason + " and is replaced");
        }

        /** The grid that is asked for, with the coordinates of what is known where they agree. */
        SliceGrid joined(SliceGrid grid) {
            return slice.map(known -> grid.joining(known.alpha(), known.beta())).orElse(grid);
        }
    }

    Found find(Path file, Plane plane, String quantity) {
        if (!Files.exists(file)) {
            return Found.NOTHING;
        }
        try {
            SliceFile.Content content = SliceFile.read(file);
            return judge(file, content.slice(), content.problem(), plane, quantity);
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            return Found.refused(file, "cannot be read as a slice");
        }
    }

    Found judge(Path file, Slice slice, String of, Plane plane, String quantity) {
        if (!of.equals(problem) || !slice.quantity().equals(quantity)) {
            return Found.refused(file, "is of another problem or quantity");
        }
        if (!same(slice.plane(), plane)) {
            return Found.refused(file, "is of another plane");
        }
        return reproduced(slice) ? new Found(Optional.of(slice), "")
                : Found.refused(file, "does not agree with what is computed now");
    }

    private static boolean same(Plane a, Plane b) {
        return Arrays.equals(a.origin(), b.origin()) && Arrays.equals(a.direction1(), b.direction1())
                && Arrays.equals(a.direction2(), b.direction2());
    }

    /** Whether the first and the last computed cell come out the same again. */
    private boolean reproduced(Slice slice) {
        int[] computed = IntStream.range(0, slice.values().length).filter(i -> slice.computed()[i]).toArray();
        if (computed.length == 0) {
            return true;
        }
        int[] checked = {computed[0], computed[computed.length - 1]};
        double[][] coefficients = Arrays.stream(checked).mapToObj(i -> new double[] {slice.alpha()[i % slice.columns()],
            slice.beta()[i / slice.columns()]}).toArray(double[][]::new);
        double[] again = values.of(new ParameterStack.Affine(slice.plane().origin(),
                List.of(slice.plane().direction1(), slice.plane().direction2()), coefficients));
        return Arrays.equals(again, Arrays.stream(checked).mapToDouble(i -> slice.values()[i]).toArray());
    }

    /** A hash of everything in an experiment that decides the value of a quantity at a θ. */
    static String fingerprint(Experiment experiment) {
        try {
            ObjectNode all = (ObjectNode) RunJson.parse(ExperimentFile.write(experiment), "");
            ObjectNode parts = RunJson.object();
            for (String field : List.of("schema", "seed", "precision", "problem")) {
                parts.set(field, all.get(field));
            }
            parts.set("minimum", all.path("probes").path("minimum"));
            parts.set("tolerance", all.path("probes").path("curvatureTolerance"));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(parts.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
