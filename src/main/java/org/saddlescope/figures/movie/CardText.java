package org.saddlescope.figures.movie;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saddlescope.experiment.LessonText;
import org.saddlescope.figures.FormulaPainter;

/**
 * Sets text with formulas in lines of a given width, ragged on the right. What is wider than a line by itself, a formula or a
 * word, is set smaller.
 */
final class CardText {
    /** In sizes of the letters. */
    private static final double LEADING = 0.28;
    private static final double PARAGRAPH = 0.75;
    private static final double APART = 1.6;
    /** Letters of formulas are a little smaller than those of text of the same size. */
    private static final double LARGER = 1.12;
    private static final int WORDS_OF_FORMULA = 2;
    private static final int WORDS_OF_DISPLAY = 5;
    private static final Pattern TOKEN = Pattern.compile("(?<blank>\\s+)|\\S+");

    private final double width;
    private final double size;
    private final FontMetrics metrics;
    private final double blank;
    private final List<Line> lines = new ArrayList<>();
    private double before;

    /** Words or a formula, with the room that they take above and below the line on which they stand. */
    sealed interface Box {
        double width();

        double ascent();

        double descent();

        /** How many words it takes as long to read as this. */
        int words();

        void paint(Graphics2D canvas, Color ink, double x, double baseline);
    }

    private record Word(String text, Font font, double width, double ascent, double descent) implements Box {
        @Override
        public int words() {
            return text.chars().anyMatch(Character::isLetterOrDigit) ? 1 : 0;
        }

        @Override
        public void paint(Graphics2D canvas, Color ink, double x, double baseline) {
            canvas.setFont(font);
            canvas.setPaint(ink);
            canvas.drawString(text, (float) x, (float) baseline);
        }
    }

    private record Typeset(String latex, double size, FormulaPainter.Extent extent, double letters, int words) implements Box {
        @Override
        public double width() {
            return extent.width();
        }

        @Override
        public double ascent() {
            return extent.ascent();
        }

        @Override
        public double descent() {
            return extent.descent();
        }

        @Override
        public void paint(Graphics2D canvas, Color ink, double x, double baseline) {
            // The image has a margin, the same on all sides; its letters stand so far below its upper edge.
            double margin = letters - extent.ascent();
            canvas.drawImage(FormulaPainter.image(latex, size, ink, 1), (int) Math.round(x - margin), (int) Math.round(baseline - letters), null);
        }
    }

    /** @param x where it begins */
    record Placed(Box box, double x) {}

    /**
     * A line of boxes.
     *
     * @param before how far it is from the line above
     */
    record Line(List<Placed> boxes, double before, double ascent, double descent) {
        double height() {
            return ascent + descent;
        }

        int words() {
            return boxes.stream().mapToInt(placed -> placed.box.words()).sum();
        }

        double width() {
            return boxes.isEmpty() ? 0 : boxes.getLast().x + boxes.getLast().box.width();
        }

        void paint(Graphics2D canvas, Color ink, double left, double top) {
            boxes.forEach(placed -> placed.box.paint(canvas, ink, left + placed.x, top + ascent));
        }
    }

    private CardText(double width, Font font) {
        this.width = width;
        size = font.getSize2D();
        metrics = metrics(font);
        blank = metrics.stringWidth(" ");
    }

    /** The lines of a text, with empty room between its paragraphs. */
    static List<Line> lines(LessonText text, double width, Font font) {
        CardText set = new CardText(width, font);
        for (LessonText.Paragraph paragraph : text.paragraphs()) {
            set.before += PARAGRAPH * set.size;
            set.paragraph(paragraph);
        }
        return List.copyOf(set.lines);
    }

    /** The lines of plain words. */
    static List<Line> lines(String words, double width, Font font) {
        return lines(new LessonText(List.of(new LessonText.Paragraph(List.of(new LessonText.Words(words))))), width, font);
    }

    static void hint(Graphics2D canvas) {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    private static FontMetrics metrics(Font font) {
        Graphics2D canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            hint(canvas);
            return canvas.getFontMetrics(font);
        } finally {
            canvas.dispose();
        }
    }

    private void paragraph(LessonText.Paragraph paragraph) {
        List<List<Box>> tied = new ArrayList<>();
        boolean goesOn = false;
        for (LessonText.Part part : paragraph.parts()) {
            switch (part) {
                case LessonText.Words(String words) -> goesOn = words(words, tied, goesOn);
                case LessonText.Number number -> goesOn = words(number.number().shown(), tied, goesOn);
                case LessonText.Formula formula when formula.alone() -> {
                    flow(tied, blank);
                    tied.clear();
                    goesOn = false;
                    before += PARAGRAPH / 2 * size;
                    flow(formula.sideBySide().stream().map(latex -> List.of(formula(latex, WORDS_OF_DISPLAY))).toList(), APART * size);
                    before += PARAGRAPH / 2 * size;
                }
                case LessonText.Formula(String latex, boolean _) -> {
                    tie(formula(latex, WORDS_OF_FORMULA), tied, goesOn);
                    goesOn = true;
                }
            }
        }
        flow(tied, blank);
    }

    /** Adds words to what is kept together between blanks, and says whether the next part belongs to the last of them. */
    private boolean words(String text, List<List<Box>> tied, boolean joined) {
        boolean goesOn = joined;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group("blank") == null) {
                tie(word(token.group()), tied, goesOn);
            }
            goesOn = token.group("blank") == null;
        }
        return goesOn;
    }

    private static void tie(Box box, List<List<Box>> tied, boolean joined) {
        if (!joined || tied.isEmpty()) {
            tied.add(new ArrayList<>());
        }
        tied.getLast().add(box);
    }

    private Box word(String text) {
        Font font = metrics.getFont();
        double natural = metrics.stringWidth(text);
        double shrunk = Math.min(1, width / natural);
        return new Word(text, shrunk < 1 ? font.deriveFont((float) (shrunk * size)) : font, shrunk * natural, metrics.getAscent(), metrics.getDescent());
    }

    private Box formula(String latex, int words) {
        try {
            double wanted = LARGER * size;
            double natural = FormulaPainter.extent(latex, wanted).width();
            // A little less, as letters have whole sizes for some fonts.
            double set = natural > width ? 0.98 * wanted * width / natural : wanted;
            return new Typeset(latex, set, FormulaPainter.extent(latex, set), FormulaPainter.baseline(latex, set, 1), words);
        } catch (IllegalArgumentException e) {
            // What cannot be typeset stands as it was written.
            return word(latex);
        }
    }

    private void flow(List<? extends List<Box>> tied, double gap) {
        List<Placed> line = new ArrayList<>();
        double x = 0;
        for (List<Box> group : tied) {
            boolean whole = group.stream().mapToDouble(Box::width).sum() <= width;
            for (List<Box> piece : whole ? List.of(group) : group.stream().map(List::of).toList()) {
                double wide = piece.stream().mapToDouble(Box::width).sum();
                double start = line.isEmpty() ? 0 : x + (piece.getFirst() == group.getFirst() ? gap : 0);
                if (!line.isEmpty() && start + wide > width) {
                    end(line);
                    line.clear();
                    start = 0;
                }
                x = start;
                for (Box box : piece) {
                    line.add(new Placed(box, x));
                    x += box.width();
                }
            }
        }
        if (!line.isEmpty()) {
            end(line);
        }
    }

    private void end(List<Placed> line) {
        double ascent = Math.max(metrics.getAscent(), line.stream().mapToDouble(placed -> placed.box.ascent()).max().orElse(0));
        double descent = Math.max(metrics.getDescent(), line.stream().mapToDouble(placed -> placed.box.descent()).max().orElse(0));
        lines.add(new Line(List.copyOf(line), lines.isEmpty() ? 0 : before + LEADING * size, ascent, descent));
        before = 0;
    }
}
