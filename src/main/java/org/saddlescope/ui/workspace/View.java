package org.saddlescope.ui.workspace;

import javafx.scene.Node;
import org.saddlescope.experiment.ViewKind;

/**
 * A view as the arrangement knows it.
 *
 * @param id of its tab, after {@code tab-}
 */
public record View(ViewKind kind, String id, String title, Node content) {}
