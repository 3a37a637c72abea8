package org.saddlescope.ui.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of several series told apart without their colours: the first is whole, the others have dashes, five patterns in
 * turn. Lengths are in units of the box, whose sides are 2 long.
 */
final class Dashes {
    private static final double[][] PATTERNS = {{}, {0.11, 0.06}, {0.035, 0.045}, {0.11, 0.045, 0.03, 0.045}, {0.22, 0.06}};

    private Dashes() {}

    /** Lengths in turn drawn and left out; empty: a whole line. */
    static double[] pattern(int series) {
        return PATTERNS[Math.floorMod(series, PATTERNS.length)].clone();
    }

    /** The parts of these lines that are drawn. A pattern goes on where a line is broken off and begins again. */
    static List<List<Vec>> cut(List<List<Vec>> lines, int series) {
        double[] pattern = pattern(series);
        return pattern.length == 0 ? lines : new Cut(pattern).of(lines);
    }

    /** Goes along lines and keeps what is drawn of them. */
    private static final class Cut {
        private final double[] pattern;
        private final List<List<Vec>> drawn = new ArrayList<>();
        private List<Vec> dash = new ArrayList<>();
        private int part;
        private double left;

        Cut(double[] pattern) {
            this.pattern = pattern;
            left = pattern[0];
        }

        List<List<Vec>> of(List<List<Vec>> lines) {
            for (List<Vec> line : lines) {
                start(line.getFirst());
                for (int i = 1; i < line.size(); i++) {
                    along(line.get(i - 1), line.get(i));
                }
                close();
            }
            return drawn;
        }

        private void along(Vec from, Vec to) {
            Vec way = to.minus(from);
            double length = Math.sqrt(way.dot(way));
            double done = 0;
            while (length - done > left) {
                done += left;
                Vec at = from.plus(way.times(done / length));
                add(at);
                close();
                part = (part + 1) % pattern.length;
                left = pattern[part];
                start(at);
            }
            left -= length - done;
            add(to);
        }

        private void start(Vec at) {
            dash = new ArrayList<>();
            add(at);
        }

        private void add(Vec at) {
            if (part % 2 == 0) {
                dash.add(at);
            }
        }

        private void close() {
            if (dash.size() > 1) {
                drawn.add(List.copyOf(dash));
            }
        }
    }
}
