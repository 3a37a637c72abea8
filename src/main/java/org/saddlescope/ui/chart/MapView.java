package org.saddlescope.ui.chart;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;

/** Stands in until the branch views is merged. */
public final class MapView extends StackPane {
    private final ReadOnlyStringWrapper hover = new ReadOnlyStringWrapper("");
    private final Label label = new Label();

    public MapView() {
        getChildren().add(label);
    }

    public void show(Experiment e, Frame f, RunFigures.Look look, Style.Theme theme) {
        label.setText("map " + f.tracks().getFirst().step());
    }

    public ReadOnlyStringProperty hoverTextProperty() {
        return hover.getReadOnlyProperty();
    }
}
