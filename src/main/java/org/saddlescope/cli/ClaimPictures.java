package org.saddlescope.cli;

import java.util.List;
import java.util.SequencedMap;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.study.MemberResult;
import org.saddlescope.figures.Figure;

/** Draws what came of a claim. */
@FunctionalInterface
interface ClaimPictures {
    /** The figures by the names of their files. */
    SequencedMap<String, Figure> of(Experiment experiment, List<MemberResult> members);
}
