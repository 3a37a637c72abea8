package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Paints a table: rules above and below, numbers to the right, words to the left. Rows that do not fit are counted in a
 * last line; columns that do not fit have their cells set smaller, and where that is not enough shortened in
 * the middle.
 */
final class TablePainter {
    private static final double MARGIN_EMS = 0.8;
    private static final double BETWEEN_EMS = 1.2;
    private static final double LEAST_FONT = 0.7;
    private static final double ROW = 1.25;
    private static final double UNBOUNDED = 1e9;

    private final Figure.Table table;
    private final Style style;

    TablePainter(Figure.Table table, Style style) {
        this.table = table;
        this.style = style;
    }

    /** How high a table is with all its rows, in the units of the style's font. */
    static double height(Figure.Table table, Style style, double width) {
        Graphics2D canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            double end = new TablePainter(table, style).drawn(canvas, new Rectangle2D.Double(0, 0, width, UNBOUNDED));
            return end + MARGIN_EMS * style.fontSize();
        } finally {
            canvas.dispose();
        }
    }

    void paint(Graphics2D canvas, Rectangle2D area) {
        canvas.setPaint(style.ground());
        canvas.fill(area);
        drawn(canvas, area);
    }

    /** Draws all but the ground, and says where it ends. */
    private double drawn(Graphics2D canvas, Rectangle2D area) {
        Ink ink = style.ink();
        double em = style.fontSize();
        double y = area.getY() + MARGIN_EMS * em;
        double left = area.getX() + MARGIN_EMS * em;
        double right = area.getMaxX() - MARGIN_EMS * em;
        if (!table.title().isBlank()) {
            y = line(canvas, table.title(), style.titleFont(), left, y, right - left);
            y += 0.4 * em;
        }
        FontMetrics small = canvas.getFontMetrics(style.smallFont());
        double notes = table.notes().stream().mapToInt(note -> TextFit.wrap(shown(note), small, right - left).size()).sum()
                * small.getHeight();
        y = rows(canvas, left, right, y, area.getMaxY() - MARGIN_EMS * em - notes);
        canvas.setPaint(ink.muted());
        for (String note : table.notes()) {
            for (String text : TextFit.wrap(shown(note), small, right - left)) {
                canvas.setPaint(ink.muted());
                y = text(canvas, text, style.smallFont(), left, y);
            }
        }
        return y;
    }

    private double rows(Graphics2D canvas, double left, double right, double top, double bottom) {
        Ink ink = style.ink();
        Font head = style.smallFont().deriveFont(Font.BOLD);
        double scale = Math.clamp((right - left) / needed(canvas.getFontMetrics(head)), LEAST_FONT, 1);
        head = head.deriveFont((float) (scale * head.getSize2D()));
        Font body = head.deriveFont(Font.PLAIN);
        FontMetrics metrics = canvas.getFontMetrics(head);
        double height = ROW * metrics.getHeight();
        double[] widths = widths(metrics, right - left);
        double y = top;
        rule(canvas, left, right, y, 1.2f);
        row(canvas, table.headers(), head, left, y, widths, height);
        y += height;
        rule(canvas, left, right, y, 0.7f);
        int fit = (int) Math.max(0, (bottom - y) / height);
        int count = table.rows().size() <= fit ? table.rows().size() : Math.max(0, fit - 1);
        for (int i = 0; i < count; i++) {
            row(canvas, table.rows().get(i), body, left, y, widths, height);
            y += height;
        }
        if (count < table.rows().size()) {
            canvas.setPaint(ink.muted());
            text(canvas, "… and " + (table.rows().size() - count) + " more rows, which the data file holds", style.smallFont(), left, y + 0.1 * height);
            y += height;
        }
        rule(canvas, left, right, y, 1.2f);
        return y + 0.3 * height;
    }

    private void row(Graphics2D canvas, List<String> cells, Font font, double left, double top, double[] widths, double height) {
        FontMetrics metrics = canvas.getFontMetrics(font);
        canvas.setFont(font);
        double x = left;
        for (int c = 0; c < cells.size(); c++) {
            String text = TextFit.shortened(shown(cells.get(c)), metrics, widths[c]);
            double shift = numeric(c) ? widths[c] - metrics.stringWidth(text) : 0;
            canvas.setPaint(style.ink().text());
            canvas.drawString(text, (float) (x + shift), (float) (top + (height + metrics.getAscent() - metrics.getDescent()) / 2));
            x += widths[c] + BETWEEN_EMS * style.fontSize();
        }
    }

    /** The width of the whole table. */
    private double needed(FontMetrics metrics) {
        return Arrays.stream(natural(metrics)).sum() + BETWEEN_EMS * style.fontSize() * (table.headers().size() - 1);
    }

    /** What each column needs. */
    private double[] natural(FontMetrics metrics) {
        return IntStream.range(0, table.headers().size()).mapToDouble(c -> Math.max(metrics.stringWidth(shown(table.headers().get(c))),
                table.rows().stream().mapToDouble(row -> metrics.stringWidth(shown(row.get(c)))).max().orElse(0))).toArray();
    }

    /** What each column gets; where that is too much, the widest give way. */
    private double[] widths(FontMetrics metrics, double room) {
        int columns = table.headers().size();
        double[] widths = natural(metrics);
        double free = room - BETWEEN_EMS * style.fontSize() * (columns - 1);
        double cap = IntStream.range(0, columns).mapToDouble(c -> widths[c]).max().orElse(0);
        while (cap > style.fontSize() && total(widths, cap) > free) {
            cap *= 0.97;
        }
        for (int c = 0; c < columns; c++) {
            widths[c] = Math.min(widths[c], cap);
        }
        return widths;
    }

    private static double total(double[] widths, double cap) {
        double sum = 0;
        for (double width : widths) {
            sum += Math.min(width, cap);
        }
        return sum;
    }

    private boolean numeric(int column) {
        return !table.rows().isEmpty() && table.rows().stream().map(row -> row.get(column)).allMatch(
                cell -> cell.isEmpty() || cell.matches("[−+≥≤<>-]?\\s?(\\d.*|∞|NaN|10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)"));
    }

    private String shown(String text) {
        return Glyphs.shown(text, style.smallFont());
    }

    private double line(Graphics2D canvas, String words, Font font, double x, double y, double width) {
        double next = y;
        canvas.setPaint(style.ink().text());
        for (String text : TextFit.wrap(Glyphs.shown(words, font), canvas.getFontMetrics(font), width)) {
            next = text(canvas, text, font, x, next);
        }
        return next;
    }

    private double text(Graphics2D canvas, String text, Font font, double x, double y) {
        FontMetrics metrics = canvas.getFontMetrics(font);
        canvas.setFont(font);
        canvas.drawString(text, (float) x, (float) (y + metrics.getAscent()));
        return y + metrics.getHeight();
    }

    private void rule(Graphics2D canvas, double left, double right, double y, float width) {
        canvas.setPaint(style.ink().text());
        canvas.setStroke(new BasicStroke(width * style.line()));
        canvas.draw(new Line2D.Double(left, y, right, y));
    }
}
