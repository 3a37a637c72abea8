package org.saddlescope.figures.movie;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlescope.experiment.LessonText;
import org.saddlescope.figures.Ink;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.movie.CardText.Line;

/**
 * What is read of a lesson's step in a film: its place in the lesson, its title, and as much of its text as fits; what does not
 * is on the next card.
 *
 * @param place what stands above the title
 * @param title in lines
 * @param text  in lines
 * @param more  which card of the step it is; empty where there is one
 * @param em    the size of the letters of figures, in pixels
 */
record StepCard(List<Line> place, List<Line> title, List<Line> text, List<Line> more, double em, Style.Theme theme) {
    /** Of the letters of figures: 24, 21 and 19 pixels on a picture of 1280 x 720. */
    private static final List<Double> LETTERS = List.of(1.6, 1.4, 1.25);
    /** Of the letters of the text. */
    private static final double TITLE = 1.2;
    private static final double SMALL = 0.85;
    /** In ems. */
    private static final double MARGIN = 1.6;
    private static final double GAP = 0.9;
    /** Lines that are longer than this are hard to follow. */
    private static final double WIDEST = 52;
    private static final double WORDS_A_MINUTE = 200;
    private static final double LEAST_SECONDS = 3;

    /** How much room a card has, in pixels. */
    record Room(double width, double height) {}

    /**
     * The cards of each step of a lesson, at least one, in the same letters throughout: the largest with which every step fits
     * on one card, or the smallest that there are.
     *
     * @param room of each chapter's cards
     */
    static List<List<StepCard>> of(List<Chapter> chapters, List<Room> room, double em, Style.Theme theme) {
        List<List<StepCard>> cards = List.of();
        for (double letters : LETTERS) {
            cards = IntStream.range(0, chapters.size()).mapToObj(i -> of(chapters.get(i), i + 1, chapters.size(), room.get(i), em, letters * em, theme)).toList();
            if (cards.stream().allMatch(one -> one.size() == 1)) {
                return cards;
            }
        }
        return cards;
    }

    private static List<StepCard> of(Chapter chapter, int step, int of, Room given, double em, double letters, Style.Theme theme) {
        double room = Math.min(given.width - 2 * MARGIN * em, WIDEST * em);
        Font font = new Style(letters, theme).font();
        Font small = font.deriveFont((float) (SMALL * letters));
        List<Line> place = CardText.lines("Step " + step + " of " + of, room, small);
        List<Line> title = CardText.lines(chapter.step().title(), room, font.deriveFont(Font.BOLD, (float) (TITLE * letters)));
        List<Line> text = CardText.lines(LessonText.readable(chapter.step().text()), room, font);
        double head = height(place) + height(title) + 2 * GAP * em;
        double foot = GAP * em + height(CardText.lines("0", room, small));
        double most = given.height - 2 * MARGIN * em - head;
        List<List<Line>> pages = height(text) <= most ? List.of(text) : pages(text, most - foot);
        List<StepCard> cards = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            cards.add(new StepCard(place, title, pages.get(i), pages.size() == 1 ? List.of() : CardText.lines((i + 1) + " / " + pages.size(), room, small), em, theme));
        }
        return cards;
    }

    private static List<List<Line>> pages(List<Line> text, double most) {
        List<List<Line>> pages = new ArrayList<>();
        List<Line> page = new ArrayList<>();
        double used = 0;
        for (Line line : text) {
            double taken = (page.isEmpty() ? 0 : line.before()) + line.height();
            if (!page.isEmpty() && used + taken > most) {
                pages.add(page);
                page = new ArrayList<>();
                used = 0;
                taken = line.height();
            }
            page.add(line);
            used += taken;
        }
        pages.add(page);
        return pages;
    }

    private static double height(List<Line> lines) {
        double height = 0;
        for (int i = 0; i < lines.size(); i++) {
            height += (i == 0 ? 0 : lines.get(i).before()) + lines.get(i).height();
        }
        return height;
    }

    /** How long it takes to read, in seconds: at 200 words a minute, where a formula counts as several, and 3 s at least. */
    double seconds() {
        int words = title.stream().mapToInt(Line::words).sum() + text.stream().mapToInt(Line::words).sum();
        return Math.max(LEAST_SECONDS, 60 * words / WORDS_A_MINUTE);
    }

    /** Paints it where there is nothing yet, with a line on the side of the picture where it has one. */
    void paint(Graphics2D canvas, Rectangle2D area, CardPlace.Side side) {
        CardText.hint(canvas);
        Ink ink = Ink.of(theme);
        canvas.setPaint(ink.grid());
        double margin = MARGIN * em;
        switch (side) {
            case LEFT -> canvas.fill(new Rectangle2D.Double(area.getX(), area.getY() + margin, Math.max(1, 0.1 * em), area.getHeight() - 2 * margin));
            case ABOVE -> canvas.fill(new Rectangle2D.Double(area.getX() + margin, area.getY(), area.getWidth() - 2 * margin, Math.max(1, 0.1 * em)));
            case NONE -> { }
        }
        double width = Math.min(area.getWidth() - 2 * margin, WIDEST * em);
        double left = area.getX() + (area.getWidth() - width) / 2;
        double y = area.getY() + margin;
        y = paint(canvas, place, ink.muted(), left, y) + GAP / 2 * em;
        y = paint(canvas, title, ink.text(), left, y) + GAP * 1.5 * em;
        paint(canvas, text, ink.text(), left, y);
        if (!more.isEmpty()) {
            Line last = more.getLast();
            last.paint(canvas, ink.muted(), left + width - last.width(), area.getMaxY() - margin - last.height());
        }
    }

    private static double paint(Graphics2D canvas, List<Line> lines, Color ink, double left, double top) {
        double y = top;
        for (int i = 0; i < lines.size(); i++) {
            y += i == 0 ? 0 : lines.get(i).before();
            lines.get(i).paint(canvas, ink, left, y);
            y += lines.get(i).height();
        }
        return y;
    }
}
