package org.saddlescope.ui.views;

import java.util.List;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.ui.instrument.Instruments;

/**
 * What decides which views have content, as long as a run goes on: to find that out from the frame is to make every
 * figure. Within twice as many recorded steps what is measured every so many steps has come to be.
 *
 * @param magnitudes the number of recorded steps of each track, as its binary digits
 */
record Extent(String experiment, List<Integer> magnitudes, int columns, int reports, boolean slice, int points, int walks, boolean spectra, boolean paths) {
    static final Extent NOTHING = new Extent("", List.of(), 0, 0, false, 0, 0, false, false);

    static Extent of(Experiment experiment, Frame frame, Instruments instruments) {
        return new Extent(experiment.name(), frame.tracks().stream().map(track -> Integer.SIZE - Integer.numberOfLeadingZeros(track.history().size())).toList(),
                frame.tracks().stream().mapToInt(track -> track.history().columns().size()).sum(), frame.alphaBeta().size(), frame.slice().isPresent(),
                instruments.findsProperty().get().points().size(), instruments.findsProperty().get().walks().size(),
                instruments.spectraProperty().get().isPresent(), instruments.pathsProperty().get().isPresent());
    }
}
