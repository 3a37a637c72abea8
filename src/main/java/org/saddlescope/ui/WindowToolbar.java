package org.saddlescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Separator;
import javafx.scene.control.ToolBar;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.slice.SliceChoice;

/** The commands that are used most, in one row; during a lecture those of the run alone. In a narrow window some are icons. */
final class WindowToolbar extends ToolBar {
    /** What all captions take. */
    private static final double EMS = 90;

    /** @param slice computes the slice again, as the form now has it */
    WindowToolbar(Actions actions, ExperimentDocument document, Runnable slice, ObservableValue<Boolean> lecture) {
        ButtonBase train = actions.train.button();
        ButtonBase recentre = actions.recentre.iconButton();
        ButtonBase export = actions.export.iconButton();
        ButtonBase reading = actions.views.lecture.iconButton();
        List<Node> always = new ArrayList<>();
        always.add(train);
        ButtonBase pause = actions.pause.iconButton();
        always.add(pause);
        for (Command command : List.of(actions.step, actions.stop, actions.steering.steer)) {
            always.add(command.iconButton());
        }
        handOver(train, pause);
        handOver(pause, train);
        List<Node> details = new ArrayList<>();
        details.add(new Separator());
        details.addAll(new SliceChoice(document, slice).nodes());
        details.add(actions.recompute.button());
        details.add(recentre);
        details.add(new Separator());
        details.add(actions.logScale.button());
        details.add(export);
        lecture.subscribe(on -> getItems().setAll(Stream.of(always, on ? List.<Node>of() : details, List.of(reading)).flatMap(List::stream).toList()));
        setId("toolbar");
        Runnable captions = () -> List.of(recentre, export, reading).forEach(button -> button.setContentDisplay(
                getWidth() < EMS * train.getFont().getSize() ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        widthProperty().subscribe(captions);
        train.fontProperty().subscribe(captions);
    }

    /** Where one of the two ends with the other's beginning, the keyboard goes along: the space bar trains and pauses, and does not step. */
    private void handOver(ButtonBase from, ButtonBase to) {
        from.disabledProperty().subscribe(off -> {
            if (off && from.isFocused()) {
                FxThread.later(() -> {
                    // Not from where the user has gone meanwhile.
                    if (Optional.ofNullable(getScene()).map(Scene::getFocusOwner).filter(owner -> !within(owner)).isEmpty()) {
                        to.requestFocus();
                    }
                });
            }
        });
    }

    private boolean within(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (one == this) {
                return true;
            }
        }
        return false;
    }
}
