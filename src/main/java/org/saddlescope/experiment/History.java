package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;

/**
 * Everything measured along one optimizer's path so far: one element a recorded step in every column. Columns that are
 * not measured at every recorded step hold NaN with {@code measured} false where nothing was measured.
 *
 * @param steps       the optimizer's steps, ascending
 * @param loss        the full training loss at each
 * @param gradientNorm ‖∇f‖ of the full objective
 * @param stepSize    the step size of the update that leaves this step; NaN at the last
 * @param columns     further measurements by name, each as long as {@code steps}
 */
public record History(int[] steps, double[] loss, double[] gradientNorm, double[] stepSize, List<Column> columns) {
    public History {
        columns = List.copyOf(columns);
    }

    public int size() {
        return steps.length;
    }

    /**
     * @param id       the name in {@code history.csv}, for instance {@code pl} or {@code lambda_min}
     * @param label    the name in plots, for instance "PL  ‖∇f‖²/(2(f−f*))"
     * @param group    which plot it belongs to
     * @param note     the f* and x* it used and where they came from, as {@link org.saddlescope.conditions.Reading#provenance()}
     *                 puts it; for eigenvalues the residual asked for
     * @param values   one a recorded step
     * @param measured whether each was measured
     */
    public record Column(String id, String label, Group group, String note, double[] values, boolean[] measured) {}

    /** The plots that columns belong to. */
    public enum Group {
        RATIO,
        /** Numbers that are logarithms already. */
        LOG_RATIO,
        SMOOTHNESS,
        SPECTRUM,
        RESIDUAL,
        /** The Morse index. */
        INDEX,
        /** Eigenvalues of the tangent kernel. */
        KERNEL,
        KERNEL_CONDITION,
        /** How far the kernel has moved, relative. */
        DRIFT,
        /** The norm of the model Hessian, which moves the kernel. */
        MODEL_HESSIAN,
        /** How far θ has moved, and the radius of the ball that theory allows it. */
        DISTANCE,
        LOSS,
        ACCURACY
    }

    /** The column of this id, where there is one. */
    public Optional<Column> column(String id) {
        return columns.stream().filter(column -> column.id().equals(id)).findFirst();
    }
}
