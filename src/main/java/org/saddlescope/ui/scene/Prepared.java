package org.saddlescope.ui.scene;

import java.util.List;
import java.util.Optional;
import org.saddlescope.figures.Figure;

/**
 * A surface ready to be shown.
 *
 * @param solid its meshes; empty where it is painted
 * @param notes lines for the corner of the view
 * @param place where its paths are seen best from, where that was asked for
 */
record Prepared(Wanted wanted, Optional<Solid> solid, List<String> notes, Optional<Figure.Camera> place) {}
