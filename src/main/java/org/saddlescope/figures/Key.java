package org.saddlescope.figures;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands below a plot: groups of signs with words, each group in as many columns as fit, and notes. Words that do
 * not fit are wrapped, never cut off.
 */
record Key(List<List<Entry>> groups, List<String> notes, Style style) {
    private static final double SIGN_EMS = 3;
    private static final double GAP_EMS = 1.2;

    Key {
        groups = groups.stream().filter(group -> !group.isEmpty()).map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    record Entry(Symbol symbol, String text) {}

    boolean isEmpty() {
        return groups.isEmpty() && notes.isEmpty();
    }

    double height(Graphics2D canvas, double width) {
        return layOut(canvas, new Rectangle2D.Double(0, 0, width, 0), false);
    }

    void draw(Graphics2D canvas, Rectangle2D area) {
        layOut(canvas, area, true);
    }

    private double layOut(Graphics2D canvas, Rectangle2D area, boolean draw) {
        double em = style.fontSize();
        double y = area.getY();
        for (List<Entry> group : groups) {
            y = group(canvas, area, group, y, draw);
        }
        Font font = style.smallFont();
        FontMetrics metrics = canvas.getFontMetrics(font);
        for (String note : notes) {
            for (String line : wrap(note, metrics, area.getWidth() - em)) {
                y += metrics.getHeight();
                if (draw) {
                    canvas.setFont(font);
                    canvas.setPaint(style.ink().muted());
                    canvas.drawString(line, (float) (area.getX() + em / 2), (float) (y - metrics.getDescent()));
                }
            }
        }
        return isEmpty() ? 0 : y - area.getY() + 0.4 * em;
    }

    private double group(Graphics2D canvas, Rectangle2D area, List<Entry> group, double top, boolean draw) {
        double em = style.fontSize();
        Font font = style.font();
        FontMetrics metrics = canvas.getFontMetrics(font);
        double widest = group.stream().mapToDouble(entry -> metrics.stringWidth(entry.text())).max().orElse(0);
        double cell = (SIGN_EMS + GAP_EMS) * em + widest;
        int columns = Math.clamp((int) (area.getWidth() / cell), 1, group.size());
        double room = columns == 1 ? area.getWidth() - (SIGN_EMS + 0.5) * em : widest;
        double indent = (area.getWidth() - Math.min(area.getWidth(), columns * cell)) / 2;
        double y = top;
        for (int row = 0; row * columns < group.size(); row++) {
            int lines = 1;
            for (int column = 0; column < columns && row * columns + column < group.size(); column++) {
                Entry entry = group.get(row * columns + column);
                List<String> text = wrap(entry.text(), metrics, room);
                lines = Math.max(lines, text.size());
                if (draw) {
                    double x = area.getX() + indent + column * cell;
                    canvas.setFont(font);
                    for (int i = 0; i < text.size(); i++) {
                        canvas.setPaint(style.ink().text());
                        canvas.drawString(text.get(i), (float) (x + SIGN_EMS * em),
                                (float) (y + i * metrics.getHeight() + metrics.getAscent() + 0.1 * em));
                    }
                    entry.symbol().draw(canvas, x + SIGN_EMS / 2 * em, y + metrics.getHeight() / 2.0 + 0.1 * em);
                }
            }
            y += lines * metrics.getHeight() + 0.15 * em;
        }
        return y;
    }

    /** The words of a text in lines no wider than this, where a word alone is not wider. */
    static List<String> wrap(String text, FontMetrics metrics, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
