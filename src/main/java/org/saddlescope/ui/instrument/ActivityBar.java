package org.saddlescope.ui.instrument;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** What an instrument is computing, how far it is, and a way to end it; there only while something is. */
public final class ActivityBar extends HBox {
    private final Label stage = new Label();
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);

    public ActivityBar(Instruments instruments) {
        setId("activity");
        getStyleClass().add("activity");
        stage.setId("activityStage");
        stage.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(stage, Priority.ALWAYS);
        Button cancel = new Button(Text.of("instrument.activityBar.cancel"));
        cancel.setId("activityCancel");
        Tips.on(cancel, Text.of("instrument.activityBar.endItAndKeepWhat"));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> instruments.cancel());
        getChildren().setAll(stage, bar, cancel);
        instruments.activityProperty().subscribe(this::show);
    }

    private void show(Optional<Instruments.Activity> activity) {
        setVisible(activity.isPresent());
        setManaged(activity.isPresent());
        activity.ifPresent(now -> {
            stage.setText(now.stage() + (now.total() > 0 ? "  " + now.done() + " / " + now.total() : now.done() > 0 ? "  " + now.done() : ""));
            bar.setProgress(now.total() > 0 ? (double) now.done() / now.total() : ProgressBar.INDETERMINATE_PROGRESS);
        });
    }
}
