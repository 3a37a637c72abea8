package org.saddlescope.ui.scene;

import java.util.Optional;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;

/**
 * A surface that is to be shown.
 *
 * @param find whether the place from which its paths are seen best is asked for
 */
record Wanted(Figure.SurfacePlot plot, RunFigures.Look look, Style.Theme theme, boolean find) {
    /** That place, where it is asked for; takes some milliseconds. */
    Optional<Figure.Camera> place() {
        return find ? Optional.of(Figure.Camera.showing(plot.slice(), plot.trajectories(), plot.logHeight())) : Optional.empty();
    }
}
