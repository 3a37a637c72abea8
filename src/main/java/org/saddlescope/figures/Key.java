package org.saddlescope.figures;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands below a plot: groups of signs with words, each group in as many columns as fit, and notes. Words that do
 * not fit are wrapped; notes that fit on one line share it. Nothing is cut off, except where a {@link Style#compact}
 * style asks for one line each, and nothing is left out, except in a key on screen that would otherwise take the room
 * of the plot: first what stands after the names, then the notes, then signs that no line has. {@link #words} has them all.
 *
 * @param briefNote what the brief words mean, said where they are used
 * @param sheds     whether notes may be left out rather than take the room of the plot
 */
record Key(List<List<Entry>> groups, List<String> notes, String briefNote, Style style, boolean sheds) {
    /** The share of a figure's height that a key may take before it is shortened. */
    private static final double SHARE = 0.36;
    /** The same for a compact style. */
    private static final double COMPACT_SHARE = 0.2;
    /** What it may take rather than cut the words about paths, or leave out notes. */
    private static final double COMPACT_MOST = 0.32;
    /** What a key of signs may take in a lecture before it is left out. */
    private static final double LECTURE_MOST = 1 / 3.0;
    private static final double MOST_BESIDE = 0.36;
    private static final double LEAST_BESIDE_EMS = 13;
    private static final double LINE_EMS = 3;
    private static final double SIGN_EMS = 1.7;
    private static final double GAP_EMS = 1.2;
    private static final String BETWEEN_NOTES = "\u2003|\u2003";

    Key {
        Font font = style.smallFont();
        groups = groups.stream().filter(group -> !group.isEmpty()).map(group -> group.stream().map(entry -> entry.in(font)).toList()).toList();
        notes = notes.stream().map(note -> Glyphs.shown(note, font)).toList();
    }

    /** A key that may shed its notes where it may cut them. */
    Key(List<List<Entry>> groups, List<String> notes, String briefNote, Style style) {
        this(groups, notes, briefNote, style, style.compact());
    }

    /**
     * @param brief what stands instead where there is little room
     * @param name  what stands where there is least
     * @param ems   the room for the sign
     */
    record Entry(Symbol symbol, String text, String brief, String name, double ems) {
        /** With words that this font can show. */
        private Entry in(Font font) {
            return new Entry(symbol, Glyphs.shown(text, font), Glyphs.shown(brief, font), Glyphs.shown(name, font), ems);
        }

        static Entry line(Symbol symbol, String text, String brief) {
            return line(symbol, text, brief, brief);
        }

        static Entry line(Symbol symbol, String text, String brief, String name) {
            return new Entry(symbol, text, brief, name, LINE_EMS);
        }

        static Entry line(Symbol symbol, String text) {
            return line(symbol, text, text);
        }

        static Entry sign(Symbol symbol, String text) {
            return new Entry(symbol, text, text, text, SIGN_EMS);
        }
    }

    /**
     * In a lecture the signs with few words, or nothing where even these would take too much of the figure; otherwise this
     * key, or where it would take too much of a figure of this size the one with brief words.
     */
    Key fitting(Graphics2D canvas, double width, double height) {
        if (style.lecture()) {
            Key signs = new Key(shortened(), List.of(), "", style);
            return signs.height(canvas, width) <= LECTURE_MOST * height ? signs : new Key(List.of(), List.of(), "", style);
        }
        if (height(canvas, width) <= (style.compact() ? COMPACT_SHARE : SHARE) * height) {
            return this;
        }
        Key brief = brief();
        if (!sheds) {
            return brief;
        }
        FontMetrics metrics = canvas.getFontMetrics(style.smallFont());
        if (style.compact() && brief.height(canvas, width) <= COMPACT_MOST * height) {
            return brief;
        }
        List<String> notes = style.compact() ? brief.elided(metrics, width).notes : brief.notes;
        // What is said of a path comes before what is said of the picture.
        Key least = new Key(brief.named(), List.of(), "", style, true);
        return Stream.of(brief.groups, brief.named()).map(groups -> new Key(groups, notes, "", style, true))
                .filter(key -> key.height(canvas, width) <= COMPACT_MOST * height).findFirst()
                .orElseGet(() -> style.compact() ? least.withoutSigns(canvas, width, COMPACT_MOST * height).elided(metrics, width) : least);
    }

    /** This key for a column of this size beside the plot, or where it would be cut there, one with fewer words. */
    Key fittingBeside(Graphics2D canvas, double width, double height) {
        if (!sheds || height <= 0) {
            return this;
        }
        Key brief = brief();
        Key least = new Key(brief.named(), List.of(), "", style, true);
        return Stream.of(this, brief, new Key(brief.groups, List.of(), "", style, true))
                .filter(key -> key.height(canvas, width) <= height).findFirst().orElse(least);
    }

    /** Without the signs that no optimizer has, where it is higher than this and says whose the lines are. */
    private Key withoutSigns(Graphics2D canvas, double width, double most) {
        List<List<Entry>> lines = groups.stream().filter(group -> group.getFirst().ems() > SIGN_EMS).toList();
        return lines.isEmpty() || height(canvas, width) <= most ? this : new Key(lines, notes, "", style, sheds);
    }

    /** The notes alone. */
    Key unsigned() {
        return new Key(List.of(), notes, "", style, sheds);
    }

    private List<List<Entry>> named() {
        return groups.stream().map(group -> group.stream()
                .map(entry -> new Entry(entry.symbol(), entry.name(), entry.name(), entry.name(), entry.ems())).toList()).toList();
    }

    private Key brief() {
        return new Key(shortened(),
                Stream.concat(Stream.of(briefNote), notes.stream()).filter(note -> !note.isBlank()).toList(), "", style, sheds);
    }

    private List<List<Entry>> shortened() {
        return groups.stream().map(group -> group.stream()
                .map(entry -> new Entry(entry.symbol(), entry.brief(), entry.brief(), entry.name(), entry.ems())).toList()).toList();
    }

    /** One line for each entry and each note. */
    private Key elided(FontMetrics metrics, double width) {
        double em = style.fontSize();
        return new Key(groups.stream().map(group -> group.stream().map(entry -> {
            String text = TextFit.elided(entry.text(), metrics, width - (entry.ems() + 0.5) * em);
            return new Entry(entry.symbol(), text, text, text, entry.ems());
        }).toList()).toList(), notes.stream().map(note -> TextFit.elided(note, metrics, width - em)).toList(), "", style, sheds);
    }

    /** Every entry and note in full, a line each. */
    List<String> words() {
        return Stream.concat(groups.stream().flatMap(List::stream).map(Entry::text), notes.stream()).filter(line -> !line.isBlank()).toList();
    }

    boolean isEmpty() {
        return groups.isEmpty() && notes.isEmpty();
    }

    double height(Graphics2D canvas, double width) {
        return layOut(canvas, new Rectangle2D.Double(0, 0, width, 0), false);
    }

    /** The width of the widest sign with its words. */
    double columnWidth(Graphics2D canvas) {
        FontMetrics metrics = canvas.getFontMetrics(style.smallFont());
        return groups.stream().flatMap(List::stream)
                .mapToDouble(entry -> (entry.ems() + GAP_EMS) * style.fontSize() + metrics.stringWidth(entry.text())).max().orElse(0);
    }

    /** How much of a figure's width it takes in a column beside the plot, where there is this much height. */
    double widthBeside(Graphics2D canvas, double width, double height) {
        double most = MOST_BESIDE * width;
        double column = Math.min(most, Math.max(columnWidth(canvas), LEAST_BESIDE_EMS * style.fontSize()));
        return height > 0 && height(canvas, column) > height ? most : column;
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
        for (String note : joined(notes, metrics, area.getWidth() - em)) {
            for (String line : TextFit.wrap(note, metrics, area.getWidth() - em)) {
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
        Font font = style.smallFont();
        FontMetrics metrics = canvas.getFontMetrics(font);
        double widest = group.stream().mapToDouble(entry -> metrics.stringWidth(entry.text())).max().orElse(0);
        double ems = group.getFirst().ems();
        double cell = (ems + GAP_EMS) * em + widest;
        int columns = Math.clamp((int) (area.getWidth() / cell), 1, group.size());
        double room = columns == 1 ? area.getWidth() - (ems + 0.5) * em : widest;
        double indent = (area.getWidth() - Math.min(area.getWidth(), columns * cell)) / 2;
        double y = top;
        for (int row = 0; row * columns < group.size(); row++) {
            int lines = 1;
            for (int column = 0; column < columns && row * columns + column < group.size(); column++) {
                Entry entry = group.get(row * columns + column);
                List<String> text = TextFit.wrap(entry.text(), metrics, room);
                lines = Math.max(lines, text.size());
                if (draw) {
                    double x = area.getX() + indent + column * cell;
                    canvas.setFont(font);
                    for (int i = 0; i < text.size(); i++) {
                        canvas.setPaint(style.ink().text());
                        canvas.drawString(text.get(i), (float) (x + ems * em),
                                (float) (y + i * metrics.getHeight() + metrics.getAscent() + 0.1 * em));
                    }
                    entry.symbol().draw(canvas, x + ems / 2 * em, y + metrics.getHeight() / 2.0 + 0.1 * em);
                }
            }
            y += lines * metrics.getHeight() + 0.15 * em;
        }
        return y;
    }

    /** Notes one after the other on lines no wider than this, each line with as many whole notes as fit. */
    static List<String> joined(List<String> notes, FontMetrics metrics, double width) {
        List<String> lines = new ArrayList<>();
        for (String note : notes) {
            String together = lines.isEmpty() ? note : lines.getLast() + BETWEEN_NOTES + note;
            if (!lines.isEmpty() && metrics.stringWidth(together) <= width) {
                lines.removeLast();
                lines.add(together);
            } else {
                lines.add(note);
            }
        }
        return lines;
    }
}
