package org.saddlescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.control.ToolBar;
import org.saddlescope.ui.experiment.ExperimentDocument;

/** The commands that are used most, in one row; during a lecture those of the run alone. */
final class WindowToolbar extends ToolBar {
    /** @param slice computes the slice again, as the form now has it */
    WindowToolbar(Actions actions, ExperimentDocument document, Runnable slice, ObservableValue<Boolean> lecture) {
        List<Node> always = new ArrayList<>();
        always.add(actions.train.button());
        for (Command command : List.of(actions.pause, actions.step, actions.stop, actions.steering.steer)) {
            always.add(command.iconButton());
        }
        List<Node> details = new ArrayList<>();
        details.add(new Separator());
        details.addAll(new SliceChoice(document, slice).nodes());
        details.add(actions.recompute.button());
        details.add(actions.recentre.button());
        details.add(new Separator());
        details.add(actions.logScale.button());
        details.add(actions.export.button());
        Node reading = actions.views.lecture.button();
        lecture.subscribe(on -> getItems().setAll(Stream.of(always, on ? List.<Node>of() : details, List.of(reading)).flatMap(List::stream).toList()));
        setId("toolbar");
    }
}
