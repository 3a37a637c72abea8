package org.saddlescope.ui.scene;

import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;

/** A surface that is to be shown. */
record Wanted(Figure.SurfacePlot plot, RunFigures.Look look, Style.Theme theme) {}
