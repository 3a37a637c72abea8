package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.List;
import org.saddlescope.landscape.Trajectory;

/** Trajectories and critical points on the surface, cut into pieces that are sorted by depth with its quads. */
final class SurfacePaths {
    private static final double LIFT = 0.006;
    private static final int MAX_PARTS = 400;
    private static final double MARKER_SPACING = 0.3;

    private final HeightField field;
    private final SurfaceMesh mesh;
    private final Projection projection;
    private final Style style;

    SurfacePaths(HeightField field, SurfaceMesh mesh, Projection projection, Style style) {
        this.field = field;
        this.mesh = mesh;
        this.projection = projection;
        this.style = style;
    }

    void add(Trajectory path, int series, int of, List<SurfacePiece> pieces) {
        Spot last = null;
        Spot first = null;
        Spot end = null;
        double travelled = 0;
        for (int i = 0; i < path.size(); i++) {
            Spot spot = spot(path.alpha()[i], path.beta()[i]);
            if (spot != null && last != null) {
                line(last, spot, series, pieces);
                travelled += Math.hypot(spot.x - last.x, spot.y - last.y);
                if (travelled > MARKER_SPACING) {
                    sign(spot, Symbol.marker(series, style), 1.5, pieces);
                    travelled = 0;
                }
            }
            last = spot;
            first = first == null ? spot : first;
            end = spot != null ? spot : end;
        }
        sign(first, Symbol.start(series, Symbol.nested(series, of), style), 2 + 0.1 * series, pieces);
        sign(end, Symbol.end(series, Symbol.nested(series, of), style), 3 + 0.1 * series, pieces);
    }

    void add(Figure.Mark mark, List<SurfacePiece> pieces) {
        sign(spot(mark.alpha(), mark.beta()), Symbol.critical(mark.symbol(), style), 1.8, pieces);
    }

    /** A place in the unit box's ground plane; the height follows from the surface. */
    private record Spot(double x, double y) {}

    /** @return null where a coordinate is not finite or far outside */
    private Spot spot(double alpha, double beta) {
        double x = field.x(alpha);
        double y = field.y(beta);
        return Math.abs(x) < 1e3 && Math.abs(y) < 1e3 ? new Spot(x, y) : null;
    }

    private Point2D onSurface(double x, double y) {
        double z = field.at(x, y);
        return Double.isNaN(z) ? null : projection.at(x, y, z + LIFT);
    }

    private void line(Spot from, Spot to, int series, List<SurfacePiece> pieces) {
        double length = Math.hypot(to.x - from.x, to.y - from.y);
        int parts = Math.clamp((long) Math.ceil(length / mesh.quadSize()), 1, MAX_PARTS);
        Color colour = SeriesStyle.colour(series, style.theme());
        BasicStroke casing = new BasicStroke(3.4f * style.line(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        BasicStroke stroke = new BasicStroke(1.9f * style.line(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        for (int i = 0; i < parts; i++) {
            double s = (double) i / parts;
            double t = (i + 1.0) / parts;
            double x0 = from.x + s * (to.x - from.x);
            double y0 = from.y + s * (to.y - from.y);
            double x1 = from.x + t * (to.x - from.x);
            double y1 = from.y + t * (to.y - from.y);
            Point2D a = onSurface(x0, y0);
            Point2D b = onSurface(x1, y1);
            if (a != null && b != null) {
                double back = projection.back((x0 + x1) / 2, (y0 + y1) / 2);
                // the casing a little further back than the line, so that it never covers the piece before
                pieces.add(new SurfacePiece(back - 1.3 * mesh.quadSize(), canvas -> draw(canvas, a, b, casing, Color.WHITE)));
                pieces.add(new SurfacePiece(back - 2.6 * mesh.quadSize(), canvas -> draw(canvas, a, b, stroke, colour)));
            }
        }
    }

    private static void draw(Graphics2D canvas, Point2D a, Point2D b, BasicStroke stroke, Color colour) {
        canvas.setStroke(stroke);
        canvas.setPaint(colour);
        canvas.draw(new Line2D.Double(a, b));
    }

    private void sign(Spot spot, Symbol symbol, double bias, List<SurfacePiece> pieces) {
        if (spot == null) {
            return;
        }
        Point2D p = onSurface(spot.x, spot.y);
        if (p != null) {
            // signs are larger than quads: they stand in front of what lies a few quads nearer
            pieces.add(new SurfacePiece(projection.back(spot.x, spot.y) - bias * 0.06 - 2.6 * mesh.quadSize(),
                    canvas -> symbol.draw(canvas, p.getX(), p.getY())));
        }
    }
}
