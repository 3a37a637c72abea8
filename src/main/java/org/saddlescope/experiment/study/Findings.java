package org.saddlescope.experiment.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.saddlescope.experiment.AlphaBetaReport;

/**
 * What a study found in one member of a sweep.
 *
 * @param quantities a number each of {@link Study#quantities}, in that order; NaN where it is none
 * @param plots      curves that belong to the member
 * @param regions    where alpha and beta may lie, where that was measured
 * @param remarks    what whoever reads the numbers should know
 */
public record Findings(SequencedMap<String, Double> quantities, List<StudyPlot> plots, List<AlphaBetaReport> regions, List<String> remarks) {
    public Findings {
        quantities = new LinkedHashMap<>(quantities);
        plots = List.copyOf(plots);
        regions = List.copyOf(regions);
        remarks = List.copyOf(remarks);
    }
}
