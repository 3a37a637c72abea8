package org.saddlescope.ui.instrument;

import java.util.Optional;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.paths.PointSpectrum;

/**
 * What is known of a place.
 *
 * @param measurements loss, gradient norm and ratios; empty until they are there
 * @param spectrum     the ends of the Hessian's spectrum and the Morse index; empty until they are there
 * @param cut          whether it was cancelled before the spectrum was complete
 * @param search       what the search for a critical point near it came to; empty where there was none
 */
public record Looked(Place place, Optional<Measurements> measurements, Optional<PointSpectrum> spectrum, boolean cut,
                     Optional<CriticalOutcome> search) {
    /** Before anything has been measured. */
    static Looked at(Place place) {
        return new Looked(place, Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    Looked measured(Measurements values) {
        return new Looked(place, Optional.of(values), spectrum, cut, search);
    }

    Looked seen(PointSpectrum ends, boolean cancelled) {
        return new Looked(place, measurements, Optional.of(ends), cancelled, search);
    }

    Looked found(CriticalOutcome outcome) {
        return new Looked(place, measurements, spectrum, cut, Optional.of(outcome));
    }

    /** The critical point that this place is; empty where it is none, or not known to be one. */
    public Optional<CriticalOutcome.Critical> critical() {
        return search.flatMap(outcome -> outcome instanceof CriticalOutcome.Critical point && point.reached().theta() == place.theta()
                ? Optional.of(point) : Optional.empty());
    }
}
