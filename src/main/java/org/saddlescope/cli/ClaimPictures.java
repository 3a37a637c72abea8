package org.saddlescope.cli;

import java.util.SequencedMap;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.study.ClaimResult;
import org.saddlescope.figures.Figure;

/** Draws what came of a claim. */
@FunctionalInterface
interface ClaimPictures {
    /** The figures by the names of their files, the most telling first. */
    SequencedMap<String, Figure> of(ClaimResult result) throws ExperimentException;
}
