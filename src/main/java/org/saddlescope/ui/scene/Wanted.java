package org.saddlescope.ui.scene;

import java.util.Optional;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;

/**
 * A surface that is to be shown.
 *
 * @param find  whether the place from which its paths are seen best is asked for
 * @param draft whether the next one is expected soon
 */
record Wanted(Figure.SurfacePlot plot, RunFigures.Look look, Style.Theme theme, boolean find, boolean draft) {
    /** Whether the picture of that is one of this, from wherever it is seen. */
    boolean shownBy(Wanted other) {
        return !find && draft == other.draft && theme == other.theme && look.equals(other.look) && plot.equals(other.plot.seenFrom(plot.camera()));
    }

    /** That place, where it is asked for; takes some milliseconds. */
    Optional<Figure.Camera> place() {
        return find ? Optional.of(Figure.Camera.showing(plot.slice(), plot.trajectories(), plot.logHeight())) : Optional.empty();
    }
}
