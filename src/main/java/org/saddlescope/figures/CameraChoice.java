package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/**
 * Chooses where a surface is seen from: among three-quarter views from all sides the one in which the surface itself
 * hides least of the paths' ends, of the paths and of its own lowest part. The elevation is the default one, or higher
 * where that shows clearly more, as into deep valleys. A point is hidden where the straight way from it to the eye
 * passes below the surface.
 */
final class CameraChoice {
    /** In the order of preference: the usual one first. */
    private static final double[] AZIMUTHS = {-35, 35, -55, 55, 125, -125, 145, -145};
    private static final double[] ELEVATIONS = {Figure.Camera.DEFAULT.elevation(), 44, 56};
    /** How much more of what matters a later side has to show. */
    private static final double MORE = 0.02;
    /** How much more a higher elevation has to show, which flattens what it shows. */
    private static final double CLEARLY_MORE = 0.1;
    private static final double START = 0.1;
    private static final double END = 0.35;
    private static final double ALONG = 0.35;
    private static final double LOWEST = 0.2;
    private static final double LOWEST_SHARE = 0.02;
    private static final int SAMPLES = 48;
    private static final double FAR = 10;
    private static final double LIFT = 0.01;
    private static final double SIGN_FRONT = 0.22;
    private static final double LINE_FRONT = 0.06;
    /** By how much the surface before a spot rises above the line of sight where the spot counts 1/e of one in full view. */
    private static final double DEEP = 0.2;

    private final HeightField field;
    private final List<Spot> spots = new ArrayList<>();

    /**
     * Something on the surface above a place of the ground plane.
     *
     * @param front  how far in front of its place it is painted
     * @param weight how much it matters that it is seen
     */
    private record Spot(double x, double y, double front, double weight) {}

    private CameraChoice(HeightField field) {
        this.field = field;
    }

    static Figure.Camera of(Slice slice, List<Trajectory> trajectories, boolean logHeight) {
        ColourScale scale = ColourScale.of(slice, logHeight);
        if (slice.rows() < 2 || slice.columns() < 2 || scale.empty() || scale.constant()) {
            return Figure.Camera.DEFAULT;
        }
        CameraChoice choice = new CameraChoice(new HeightField(slice, scale));
        List<Trajectory> paths = trajectories.stream().filter(path -> path.size() > 0).toList();
        paths.forEach(path -> choice.path(path, 1.0 / paths.size()));
        choice.lowest(slice);
        return choice.best();
    }

    private Figure.Camera best() {
        Figure.Camera best = Figure.Camera.DEFAULT;
        double most = Double.NEGATIVE_INFINITY;
        for (double elevation : ELEVATIONS) {
            double needed = most + (elevation > best.elevation() ? CLEARLY_MORE : 0);
            for (double azimuth : AZIMUTHS) {
                Figure.Camera camera = new Figure.Camera(azimuth, elevation, 1);
                double seen = seen(camera);
                if (seen > needed) {
                    best = camera;
                    most = seen;
                    needed = seen + MORE;
                }
            }
        }
        return best;
    }

    /** Both ends, and places at equal distances along it: many steps are of no length once a path has arrived. */
    private void path(Trajectory path, double weight) {
        int last = path.size() - 1;
        add(path.alpha()[0], path.beta()[0], SIGN_FRONT, START * weight);
        add(path.alpha()[last], path.beta()[last], SIGN_FRONT, END * weight);
        double[] travelled = new double[path.size()];
        for (int i = 1; i <= last; i++) {
            double length = Math.hypot(field.x(path.alpha()[i]) - field.x(path.alpha()[i - 1]),
                    field.y(path.beta()[i]) - field.y(path.beta()[i - 1]));
            // a path that diverged leaves the box: what is far outside or not finite counts as no way
            travelled[i] = travelled[i - 1] + (length < FAR ? length : 0);
        }
        int point = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            while (point < last && travelled[point] < (sample + 0.5) / SAMPLES * travelled[last]) {
                point++;
            }
            add(path.alpha()[point], path.beta()[point], LINE_FRONT, ALONG * weight / SAMPLES);
        }
    }

    /** The grid points of the lowest values. */
    private void lowest(Slice slice) {
        int[] order = IntStream.range(0, slice.values().length).filter(i -> Double.isFinite(slice.values()[i])).boxed()
                .sorted(Comparator.comparingDouble(i -> slice.values()[i])).mapToInt(Integer::intValue).toArray();
        int count = Math.max(1, (int) (LOWEST_SHARE * order.length));
        int stride = Math.max(1, count / (2 * SAMPLES));
        for (int i = 0; i < count; i += stride) {
            add(slice.alpha()[order[i] % slice.columns()], slice.beta()[order[i] / slice.columns()],
                    LINE_FRONT, LOWEST * stride / count);
        }
    }

    private void add(double alpha, double beta, double front, double weight) {
        Spot spot = new Spot(field.x(alpha), field.y(beta), front, weight);
        if (!Double.isNaN(field.at(spot.x, spot.y))) {
            spots.add(spot);
        }
    }

    private double seen(Figure.Camera camera) {
        double[] eye = Projection.eye(camera);
        return spots.stream().mapToDouble(spot -> spot.weight * Math.exp(-above(spot, eye) / DEEP)).sum();
    }

    /** By how much the surface rises above the line from a spot to the eye; 0 where it stays below. */
    private double above(Spot spot, double[] eye) {
        double z = field.at(spot.x, spot.y) + LIFT;
        double way = Math.hypot(eye[0] - spot.x, eye[1] - spot.y);
        double dx = (eye[0] - spot.x) / way;
        double dy = (eye[1] - spot.y) / way;
        double rise = (eye[2] - z) / way;
        double step = 1.0 / Math.max(field.rows(), field.columns());
        double most = 0;
        for (double s = spot.front; z + s * rise <= Projection.HALF_HEIGHT; s += step) {
            double x = spot.x + s * dx;
            double y = spot.y + s * dy;
            if (Math.abs(x) > 1 || Math.abs(y) > 1) {
                break;
            }
            double over = field.at(x, y) - (z + s * rise);
            most = over > most ? over : most;
        }
        return most;
    }
}
