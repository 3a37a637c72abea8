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
public final class CurveView extends StackPane {
    private final ReadOnlyStringWrapper hover = new ReadOnlyStringWrapper("");
    private final Label label = new Label();
    private final Experiment.FigureKind kind;

    public CurveView(Experiment.FigureKind kind) {
        this.kind = kind;
        getChildren().add(label);
    }

    public boolean hasContent(Experiment e, Frame f) {
        return kind != Experiment.FigureKind.ACCURACY;
    }

    public void show(Experiment e, Frame f, RunFigures.Look look, Style.Theme theme) {
        label.setText(kind + " " + f.tracks().getFirst().step());
    }

    public ReadOnlyStringProperty hoverTextProperty() {
        return hover.getReadOnlyProperty();
    }
}
