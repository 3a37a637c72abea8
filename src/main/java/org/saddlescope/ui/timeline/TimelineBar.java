package org.saddlescope.ui.timeline;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** The timeline as a bar: buttons, a slider over the recorded steps, the step of how many, and whether it follows. */
public final class TimelineBar extends HBox {
    private final Timeline timeline;
    private final Slider slider = new Slider(0, 1, 0);
    private final Label step = new Label();
    private boolean showing;

    /**
     * @param before the buttons left of the slider
     * @param after  those right of it
     */
    public TimelineBar(Timeline timeline, List<? extends Node> before, List<? extends Node> after) {
        this.timeline = timeline;
        setId("timeline");
        getStyleClass().addAll("tool-bar", "timeline");
        slider.setId("timelineSlider");
        slider.setAccessibleText(Text.of("timeline.timelineBar.theRecordedStepThatEvery"));
        Tips.on(slider, Text.of("timeline.timelineBar.theRecordedStepThatEvery2"));
        slider.setBlockIncrement(1);
        step.setId("timelineStep");
        step.setMinWidth(Region.USE_PREF_SIZE);
        Tips.on(step, Text.of("timeline.timelineBar.theRecordedStepThatEvery3"));
        step.getStyleClass().add("timeline-step");
        HBox.setHgrow(slider, Priority.ALWAYS);
        // The slider gives way where there is little room: a button of three dots says nothing.
        slider.setMinWidth(0);
        after.forEach(button -> {
            if (button instanceof Region region) {
                region.setMinWidth(Region.USE_PREF_SIZE);
            }
        });
        getChildren().addAll(before);
        getChildren().addAll(slider, step);
        getChildren().addAll(after);
        slider.valueProperty().subscribe(value -> {
            if (!showing) {
                timeline.hold((int) Math.round(value.doubleValue()));
            }
        });
        timeline.positionProperty().subscribe(this::show);
    }

    private void show(Timeline.Position now) {
        showing = true;
        try {
            slider.setDisable(now.empty());
            slider.setMax(Math.max(1, now.steps().length - 1));
            slider.setValue(Math.max(0, now.index()));
            step.setText(now.step().map(at -> Text.of("timeline.timelineBar.step", at, now.total())).orElse(Text.of("timeline.timelineBar.noStepYet")));
        } finally {
            showing = false;
        }
    }

    /** The slider, for the keyboard's focus. */
    public Slider slider() {
        return slider;
    }

    public Timeline timeline() {
        return timeline;
    }
}
