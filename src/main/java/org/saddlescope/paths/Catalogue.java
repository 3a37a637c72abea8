package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saddlescope.spectra.Vectors;

/**
 * The critical points found from several starts, without repeats up to the known symmetries. Two are the same where their
 * representatives agree to 10⁻⁵, or to their distances from the exact points where those are larger, losses to 10⁻⁶, and
 * indices. They come by ascending loss; equal losses in the order in which they were found.
 *
 * @param entries  the points
 * @param symmetry what was compared
 */
public record Catalogue(List<Entry> entries, Symmetry symmetry) {
    private static final double SAME_POINT = 1e-5;
    private static final double SAME_LOSS = 1e-6;

    /** A critical point and the name of the start from which it was found. */
    public record Found(String start, CriticalOutcome.Critical point) {}

    /**
     * One point.
     *
     * @param point  the one of those found whose ‖∇f‖ is smallest
     * @param starts the names of all starts that led to it, in the order in which they were tried
     */
    public record Entry(CriticalOutcome.Critical point, List<String> starts) {
        public Entry {
            starts = List.copyOf(starts);
        }

        /** How often it was found. */
        public int times() {
            return starts.size();
        }
    }

    public Catalogue {
        entries = List.copyOf(entries);
    }

    /** Puts repeats together. */
    public static Catalogue of(List<Found> points, Symmetry symmetry) {
        List<Known> known = new ArrayList<>();
        for (Found found : points) {
            double[] representative = symmetry.representative(found.point.reached().theta());
            Known repeat = known.stream().filter(k -> k.same(found.point, representative)).findFirst().orElse(null);
            if (repeat == null) {
                known.add(new Known(found, representative));
            } else {
                repeat.add(found);
            }
        }
        return new Catalogue(known.stream().map(k -> new Entry(k.best, k.starts))
                .sorted(Comparator.comparingDouble(entry -> entry.point.reached().loss())).toList(), symmetry);
    }

    private static final class Known {
        private final double[] representative;
        private final List<String> starts = new ArrayList<>();
        private CriticalOutcome.Critical best;

        Known(Found first, double[] representative) {
            this.representative = representative;
            best = first.point;
            starts.add(first.start);
        }

        boolean same(CriticalOutcome.Critical other, double[] otherRepresentative) {
            double loss = best.reached().loss();
            if (best.spectrum().exact() && best.spectrum().index() != other.spectrum().index()
                    || Math.abs(loss - other.reached().loss()) > SAME_LOSS * Math.max(1, Math.abs(loss))) {
                return false;
            }
            double allowed = Math.max(SAME_POINT * Math.max(1, Vectors.norm(representative)), 2 * (best.distance() + other.distance()));
            return Vectors.norm(Vectors.difference(representative, otherRepresentative)) <= allowed;
        }

        void add(Found found) {
            starts.add(found.start);
            if (found.point.reached().gradientNorm() < best.reached().gradientNorm()) {
                best = found.point;
            }
        }
    }
}
