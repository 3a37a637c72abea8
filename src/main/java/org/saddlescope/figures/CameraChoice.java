package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/**
 * Chooses where a surface is seen from: among three-quarter views from all sides, at the default elevation, the one in
 * which the surface itself hides least of the paths' ends, of the paths and of its own lowest part. A point is hidden
 * where the straight way from it to the eye passes below the surface.
 */
final class CameraChoice {
    /** In the order of preference: the usual one first. */
    private static final double[] AZIMUTHS = {-35, 35, -55, 55, 125, -125, 145, -145};
    private static final double ELEVATION = Figure.Camera.DEFAULT.elevation();
    /** How much more of what matters a later one has to show. */
    private static final double CLEARLY = 0.02;
    private static final double ENDS = 0.45;
    private static final double ALONG = 0.3;
    private static final double LOWEST = 0.25;
    private static final double LOWEST_SHARE = 0.02;
    private static final int SAMPLES = 48;
    private static final double LIFT = 0.01;

    private final HeightField field;
    private final List<Spot> spots = new ArrayList<>();

    /** A place of the ground plane, and how much it matters that the surface above it is seen. */
    private record Spot(double x, double y, double weight) {}

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
        for (double azimuth : AZIMUTHS) {
            Figure.Camera camera = new Figure.Camera(azimuth, ELEVATION, 1);
            double seen = seen(camera);
            if (seen > most + CLEARLY) {
                best = camera;
                most = seen;
            }
        }
        return best;
    }

    private void path(Trajectory path, double weight) {
        int last = path.size() - 1;
        add(path.alpha()[last], path.beta()[last], ENDS * weight);
        int count = Math.min(path.size(), SAMPLES);
        for (int i = 0; i < count; i++) {
            int point = (int) ((long) i * last / Math.max(1, count - 1));
            add(path.alpha()[point], path.beta()[point], ALONG * weight / count);
        }
    }

    /** The grid points of the lowest values. */
    private void lowest(Slice slice) {
        int[] order = IntStream.range(0, slice.values().length).filter(i -> Double.isFinite(slice.values()[i])).boxed()
                .sorted(Comparator.comparingDouble(i -> slice.values()[i])).mapToInt(Integer::intValue).toArray();
        int count = Math.max(1, (int) (LOWEST_SHARE * order.length));
        int stride = Math.max(1, count / (2 * SAMPLES));
        for (int i = 0; i < count; i += stride) {
            add(slice.alpha()[order[i] % slice.columns()], slice.beta()[order[i] / slice.columns()], LOWEST * stride / count);
        }
    }

    private void add(double alpha, double beta, double weight) {
        Spot spot = new Spot(field.x(alpha), field.y(beta), weight);
        if (!Double.isNaN(field.at(spot.x, spot.y))) {
            spots.add(spot);
        }
    }

    private double seen(Figure.Camera camera) {
        double[] eye = Projection.eye(camera);
        return spots.stream().filter(spot -> visible(spot, eye)).mapToDouble(Spot::weight).sum();
    }

    private boolean visible(Spot spot, double[] eye) {
        double z = field.at(spot.x, spot.y) + LIFT;
        double dx = eye[0] - spot.x;
        double dy = eye[1] - spot.y;
        double dz = eye[2] - z;
        double step = 1.0 / Math.max(field.rows(), field.columns()) / Math.hypot(dx, dy);
        // signs and lines are painted a little in front of their place: what is nearest to them hides nothing
        for (double s = 2 * step; Math.abs(spot.x + s * dx) <= 1 && Math.abs(spot.y + s * dy) <= 1
                && z + s * dz <= Projection.HALF_HEIGHT; s += step) {
            if (field.at(spot.x + s * dx, spot.y + s * dy) > z + s * dz) {
                return false;
            }
        }
        return true;
    }
}
