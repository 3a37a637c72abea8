package org.saddlescope.ui.run;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.StatusBar;
import org.saddlescope.experiment.Frame;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** The status bar: what the run is doing, how far it is, a way to end it, and what the mouse is over. */
public final class StatusLine extends StatusBar {
    private final RunModel run;
    private final Label state = label("state", Text.of("status.state.help"));
    private final Label step = label("stepLabel", Text.of("status.step.help"));
    private final Label loss = label("lossLabel", Text.of("status.loss.help"));
    private final Label rate = label("rateLabel", Text.of("status.rate.help"));
    private final Label left = label("etaLabel", Text.of("status.eta.help"));
    private final Label live = label("liveCost", Text.of("status.live.help"));
    private final Label hand = label("hand", Text.of("status.hand.help"));
    private final Label readout = label("hover", Text.of("status.hover.help"));
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel = new Button(Text.of("status.cancel"));

    /**
     * @param hover what the mouse is over or the timeline is held at, empty where it is neither
     */
    public StatusLine(RunModel run, ObservableValue<String> hover) {
        this.run = run;
        setId("status");
        setText("");
        setFocusTraversable(false);
        state.getStyleClass().add("status-state");
        readout.textProperty().bind(hover);
        readout.setMaxWidth(Double.MAX_VALUE);
        // A long readout is cut before anything about the run is.
        readout.setMinWidth(0);
        readout.getStyleClass().add("status-hover");
        Tips.on(readout, hover);
        bar.setId("progress");
        bar.setAccessibleText(Text.of("status.progress"));
        cancel.setId("cancel");
        Tips.on(cancel, Text.of("status.cancel.help"));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> run.stop());
        HBox facts = new HBox(state, step, loss, rate, left, live, hand, bar, cancel);
        facts.getStyleClass().add("status-facts");
        facts.setMinWidth(Region.USE_PREF_SIZE);
        getLeftItems().setAll(facts);
        getRightItems().setAll(readout);
        run.stateProperty().subscribe(this::refresh);
        run.frameProperty().subscribe(this::refresh);
        hover.map(String::isEmpty).subscribe(this::refresh);
        refresh();
    }

    private static Label label(String id, String meaning) {
        Label label = new Label();
        label.setId(id);
        Tips.on(label, meaning);
        return label;
    }

    private void refresh() {
        Optional<Frame> frame = run.frameProperty().get();
        RunModel.State now = run.state();
        state.setText(StatusText.state(now, frame));
        show(step, frame.map(StatusText::step).orElse(""));
        show(loss, frame.map(StatusText::loss).orElse(""));
        boolean training = now == RunModel.State.TRAINING;
        show(rate, frame.filter(f -> training).map(StatusText::rate).orElse(""));
        show(left, frame.filter(f -> training || now == RunModel.State.SLICING).map(StatusText::timeLeft).orElse(""));
        show(live, frame.filter(f -> training).map(StatusText::liveCost).orElse(""));
        show(hand, frame.map(StatusText::hand).orElse(""));
        boolean busy = now != RunModel.State.IDLE;
        bar.setProgress(frame.map(f -> StatusText.progress(now, f)).orElse(busy ? ProgressBar.INDETERMINATE_PROGRESS : 0.0));
        for (Region part : new Region[] {bar, cancel}) {
            part.setVisible(busy);
            part.setManaged(busy);
        }
        cancel.setDisable(now == RunModel.State.STOPPING);
        String message = frame.map(Frame::message).orElse("");
        // Beside a readout there is room for three dots of it.
        setText(readout.getText().isEmpty() ? message : "");
        if (!message.isEmpty()) {
            Tips.on(this, message);
        }
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
