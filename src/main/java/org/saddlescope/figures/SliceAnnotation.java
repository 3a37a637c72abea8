package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.saddlescope.landscape.Trajectory;

/** Everything inside a map: the image, its contours, the paths and the critical points, in data space. */
final class SliceAnnotation extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final int MAX_PIXELS = 2048;
    private static final double HURRY = 4;

    private final transient Figure.SliceMap map;
    private final transient ColourScale scale;
    private final transient List<Contours.Line> contours;
    private final transient Style style;
    private transient ScalarImage image;
    private int imagePerCell;

    SliceAnnotation(Figure.SliceMap map, ColourScale scale, double[] levels, Style style) {
        this.map = map;
        this.scale = scale;
        this.style = style;
        this.contours = Contours.trace(map.slice(), levels);
    }

    @Override
    public void draw(Graphics2D canvas, XYPlot plot, Rectangle2D area, ValueAxis alpha, ValueAxis beta, int index,
                     PlotRenderingInfo info) {
        ToCanvas to = new ToCanvas(alpha, beta, area);
        drawImage(canvas, area, to);
        NanHatch.of(map.slice()).ifPresent(hatch -> hatch.draw(canvas, style, to::x, to::y));
        List<List<Point2D>> paths = map.trajectories().stream().map(path -> points(path, to)).toList();
        drawContours(canvas, area, to, paths);
        for (int i = 0; i < paths.size(); i++) {
            PathPainter.draw(canvas, paths.get(i), i, style);
        }
        for (Figure.Mark mark : map.marks()) {
            if (Double.isFinite(mark.alpha()) && Double.isFinite(mark.beta())) {
                Symbol.critical(mark.symbol(), style).draw(canvas, to.x(mark.alpha()), to.y(mark.beta()));
            }
        }
        for (int i = 0; i < paths.size(); i++) {
            PathPainter.drawEnds(canvas, paths.get(i), i, paths.size(), style);
        }
        // Last, and the broad one first: a step is looked at closely.
        map.arrows().reversed().forEach(arrow -> ArrowPainter.draw(canvas, new Point2D.Double(to.x(arrow.alpha()), to.y(arrow.beta())),
                new Point2D.Double(to.x(arrow.tipAlpha()), to.y(arrow.tipBeta())), arrow.kind(), style));
    }

    private void drawImage(Graphics2D canvas, Rectangle2D area, ToCanvas to) {
        double zoom = Math.max(1, canvas.getTransform().getScaleX());
        int cells = Math.max(map.slice().columns(), map.slice().rows());
        // A live window would rather have thirty pictures a second than the last pixel: it magnifies a smaller image.
        boolean hurry = RenderingHints.VALUE_RENDER_SPEED.equals(canvas.getRenderingHint(RenderingHints.KEY_RENDERING));
        double pixels = Math.max(area.getWidth(), area.getHeight()) * zoom / (hurry ? HURRY : 1);
        int wanted = (int) Math.ceil(pixels / cells);
        int perCell = Math.clamp(wanted, 1, Math.max(1, MAX_PIXELS / cells));
        if (image == null || imagePerCell != perCell) {
            image = ScalarImage.of(map.slice(), scale, map.colours(), perCell);
            imagePerCell = perCell;
        }
        Rectangle2D bounds = image.bounds();
        double left = to.x(bounds.getMinX());
        double top = to.y(bounds.getMaxY());
        AffineTransform place = AffineTransform.getTranslateInstance(left, top);
        place.scale((to.x(bounds.getMaxX()) - left) / image.image().getWidth(),
                (to.y(bounds.getMinY()) - top) / image.image().getHeight());
        canvas.drawImage(image.image(), place, null);
    }

    private void drawContours(Graphics2D canvas, Rectangle2D area, ToCanvas to, List<List<Point2D>> paths) {
        ContourPainter painter = new ContourPainter(canvas, area, style);
        for (List<Point2D> path : paths) {
            double spacing = 0.8 * style.fontSize();
            Point2D last = null;
            for (Point2D point : path) {
                if (point != null && (last == null || last.distance(point) > spacing)) {
                    painter.avoid(point.getX(), point.getY());
                    last = point;
                }
            }
        }
        for (Figure.Mark mark : map.marks()) {
            painter.avoid(to.x(mark.alpha()), to.y(mark.beta()));
        }
        double dt = 0.08 / (MapCharts.LEVELS + 1);
        for (Contours.Line line : contours) {
            double[] xy = new double[line.xy().length];
            for (int i = 0; i < line.size(); i++) {
                xy[2 * i] = to.x(line.xy()[2 * i]);
                xy[2 * i + 1] = to.y(line.xy()[2 * i + 1]);
            }
            if (line.size() > 1) {
                painter.draw(xy, scale.text(line.level(), dt), Ink.contrasting(map.colours().argb(scale.t(line.level()))));
            }
        }
    }

    private static List<Point2D> points(Trajectory path, ToCanvas to) {
        List<Point2D> points = new ArrayList<>(path.size());
        for (int i = 0; i < path.size(); i++) {
            boolean finite = Double.isFinite(path.alpha()[i]) && Double.isFinite(path.beta()[i]);
            points.add(finite ? new Point2D.Double(to.x(path.alpha()[i]), to.y(path.beta()[i])) : null);
        }
        return points;
    }

    private record ToCanvas(ValueAxis alpha, ValueAxis beta, Rectangle2D area) {
        // Far beyond any canvas, and near enough that the rasteriser does not overflow: a diverged path stays a line.
        private static final double LIMIT = 1e6;

        double x(double value) {
            return Math.clamp(alpha.valueToJava2D(value, area, RectangleEdge.BOTTOM), -LIMIT, LIMIT);
        }

        double y(double value) {
            return Math.clamp(beta.valueToJava2D(value, area, RectangleEdge.LEFT), -LIMIT, LIMIT);
        }
    }
}
