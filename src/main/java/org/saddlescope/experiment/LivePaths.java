package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Projection;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.spectra.Vectors;

/**
 * Paths that grow, seen in one plane: a point is projected when it is new, so that looking again costs what has come and
 * not what was there. The share of the variance in the plane is kept up by Welford's recurrence, M ← M + ⟨θ − θ̄', θ − θ̄⟩
 * with θ̄' the mean before the point, for the whole and for the plane. What the run leaves is projected in one piece at its
 * end. For one thread.
 */
final class LivePaths {
    /** Of a path at most so many points say where the plane is. */
    private static final int SPARSE = 128;

    private final Projection projection;
    private final double wanted;
    private final List<Seen> seen = new ArrayList<>();

    /** @param wanted the share of the variance below which the user is told */
    LivePaths(Plane plane, double wanted) {
        projection = new Projection(plane);
        this.wanted = wanted;
    }

    /** Every path as far as it has got, without in-plane losses. */
    List<Trajectory> of(List<String> names, List<Recorder.Path> paths) {
        List<Trajectory> trajectories = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            if (seen.size() == i) {
                seen.add(new Seen());
            }
            if (!seen.get(i).begins(paths.get(i))) {
                seen.set(i, new Seen());
            }
            trajectories.add(seen.get(i).grown(names.get(i), paths.get(i)));
        }
        return trajectories;
    }

    /** The paths with a part of their points, the first and the last among them, evenly spaced in between. */
    static List<Recorder.Path> sparse(List<Recorder.Path> paths) {
        return paths.stream().map(LivePaths::sparse).toList();
    }

    private static Recorder.Path sparse(Recorder.Path path) {
        int n = path.thetas().size();
        if (n <= SPARSE) {
            return path;
        }
        // A power of two, so that most of the points stay the same as the path grows.
        int stride = 2 * Integer.highestOneBit((n - 1) / SPARSE);
        int count = (n - 2) / stride + 2;
        int[] kept = new int[count];
        for (int i = 0; i < count - 1; i++) {
            kept[i] = i * stride;
        }
        kept[count - 1] = n - 1;
        return new Recorder.Path(Arrays.stream(kept).map(i -> path.steps()[i]).toArray(),
                Arrays.stream(kept).mapToObj(i -> path.thetas().get(i)).toList(),
                Arrays.stream(kept).mapToDouble(i -> path.losses()[i]).toArray(), path.momentum());
    }

    /** One path as far as it is known. */
    private final class Seen {
        private double[] alpha = new double[64];
        private double[] beta = new double[64];
        private double[] off = new double[64];
        private int count;
        private double[] last = new double[0];
        private double[] mean = new double[0];
        private final double[] planeMean = new double[2];
        private int finite;
        private double total;
        private double within;

        /** Whether the path is the one that is known, with more points perhaps. */
        boolean begins(Recorder.Path path) {
            return count == 0 || path.thetas().size() >= count && path.thetas().get(count - 1) == last;
        }

        Trajectory grown(String name, Recorder.Path path) {
            int n = path.thetas().size();
            if (n > alpha.length) {
                int room = Math.max(n, 2 * alpha.length);
                alpha = Arrays.copyOf(alpha, room);
                beta = Arrays.copyOf(beta, room);
                off = Arrays.copyOf(off, room);
            }
            for (; count < n; count++) {
                add(path.thetas().get(count));
            }
            double[] unknown = new double[n];
            Arrays.fill(unknown, Double.NaN);
            return new Trajectory(name, path.steps(), Arrays.copyOf(alpha, n), Arrays.copyOf(beta, n), Arrays.copyOf(off, n), path.losses(),
                    unknown, explained(), wanted);
        }

        private void add(double[] theta) {
            Projection.Coordinates at = projection.of(theta);
            alpha[count] = at.alpha();
            beta[count] = at.beta();
            off[count] = at.offPlane();
            last = theta;
            if (Double.isFinite(at.offPlane())) {
                finite++;
                mean = mean.length == 0 ? new double[theta.length] : mean;
                total += moved(mean, theta);
                within += moved(planeMean, projection.orthonormal(at.alpha(), at.beta()));
            }
        }

        /** Takes the point into the mean, and returns what it adds to the sum of squares. */
        private double moved(double[] centre, double[] point) {
            double[] from = Vectors.difference(point, centre);
            Vectors.add(centre, 1.0 / finite, from);
            double left = 1 - 1.0 / finite;
            return left * Vectors.dot(from, from);
        }

        /** NaN where no point differs from another, or where the squares of a path that diverged overflow. */
        private double explained() {
            return total > 0 && Double.isFinite(total) ? Math.min(1, within / total) : Double.NaN;
        }
    }
}
