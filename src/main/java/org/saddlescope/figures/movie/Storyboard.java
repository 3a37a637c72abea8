package org.saddlescope.figures.movie;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.figures.Ink;
import org.saddlescope.figures.Style;

/**
 * What is seen when: the scenes one after the other, each for an equal time, each through its steps and then still. In a lesson
 * what there is to read of a step comes first, beside the picture as it is before anything happens, and its last card stays.
 * Pictures that are the same as the one before are one shot that lasts longer.
 */
public final class Storyboard {
    private static final double FULL_TURN = 360;

    private final List<Shot> shots;
    private final Timing timing;
    private final MovieSize size;
    private final Style.Theme theme;
    private final boolean orbit;

    /**
     * One picture.
     *
     * @param scene  what is seen; empty where there is something to read alone
     * @param turn   by how many degrees the camera has gone around
     * @param card   what is read; empty where nothing is
     * @param frames for how many pictures of the film it stands
     */
    record Shot(Optional<Scene> scene, int step, double turn, Optional<StepCard> card, int frames) {
        private boolean sameAs(Shot other) {
            return scene.equals(other.scene) && step == other.step && turn == other.turn && card.equals(other.card);
        }

        private Shot lasting(int more) {
            return new Shot(scene, step, turn, card, frames + more);
        }
    }

    /** A scene with what is read before it, of which there is one at least. */
    private record Part(Optional<Scene> scene, List<StepCard> cards) {
        boolean moves(boolean orbit) {
            return scene.filter(one -> cards.isEmpty() || one.steps().length > 1 || orbit && one.hasSurface()).isPresent();
        }
    }

    /**
     * @param timing of the whole; each scene has an equal share of it, and a hold at its end
     * @param orbit  whether the camera goes around the surface once in each scene
     */
    public Storyboard(List<Scene> scenes, Timing timing, MovieSize size, Style.Theme theme, boolean orbit) {
        this(timing, size, theme, orbit, scenes.stream().map(scene -> new Part(Optional.of(scene), List.of())).toList());
    }

    private Storyboard(Timing timing, MovieSize size, Style.Theme theme, boolean orbit, List<Part> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no scene");
        }
        this.timing = timing;
        this.size = size;
        this.theme = theme;
        this.orbit = orbit;
        long moving = parts.stream().filter(part -> part.moves(orbit)).count();
        List<Shot> all = new ArrayList<>();
        int done = 0;
        int moved = 0;
        for (Part part : parts) {
            read(part, all);
            if (part.moves(orbit)) {
                moved++;
                int end = Math.round((float) timing.frames() * moved / moving);
                move(part, end - done, all);
                done = end;
            }
        }
        shots = List.copyOf(all);
    }

    /**
     * A lesson. To the time of what moves comes that of reading: 200 words a minute, and 3 s at least for each card. A text that
     * one card cannot hold goes on on the next.
     *
     * @param chapters as {@link Chapter#of} makes them, at least one
     * @param timing   of what moves, in all
     */
    public static Storyboard lesson(List<Chapter> chapters, Timing timing, MovieSize size, Style.Theme theme, boolean orbit) {
        List<List<StepCard>> cards = StepCard.of(chapters, chapters.stream().map(chapter -> CardPlace.of(size, chapter.scene().isPresent()).card())
                .map(room -> new StepCard.Room(room.getWidth(), room.getHeight())).toList(), Composition.em(size), theme);
        List<Part> parts = IntStream.range(0, chapters.size()).mapToObj(i -> new Part(chapters.get(i).scene(), cards.get(i))).toList();
        return new Storyboard(timing, size, theme, orbit, parts);
    }

    private void read(Part part, List<Shot> all) {
        int step = part.scene().map(scene -> scene.steps()[0]).orElse(0);
        for (StepCard card : part.cards()) {
            all.add(new Shot(part.scene(), step, 0, Optional.of(card), Math.max(1, (int) Math.round(card.seconds() * timing.framesPerSecond()))));
        }
    }

    private void move(Part part, int frames, List<Shot> all) {
        Scene scene = part.scene().orElseThrow();
        Optional<StepCard> card = part.cards().isEmpty() ? Optional.empty() : Optional.of(part.cards().getLast());
        int[] steps = scene.steps();
        int moving = Math.max(1, frames - Math.min(timing.held(), frames / 4));
        boolean turns = orbit && scene.hasSurface();
        for (int i = 0; i < frames; i++) {
            double share = moving == 1 ? 1 : Math.min(1, (double) i / (moving - 1));
            double wanted = steps[0] + share * (steps[steps.length - 1] - (double) steps[0]);
            Shot next = new Shot(part.scene(), steps[nearest(steps, wanted)], turns ? FULL_TURN * share : 0, card, 1);
            if (!all.isEmpty() && all.getLast().sameAs(next)) {
                all.add(all.removeLast().lasting(1));
            } else {
                all.add(next);
            }
        }
    }

    private static int nearest(int[] ascending, double value) {
        int best = 0;
        for (int i = 1; i < ascending.length && Math.abs(ascending[i] - value) <= Math.abs(ascending[best] - value); i++) {
            best = i;
        }
        return best;
    }

    /** How many different pictures there are. */
    public int size() {
        return shots.size();
    }

    List<Shot> shots() {
        return shots;
    }

    Timing timing() {
        return timing;
    }

    int width() {
        return size.width();
    }

    int height() {
        return size.height();
    }

    /** The picture of a shot. */
    BufferedImage paint(int shot) {
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            Shot one = shots.get(shot);
            canvas.setPaint(Ink.of(theme).paper());
            canvas.fillRect(0, 0, width(), height());
            CardPlace place = CardPlace.of(size, one.scene().isPresent());
            one.scene().ifPresent(scene -> paint(scene, one, one.card().isPresent() ? place.picture() : new Rectangle(width(), height()), canvas));
            one.card().ifPresent(card -> card.paint(canvas, place.card(), place.side()));
        } finally {
            canvas.dispose();
        }
        return image;
    }

    private void paint(Scene scene, Shot shot, Rectangle area, Graphics2D canvas) {
        Graphics2D part = (Graphics2D) canvas.create(area.x, area.y, area.width, area.height);
        try {
            new Composition(area.width, area.height, Composition.em(size), shot.card().isEmpty(), theme).paint(scene, shot.step(), shot.turn(), part);
        } finally {
            part.dispose();
        }
    }
}
