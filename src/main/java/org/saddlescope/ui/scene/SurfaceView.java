package org.saddlescope.ui.scene;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.StackPane;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;

/** Stands in until the branch views is merged. */
public final class SurfaceView extends StackPane {
    private final ReadOnlyStringWrapper hover = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Figure.Camera> camera = new SimpleObjectProperty<>(Figure.Camera.DEFAULT);

    public SurfaceView() {}

    public void show(Experiment e, Frame f, RunFigures.Look look, Style.Theme theme) {}

    public ObjectProperty<Figure.Camera> cameraProperty() {
        return camera;
    }

    public ReadOnlyStringProperty hoverTextProperty() {
        return hover.getReadOnlyProperty();
    }
}
