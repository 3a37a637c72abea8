package org.saddlescope.ui.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.saddlescope.experiment.CriticalReport;
import org.saddlescope.paths.Catalogue;
import org.saddlescope.paths.CriticalOutcome.Critical;
import org.saddlescope.paths.Symmetry;

/**
 * The critical points found in a run so far, without repeats, and the ways down from them.
 *
 * @param points in the order in which they were found
 * @param walks  the ways down, at most one pair a saddle
 */
public record Finds(List<Catalogue.Found> points, List<Walks> walks, Catalogue catalogue) {
    /** None yet. */
    public static final Finds NONE = new Finds(List.of(), List.of(), new Catalogue(List.of(), new Symmetry.None()));

    /** The ways down from a saddle. */
    public record Walks(Critical saddle, List<CriticalReport.Walked> ways) {
        public Walks {
            ways = List.copyOf(ways);
        }
    }

    public Finds {
        points = List.copyOf(points);
        walks = List.copyOf(walks);
    }

    /** With this point, unless it is one of them up to the symmetries; the first one found stays. */
    public Finds with(Catalogue.Found found, Symmetry symmetry) {
        if (points.stream().anyMatch(known -> Catalogue.of(List.of(known, found), symmetry).entries().size() == 1)) {
            return this;
        }
        List<Catalogue.Found> all = new ArrayList<>(points);
        all.add(found);
        return new Finds(all, walks, Catalogue.of(all, symmetry));
    }

    /** With these ways down in place of earlier ones from the same saddle. */
    public Finds with(Walks walked) {
        List<Walks> all = new ArrayList<>(walks.stream().filter(other -> other.saddle() != walked.saddle()).toList());
        all.add(walked);
        return new Finds(points, all, catalogue);
    }

    /** The number of this point, or of the one that it repeats, from 1 with rising loss. */
    public OptionalInt number(Critical point) {
        return IntStream.range(0, catalogue.entries().size()).filter(i -> {
            Critical entry = catalogue.entries().get(i).point();
            return entry == point || Catalogue.of(List.of(new Catalogue.Found("", entry), new Catalogue.Found("", point)),
                    catalogue.symmetry()).entries().size() == 1;
        }).map(i -> i + 1).findFirst();
    }

    /** The ways down from this saddle, none where it was not walked down from. */
    public List<CriticalReport.Walked> ways(Critical saddle) {
        return walks.stream().filter(known -> known.saddle() == saddle).findFirst().map(Walks::ways).orElse(List.of());
    }
}
