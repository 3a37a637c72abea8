package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.util.function.Consumer;

/**
 * Something to be painted at its depth.
 *
 * @param back how far back it lies; the furthest is painted first
 */
record SurfacePiece(double back, Consumer<Graphics2D> paint) {}
