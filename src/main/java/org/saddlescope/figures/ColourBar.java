package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The colours of a scale with true values beside them: the smallest at the bottom, the largest at the top, round ones
 * between, and the name of the quantity. Where the range is not the slice's own, an arrow at an end says that values lie
 * beyond it.
 *
 * @param levels values marked by a thin line, those of the contours
 */
record ColourBar(ColourScale scale, ColourMap colours, String quantity, double[] levels, Style style) {
    private static final double EMS_PER_TICK = 2.6;
    private static final double ARROW_EMS = 0.95;

    /** The width that the bar needs with its labels, at this height. */
    double width(Graphics2D canvas, double height) {
        FontMetrics metrics = canvas.getFontMetrics(style.smallFont());
        double labels = ticks(height).stream().mapToDouble(tick -> metrics.stringWidth(tick.label())).max().orElse(0);
        return 1.9 * style.fontSize() + labels + 1.6 * style.fontSize();
    }

    /** Draws the bar at the left of an area, over its whole height. */
    void draw(Graphics2D canvas, Rectangle2D area) {
        double em = style.fontSize();
        double above = scale.above() ? ARROW_EMS * em : 0;
        double below = scale.below() ? ARROW_EMS * em : 0;
        Rectangle2D bar = new Rectangle2D.Double(area.getX(), area.getY() + above, em, area.getHeight() - above - below);
        if (scale.above()) {
            arrow(canvas, bar, bar.getMinY(), -above, 1);
        }
        if (scale.below()) {
            arrow(canvas, bar, bar.getMaxY(), below, 0);
        }
        BufferedImage strip = strip();
        AffineTransform place = AffineTransform.getTranslateInstance(bar.getX(), bar.getY());
        place.scale(bar.getWidth() / strip.getWidth(), bar.getHeight() / strip.getHeight());
        canvas.drawImage(strip, place, null);
        canvas.setStroke(new BasicStroke(0.7f * style.line()));
        for (double level : levels) {
            canvas.setPaint(Ink.withAlpha(Ink.contrasting(colours.argb(scale.t(level))), 170));
            double y = y(bar, level);
            canvas.draw(new Line2D.Double(bar.getX(), y, bar.getMaxX(), y));
        }
        canvas.setPaint(style.ink().muted());
        canvas.draw(bar);
        double labelled = drawTicks(canvas, bar);
        drawName(canvas, bar, labelled + 0.5 * em);
    }

    /** A triangle beyond an end of the bar, in the colour that the values there have. */
    private void arrow(Graphics2D canvas, Rectangle2D bar, double base, double height, double t) {
        Path2D arrow = new Path2D.Double();
        double gap = Math.signum(height) * 0.12 * style.fontSize();
        arrow.moveTo(bar.getMinX(), base + gap);
        arrow.lineTo(bar.getMaxX(), base + gap);
        arrow.lineTo(bar.getCenterX(), base + height);
        arrow.closePath();
        canvas.setPaint(new Color(colours.argb(t)));
        canvas.fill(arrow);
        canvas.setStroke(new BasicStroke(0.9f * style.line()));
        canvas.setPaint(style.ink().text());
        canvas.draw(arrow);
    }

    private double drawTicks(Graphics2D canvas, Rectangle2D bar) {
        double em = style.fontSize();
        canvas.setFont(style.smallFont());
        FontMetrics metrics = canvas.getFontMetrics();
        double right = bar.getMaxX();
        for (Ticks.Tick tick : ticks(bar.getHeight())) {
            double y = y(bar, tick.value());
            canvas.setPaint(style.ink().muted());
            canvas.draw(new Line2D.Double(bar.getMaxX(), y, bar.getMaxX() + 0.3 * em, y));
            canvas.setPaint(style.ink().text());
            double x = bar.getMaxX() + 0.5 * em;
            canvas.drawString(tick.label(), (float) x, (float) (y + (metrics.getAscent() - metrics.getDescent()) / 2.0));
            right = Math.max(right, x + metrics.stringWidth(tick.label()));
        }
        return right;
    }

    private void drawName(Graphics2D canvas, Rectangle2D bar, double x) {
        canvas.setFont(style.font());
        FontMetrics metrics = canvas.getFontMetrics();
        AffineTransform before = canvas.getTransform();
        canvas.translate(x + metrics.getAscent(), bar.getCenterY());
        canvas.rotate(-Math.PI / 2);
        canvas.setPaint(style.ink().text());
        canvas.drawString(quantity, (float) (-metrics.stringWidth(quantity) / 2.0), 0);
        canvas.setTransform(before);
    }

    private List<Ticks.Tick> ticks(double height) {
        int count = Math.clamp((int) (height / (EMS_PER_TICK * style.fontSize())), 2, 8);
        return scale.ticks(count);
    }

    private double y(Rectangle2D bar, double value) {
        return bar.getMaxY() - scale.t(value) * bar.getHeight();
    }

    private BufferedImage strip() {
        BufferedImage strip = new BufferedImage(1, ColourMap.SIZE, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < ColourMap.SIZE; i++) {
            double t = scale.constant() || scale.empty() ? 0.5 : 1 - i / (ColourMap.SIZE - 1.0);
            strip.setRGB(0, i, colours.argb(t));
        }
        return strip;
    }
}
