package org.saddlescope.figures.movie;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.saddlescope.figures.Style;

/**
 * What is seen when: the scenes one after the other, each for an equal time, each through its steps and then still. Pictures
 * that are the same as the one before are one shot that lasts longer.
 */
public final class Storyboard {
    private static final double FULL_TURN = 360;

    private final List<Shot> shots;
    private final Timing timing;
    private final Composition composition;

    /**
     * One picture.
     *
     * @param turn   by how many degrees the camera has gone around
     * @param frames for how many pictures of the film it stands
     */
    record Shot(Scene scene, int step, double turn, int frames) {
        private boolean sameAs(Scene otherScene, int otherStep, double otherTurn) {
            return scene == otherScene && step == otherStep && turn == otherTurn;
        }
    }

    /**
     * @param timing of the whole; each scene has an equal share of it, and a hold at its end
     * @param orbit  whether the camera goes around the surface once in each scene
     */
    public Storyboard(List<Scene> scenes, Timing timing, MovieSize size, Style.Theme theme, boolean orbit) {
        if (scenes.isEmpty()) {
            throw new IllegalArgumentException("no scene");
        }
        this.timing = timing;
        composition = new Composition(size.width(), size.height(), theme);
        List<Shot> all = new ArrayList<>();
        int done = 0;
        for (int i = 0; i < scenes.size(); i++) {
            int end = Math.round((float) timing.frames() * (i + 1) / scenes.size());
            scene(scenes.get(i), end - done, orbit, all);
            done = end;
        }
        shots = List.copyOf(all);
    }

    private void scene(Scene scene, int frames, boolean orbit, List<Shot> all) {
        int[] steps = scene.steps();
        int moving = Math.max(1, frames - Math.min(timing.held(), frames / 4));
        boolean turns = orbit && scene.hasSurface();
        for (int i = 0; i < frames; i++) {
            double share = moving == 1 ? 1 : Math.min(1, (double) i / (moving - 1));
            double wanted = steps[0] + share * (steps[steps.length - 1] - (double) steps[0]);
            int step = steps[nearest(steps, wanted)];
            double turn = turns ? FULL_TURN * share : 0;
            if (!all.isEmpty() && all.getLast().sameAs(scene, step, turn)) {
                Shot last = all.removeLast();
                all.add(new Shot(scene, step, turn, last.frames + 1));
            } else {
                all.add(new Shot(scene, step, turn, 1));
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
        return composition.width();
    }

    int height() {
        return composition.height();
    }

    /** The picture of a shot. */
    BufferedImage paint(int shot) {
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            Shot one = shots.get(shot);
            composition.paint(one.scene, one.step, one.turn, canvas);
        } finally {
            canvas.dispose();
        }
        return image;
    }
}
