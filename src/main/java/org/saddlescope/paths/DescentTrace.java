package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.spectra.Vectors;

/**
 * Keeps the points of a walk as it goes: each of them until there are too many, then every second, fourth and so on, with
 * the first two and the last. What is kept depends on the number of points alone.
 */
final class DescentTrace {
    private record Point(int step, double[] theta, double length, double loss, double norm) {}

    private final int most;
    private final List<Point> kept = new ArrayList<>();
    private Point last;
    private int stride = 1;

    /** @param most the most points to be kept, at least 8 */
    DescentTrace(int most) {
        this.most = most;
    }

    void add(double[] theta, double loss, double norm) {
        last = last == null ? new Point(0, theta, 0, loss, norm)
                : new Point(last.step + 1, theta, last.length + Vectors.norm(Vectors.difference(theta, last.theta)), loss, norm);
        if (last.step <= 1 || last.step % stride == 0) {
            kept.add(last);
        }
        // One is for the last point, which may fall between.
        if (kept.size() > most - 1) {
            stride *= 2;
            kept.removeIf(point -> point.step > 1 && point.step % stride != 0);
        }
    }

    DescentWalk.Way way(int side, double offset, DescentWalk.End end) {
        List<Point> points = new ArrayList<>(kept);
        if (points.getLast() != last) {
            points.add(last);
        }
        return new DescentWalk.Way(side, offset, points.stream().mapToInt(Point::step).toArray(), points.stream().map(Point::theta).toList(),
                points.stream().mapToDouble(Point::length).toArray(), points.stream().mapToDouble(Point::loss).toArray(),
                points.stream().mapToDouble(Point::norm).toArray(), end);
    }
}
