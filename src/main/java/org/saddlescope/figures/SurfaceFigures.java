package org.saddlescope.figures;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Surface;
import org.saddlescope.landscape.Slice;

/** Map and surface of a slice with what is drawn on it, of a run as of a file from elsewhere. */
public final class SurfaceFigures {
    private SurfaceFigures() {}

    /**
     * @return empty where the kind shows something else than a slice
     */
    public static Optional<Figure> of(FigureKind kind, Surface surface, RunFigures.Look look) {
        Slice slice = surface.slice();
        List<Figure.Mark> marks = marks(surface.marks());
        return switch (kind) {
            case MAP -> Optional.of(new Figure.SliceMap(surface.name() + ": " + slice.quantity()
                    + (slice.rows() == 1 ? " on the line" : " on the plane"), slice, surface.trajectories(), marks, look.logScale(),
                    look.colours(), true, look.range()));
            case SURFACE -> Optional.of(new Figure.SurfacePlot(
                    surface.name() + ": " + slice.quantity() + " surface", slice, surface.trajectories(), marks, look.logScale(),
                    look.colours(), look.camera().orElseGet(() -> Figure.Camera.showing(slice, surface.trajectories(), look.logScale())), look.range()));
            default -> Optional.empty();
        };
    }

    private static List<Figure.Mark> marks(List<Frame.Mark> marks) {
        return marks.stream().map(mark -> new Figure.Mark(mark.name(), mark.kind().name().toLowerCase(Locale.ROOT),
                mark.alpha(), mark.beta(), mark.loss())).toList();
    }
}
