package org.saddlescope.experiment.study;

import java.util.Locale;
import java.util.Optional;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Problem;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.paths.CriticalPointSearch;
import org.saddlescope.spectra.Vectors;

/**
 * Tells from a quasar ratio far below 0 that a minimiser is missing from x*: there is a critical point near with f = f*
 * within rounding that is none of those known.
 */
record MissingMinimiser(Problem problem, Minima minima) {
    /** A quasar ratio so low is had near a missing minimiser only, as {@link org.saddlescope.conditions.Reading} explains. */
    private static final double SUSPICIOUS = -1000;
    private static final double APART = 1e-3;

    Optional<String> near(FieldScan.Extreme quasar) {
        if (!(quasar.value() < SUSPICIOUS)) {
            return Optional.empty();
        }
        CriticalOutcome outcome = new CriticalPointSearch(1e-10, 100, CriticalPointSearch.PRODUCTS, 1).from(problem.objective(), quasar.at());
        double[] found = outcome.reached().theta();
        double[] known = minima.projection().orElseThrow().nearest(found);
        boolean missing = outcome instanceof CriticalOutcome.Critical && outcome.reached().loss() - minima.value() <= ComponentField.ROUNDING
                && Vectors.norm(Vectors.difference(found, known)) > APART;
        return missing ? Optional.of(String.format(Locale.ROOT, "a minimiser is missing near (%.2f, %.2f): the quasar ratio falls below %.0f there",
                found[0], found[1], SUSPICIOUS)) : Optional.empty();
    }
}
