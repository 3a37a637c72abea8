package org.saddlescope.ui.scene;

import java.util.List;
import java.util.Optional;

/**
 * A surface ready to be shown.
 *
 * @param solid its meshes; empty where it is painted
 * @param notes lines for the corner of the view
 */
record Prepared(Wanted wanted, Optional<Solid> solid, List<String> notes) {}
