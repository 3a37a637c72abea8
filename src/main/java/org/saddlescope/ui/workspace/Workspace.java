package org.saddlescope.ui.workspace;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.figures.Figure;

/** Where the views of a run stand, and which of them are seen. */
public interface Workspace {
    /** Shows these views alone, the most important first; one that has nothing to show yet is seen as soon as it has. */
    void showOnly(List<ViewKind> views);

    /** Puts back what was seen before {@link #showOnly}. */
    void restore();

    /** Where the surface is seen from. */
    ObjectProperty<Figure.Camera> cameraProperty();
}
