package org.saddlescope.ui.scene;

import java.util.Optional;
import javafx.geometry.Point2D;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.SurfacePlace;

/**
 * From a point of the painted surface back to its (α, β): the two triangles of every cell are looked for around the point,
 * and the one nearest to the viewer is meant. The corners are projected once for a picture and coarsened for a fine grid,
 * so that following the pointer costs little.
 */
final class PaintedPick {
    /** More cells than this along a side tell nobody more. */
    private static final int MOST_CELLS = 100;

    private final Order order;
    private final SurfaceSpace space;
    private final int[] columns;
    private final int[] rows;
    private final double[] px;
    private final double[] py;
    private final double[] near;

    /** What was painted, and how. */
    record Order(Figure.SurfacePlot plot, Style style, double width, double height) {
        private boolean same(Order other) {
            return plot.slice() == other.plot.slice() && plot.logHeight() == other.plot.logHeight() && plot.camera().equals(other.plot.camera())
                    && plot.trajectories().size() == other.plot.trajectories().size() && style.equals(other.style)
                    && width == other.width && height == other.height;
        }
    }

    /** @param towards the unit vector from the surface to the viewer */
    PaintedPick(Order order, Vec towards) {
        this.order = order;
        space = SurfaceSpace.of(order.plot());
        SurfacePlace places = SurfacePlace.of(order.plot(), order.style(), order.width(), order.height());
        columns = spread(order.plot().slice().columns());
        rows = spread(order.plot().slice().rows());
        int n = columns.length * rows.length;
        px = new double[n];
        py = new double[n];
        near = new double[n];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                int i = r * columns.length + c;
                Vec at = corner(r, c);
                java.awt.geom.Point2D there = places.at(at.x(), at.y(), at.z());
                px[i] = there.getX();
                py[i] = there.getY();
                near[i] = at.dot(towards);
            }
        }
    }

    private static int[] spread(int size) {
        int cells = Math.min(MOST_CELLS, size - 1);
        int[] at = new int[cells + 1];
        for (int i = 0; i <= cells; i++) {
            at[i] = (int) ((long) i * (size - 1) / cells);
        }
        return at;
    }

    private Vec corner(int r, int c) {
        double x = space.x(order.plot().slice().alpha()[columns[c]]);
        double y = space.y(order.plot().slice().beta()[rows[r]]);
        return new Vec(x, y, SurfaceSpace.z(space.t(rows[r], columns[c])));
    }

    /** Whether it is about this picture. */
    boolean of(Order other) {
        return order.same(other);
    }

    /** The (α, β) that is seen at a point of the picture; empty beside the surface and in its holes. */
    Optional<Point2D> at(double x, double y) {
        Found best = null;
        int m = columns.length;
        for (int r = 0; r + 1 < rows.length; r++) {
            for (int c = 0; c + 1 < m; c++) {
                int low = r * m + c;
                best = nearer(best, in(x, y, low, low + 1, low + m + 1));
                best = nearer(best, in(x, y, low, low + m, low + m + 1));
            }
        }
        return Optional.ofNullable(best).map(found -> new Point2D(found.mix(this, true), found.mix(this, false)));
    }

    private static Found nearer(Found a, Found b) {
        return a == null || b != null && b.near > a.near ? b : a;
    }

    /** The point in the barycentric coordinates of a triangle, or null outside of it; NaN of a hole compares as outside. */
    private Found in(double x, double y, int a, int b, int c) {
        double d = (py[b] - py[c]) * (px[a] - px[c]) + (px[c] - px[b]) * (py[a] - py[c]);
        double u = ((py[b] - py[c]) * (x - px[c]) + (px[c] - px[b]) * (y - py[c])) / d;
        double v = ((py[c] - py[a]) * (x - px[c]) + (px[a] - px[c]) * (y - py[c])) / d;
        return u >= 0 && v >= 0 && u + v <= 1
                ? new Found(a, b, c, u, v, u * near[a] + v * near[b] + (1 - u - v) * near[c]) : null;
    }

    private record Found(int a, int b, int c, double u, double v, double near) {
        double mix(PaintedPick of, boolean alpha) {
            return u * of.axis(a, alpha) + v * of.axis(b, alpha) + (1 - u - v) * of.axis(c, alpha);
        }
    }

    private double axis(int corner, boolean alpha) {
        return alpha ? order.plot().slice().alpha()[columns[corner % columns.length]] : order.plot().slice().beta()[rows[corner / columns.length]];
    }
}
