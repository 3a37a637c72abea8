package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saddlescope.landscape.Slice;

/**
 * Paints a surface by the painter's algorithm: box, then quads and path pieces from back to front, then key and colour
 * bar. For a height field seen from above, the order of the ground plane alone is the exact order of what hides what.
 */
final class SurfacePainter {
    private final Figure.SurfacePlot figure;
    private final Style style;
    private final SurfaceMesh.Detail detail;

    SurfacePainter(Figure.SurfacePlot figure, Style style) {
        this(figure, style, SurfaceMesh.Detail.FULL);
    }

    SurfacePainter(Figure.SurfacePlot figure, Style style, SurfaceMesh.Detail detail) {
        this.figure = figure;
        this.style = style;
        this.detail = detail;
    }

    void paint(Graphics2D canvas, Rectangle2D area) {
        canvas.setPaint(style.ground());
        canvas.fill(area);
        scene(canvas, furnished(canvas, area), scale());
    }

    /**
     * Paints surface, paths and marks alone, as large as the area lets them be: without box, words, key,
     * colour bar and background.
     */
    void paintBare(Graphics2D canvas, Rectangle2D area) {
        pieces(Projection.fit(figure.camera(), area), scale()).forEach(piece -> piece.paint().accept(canvas));
    }

    /** The projection of the box by which the figure is painted into an area; what stands around it is painted. */
    Projection projection(Graphics2D canvas, Rectangle2D area) {
        return projection(furnished(canvas, area));
    }

    private ColourScale scale() {
        return ColourScale.of(figure.slice(), figure.logHeight(), figure.range());
    }

    /** Paints title, key and colour bar; returns the area that is left to the box. */
    private Rectangle2D furnished(Graphics2D canvas, Rectangle2D area) {
        double em = style.fontSize();
        Slice slice = figure.slice();
        ColourScale scale = scale();
        double left = area.getX() + 0.6 * em;
        double width = area.getWidth() - 1.2 * em;
        double top = title(canvas, left, area.getY() + 0.6 * em, width);
        Key words = LandscapeKey.surface(slice, figure.trajectories(), figure.marks(), scale, style);
        double keyTop = area.getMaxY() - 0.4 * em;
        switch (style.key()) {
            case BELOW -> {
                Key key = words.fitting(canvas, width, area.getHeight());
                keyTop -= key.height(canvas, width);
                key.draw(canvas, new Rectangle2D.Double(left, keyTop, width, area.getMaxY() - keyTop));
            }
            case BESIDE -> {
                double beside = words.widthBeside(canvas, width, keyTop - top);
                double height = words.height(canvas, beside);
                width -= beside;
                words.draw(canvas, new Rectangle2D.Double(left + width, top + Math.max(0, (keyTop - top - height) / 2), beside, height));
            }
            case NONE -> { }
        }
        ColourBar bar = new ColourBar(scale, figure.colours(), slice.quantity(), new double[0], style);
        double height = Math.max(em, keyTop - top);
        double barHeight = 0.72 * height;
        double barWidth = Math.min(bar.width(canvas, barHeight), width / 3);
        bar.draw(canvas, new Rectangle2D.Double(left + width - barWidth, top + (height - barHeight) / 2, barWidth, barHeight));
        return new Rectangle2D.Double(left, top, width - barWidth - 0.6 * em, height);
    }

    private Projection projection(Rectangle2D area) {
        double em = style.fontSize();
        // room for tick labels and names around the box
        double side = Math.min(4.2 * em, area.getWidth() / 5);
        double below = Math.min(3.2 * em, area.getHeight() / 5);
        Rectangle2D inner = new Rectangle2D.Double(area.getX() + side, area.getY() + 0.6 * em,
                Math.max(1, area.getWidth() - 1.35 * side), Math.max(1, area.getHeight() - below - 0.6 * em));
        return Projection.fit(figure.camera(), inner);
    }

    private void scene(Graphics2D canvas, Rectangle2D area, ColourScale scale) {
        Projection projection = projection(area);
        List<SurfacePiece> pieces = pieces(projection, scale);
        Shape before = canvas.getClip();
        canvas.clip(area);
        new AxesBox(figure.slice(), scale, projection, style).draw(canvas);
        pieces.forEach(piece -> piece.paint().accept(canvas));
        canvas.setClip(before);
    }

    /** What is painted, from back to front. */
    private List<SurfacePiece> pieces(Projection projection, ColourScale scale) {
        HeightField field = new HeightField(figure.slice(), scale);
        SurfaceMesh mesh = new SurfaceMesh(field, figure.colours(), projection, style, detail);
        List<SurfacePiece> pieces = new ArrayList<>();
        mesh.addTo(pieces);
        SurfacePaths paths = new SurfacePaths(field, mesh, projection, style);
        for (int i = 0; i < figure.trajectories().size(); i++) {
            paths.add(figure.trajectories().get(i), i, figure.trajectories().size(), pieces);
        }
        figure.marks().forEach(mark -> paths.add(mark, pieces));
        pieces.sort(Comparator.comparingDouble(SurfacePiece::back).reversed());
        return pieces;
    }

    private double title(Graphics2D canvas, double left, double top, double width) {
        if (figure.title().isBlank()) {
            return top;
        }
        canvas.setFont(style.titleFont());
        canvas.setPaint(style.ink().text());
        var metrics = canvas.getFontMetrics();
        double y = top;
        for (String line : TextFit.wrap(figure.title(), metrics, width)) {
            y += metrics.getHeight();
            canvas.drawString(line, (float) (left + (width - metrics.stringWidth(line)) / 2), (float) (y - metrics.getDescent()));
        }
        return y + 0.3 * style.fontSize();
    }
}
