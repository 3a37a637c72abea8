package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/**
 * The surface as shaded quads and mesh lines. A cell with a corner that is not finite, or not computed and without a
 * value, is a hole.
 */
final class SurfaceMesh {
    private static final int QUADS = 100;
    private static final int DRAFT_QUADS = 40;
    private static final int LINES = 26;
    private static final double AMBIENT = 0.62;

    private final HeightField field;
    private final ColourMap colours;
    private final Projection projection;
    private final Stroke seam;
    private final Stroke thin;
    private final Detail detail;
    private final int split;
    private final int rows;
    private final int columns;
    private final int lineEvery;

    /** How finely it is painted. */
    enum Detail {
        /** Anti-aliased, and so finely divided that shading and colour run smoothly. */
        FULL,
        /** A tenth of the work, for pictures that follow each other quickly: a quad a cell, with jagged outlines. */
        DRAFT
    }

    SurfaceMesh(HeightField field, ColourMap colours, Projection projection, Style style, Detail detail) {
        this.field = field;
        this.detail = detail;
        this.colours = colours;
        this.projection = projection;
        int cells = Math.max(field.rows(), field.columns()) - 1;
        // few large cells are painted in parts, so that shading and colour run smoothly over them
        int quads = detail == Detail.FULL ? QUADS : DRAFT_QUADS;
        this.split = Math.max(1, (quads + cells - 1) / cells);
        this.rows = (field.rows() - 1) * split;
        this.columns = (field.columns() - 1) * split;
        this.lineEvery = split * Math.max(1, Math.round((float) cells / LINES));
        this.seam = new BasicStroke(0.5f * style.line());
        this.thin = new BasicStroke(0.45f * style.line(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** Adds every quad, in no order. */
    void addTo(List<SurfacePiece> pieces) {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                quad(r, c, pieces);
            }
        }
    }

    /** The size of a quad in the unit box. */
    double quadSize() {
        return 2.0 / Math.min(rows, columns);
    }

    private double x(int c) {
        return 2.0 * c / columns - 1;
    }

    private double y(int r) {
        return 2.0 * r / rows - 1;
    }

    private void quad(int r, int c, List<SurfacePiece> pieces) {
        double sw = field.atIndex((double) r / split, (double) c / split);
        double se = field.atIndex((double) r / split, (double) (c + 1) / split);
        double ne = field.atIndex((double) (r + 1) / split, (double) (c + 1) / split);
        double nw = field.atIndex((double) (r + 1) / split, (double) c / split);
        double mean = (sw + se + ne + nw) / 4;
        if (Double.isNaN(mean)) {
            return;
        }
        Point2D a = projection.at(x(c), y(r), sw);
        Point2D b = projection.at(x(c + 1), y(r), se);
        Point2D d = projection.at(x(c + 1), y(r + 1), ne);
        Point2D e = projection.at(x(c), y(r + 1), nw);
        double slopeX = (se + ne - sw - nw) / 2 / (x(c + 1) - x(c));
        double slopeY = (nw + ne - sw - se) / 2 / (y(r + 1) - y(r));
        double light = AMBIENT + (1 - AMBIENT) * 1.12 * Math.max(0, projection.light(-slopeX, -slopeY, 1));
        int argb = colours.argb((mean / Projection.HALF_HEIGHT + 1) / 2);
        Color fill = shade(argb, light);
        Color line = Ink.withAlpha(Ink.contrasting(argb), 90);
        double back = projection.back((x(c) + x(c + 1)) / 2, (y(r) + y(r + 1)) / 2);
        pieces.add(new SurfacePiece(back, canvas -> {
            Path2D path = new Path2D.Double();
            path.moveTo(a.getX(), a.getY());
            path.lineTo(b.getX(), b.getY());
            path.lineTo(d.getX(), d.getY());
            path.lineTo(e.getX(), e.getY());
            path.closePath();
            canvas.setPaint(fill);
            fill(canvas, path);
            canvas.setStroke(thin);
            canvas.setPaint(line);
            edge(canvas, r, a, b);
            edge(canvas, r + 1, e, d);
            edge(canvas, c, a, e);
            edge(canvas, c + 1, b, d);
        }));
    }

    private void fill(Graphics2D canvas, Shape quad) {
        if (detail == Detail.DRAFT) {
            // Whole pixels belong to one quad or to its neighbour: nothing shines through.
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
            canvas.fill(quad);
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        } else {
            canvas.fill(quad);
            // without it, the background shines through between neighbours that are both anti-aliased
            canvas.setStroke(seam);
            canvas.draw(quad);
        }
    }

    private void edge(Graphics2D canvas, int index, Point2D from, Point2D to) {
        if (index % lineEvery == 0) {
            canvas.draw(new Line2D.Double(from, to));
        }
    }

    private static Color shade(int argb, double light) {
        double f = Math.clamp(light, 0, 1.05);
        return new Color(channel(argb >> 16, f), channel(argb >> 8, f), channel(argb, f));
    }

    private static int channel(int bits, double factor) {
        return Math.clamp(Math.round((bits & 0xFF) * factor), 0, 255);
    }
}
