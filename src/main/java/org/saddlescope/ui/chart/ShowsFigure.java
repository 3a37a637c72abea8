package org.saddlescope.ui.chart;

import java.util.Optional;
import org.saddlescope.figures.Figure;

/** A view that shows a figure, which can be copied and exported. */
public interface ShowsFigure {
    /** The figure as it is shown now, with its title; empty where there is none. */
    Optional<Figure> figureShown();
}
