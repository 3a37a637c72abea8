package org.saddlescope.ui.scene;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.landscape.Trajectory;

/**
 * A trajectory laid on the surface. Between two recorded points the line follows the surface, half a grid cell at a
 * time; it is broken where it leaves the grid or crosses a hole. Its height is the surface's, which is the in-plane loss:
 * the true loss is another number, and the readout of the map gives both.
 */
final class SurfacePath {
    private static final double FINEST = 0.004;
    private static final int MOST_POINTS = 6000;

    private SurfacePath() {}

    /**
     * Connected pieces of two or more points each.
     *
     * @param lift how far above the surface, in units of the box
     */
    static List<List<Vec>> of(Trajectory trajectory, SurfaceSpace space, double lift) {
        for (double finest = FINEST;; finest *= 2) {
            List<List<Vec>> pieces = trace(trajectory, space, finest, lift);
            if (pieces.stream().mapToInt(List::size).sum() <= MOST_POINTS || finest > 1) {
                return pieces;
            }
        }
    }

    /** Where a recorded point sits on the surface; z is NaN where there is none. */
    static Vec at(Trajectory trajectory, int index, SurfaceSpace space) {
        return space.on(trajectory.alpha()[index], trajectory.beta()[index]);
    }

    private static List<List<Vec>> trace(Trajectory trajectory, SurfaceSpace space, double finest, double lift) {
        double step = Math.max(finest, 1.0 / (Math.max(space.slice().columns(), space.slice().rows()) - 1));
        List<List<Vec>> pieces = new ArrayList<>();
        List<Vec> piece = new ArrayList<>();
        int last = 0;
        for (int i = 1; i < trajectory.size(); i++) {
            double a0 = trajectory.alpha()[last];
            double b0 = trajectory.beta()[last];
            double a1 = trajectory.alpha()[i];
            double b1 = trajectory.beta()[i];
            double length = Math.hypot(space.x(a1) - space.x(a0), space.y(b1) - space.y(b0));
            if (length < finest && i < trajectory.size() - 1) {
                continue;
            }
            last = i;
            double[] inside = inside(space.x(a0), space.y(b0), space.x(a1), space.y(b1));
            if (!(inside[0] <= inside[1])) {
                close(piece, pieces);
                piece = new ArrayList<>();
                continue;
            }
            if (inside[0] > 0) {
                close(piece, pieces);
                piece = new ArrayList<>();
            }
            int parts = (int) Math.max(1, Math.ceil(length * (inside[1] - inside[0]) / step));
            for (int k = piece.isEmpty() ? 0 : 1; k <= parts; k++) {
                double s = inside[0] + (inside[1] - inside[0]) * k / parts;
                Vec p = space.on(a0 + s * (a1 - a0), b0 + s * (b1 - b0));
                if (Double.isNaN(p.z())) {
                    close(piece, pieces);
                    piece = new ArrayList<>();
                } else {
                    piece.add(new Vec(p.x(), p.y(), p.z() + lift));
                }
            }
        }
        close(piece, pieces);
        return pieces;
    }

    /**
     * The part of a segment inside [−1, 1]², as a range of the segment's parameter (Liang and Barsky 1984): a diverging
     * optimizer jumps across many boxes. Empty, with the first greater than the second or NaN, where there is none.
     */
    private static double[] inside(double x0, double y0, double x1, double y1) {
        double from = 0;
        double to = 1;
        double[] starts = {x0, y0};
        double[] moves = {x1 - x0, y1 - y0};
        for (int i = 0; i < 2; i++) {
            if (moves[i] == 0) {
                if (Math.abs(starts[i]) > 1) {
                    return new double[] {1, 0};
                }
                continue;
            }
            double a = (-1 - starts[i]) / moves[i];
            double b = (1 - starts[i]) / moves[i];
            from = Math.max(from, Math.min(a, b));
            to = Math.min(to, Math.max(a, b));
        }
        return new double[] {from, to};
    }

    private static void close(List<Vec> piece, List<List<Vec>> pieces) {
        if (piece.size() > 1) {
            pieces.add(piece);
        }
    }
}
