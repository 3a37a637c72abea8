package org.saddlescope.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.saddlescope.ui.timeline.Playback;
import org.saddlescope.ui.timeline.Timeline;

/** What can be done with the timeline, for its bar, the menu and the sheet of shortcuts. */
final class TimelineCommands {
    private static final int MANY = 10;

    final Command first;
    final Command back;
    final Command manyBack;
    final Command play;
    final Command forward;
    final Command manyForward;
    final Command last;
    final Command follow;
    final Playback playback;

    TimelineCommands(Timeline timeline, Playback playback) {
        this.playback = playback;
        ObservableValue<Boolean> nothing = timeline.positionProperty().map(Timeline.Position::empty);
        first = plain("timelineFirst", "First step", "Look at the first recorded step", keys(KeyCode.HOME), Icons.FIRST, nothing, timeline::first);
        manyBack = plain("timelineManyBack", MANY + " steps back", "Look " + MANY + " recorded steps earlier", shifted(KeyCode.LEFT), Icons.BACK, nothing,
                () -> timeline.move(-MANY));
        back = plain("timelineBack", "Step back", "Look one recorded step earlier", keys(KeyCode.LEFT), Icons.BACK, nothing, () -> timeline.move(-1));
        play = new Command("timelinePlay", playback.playingProperty().map(on -> on ? "Pause playback" : "Play recorded steps"),
                "Go through the recorded steps; from the beginning where all have been seen",
                Optional.of(new KeyCodeCombination(KeyCode.SPACE, KeyCombination.SHIFT_DOWN)), Optional.of(Icons.PLAY), nothing,
                Optional.of(playback.playingProperty()), () -> { });
        forward = plain("timelineForward", "Step forward", "Look one recorded step later", keys(KeyCode.RIGHT), Icons.FORWARD, nothing, () -> timeline.move(1));
        manyForward = plain("timelineManyForward", MANY + " steps forward", "Look " + MANY + " recorded steps later", shifted(KeyCode.RIGHT), Icons.FORWARD,
                nothing, () -> timeline.move(MANY));
        last = plain("timelineLast", "Last step", "Look at the last recorded step", keys(KeyCode.END), Icons.LAST, nothing, timeline::last);
        follow = new Command("timelineLive", new SimpleStringProperty("Live"), "Follow the newest step; off: stay at this one", Optional.of(
                new KeyCodeCombination(KeyCode.END, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)), Optional.empty(), nothing,
                Optional.of(following(timeline)), () -> { });
    }

    private static BooleanProperty following(Timeline timeline) {
        BooleanProperty following = new SimpleBooleanProperty(timeline.position().following());
        following.subscribe(timeline::follow);
        timeline.positionProperty().subscribe(now -> following.set(now.following()));
        return following;
    }

    /** In the order of the menu. */
    List<Command> all() {
        return List.of(play, back, forward, manyBack, manyForward, first, last, follow);
    }

    private static Command plain(String id, String name, String doc, KeyCombination keys, Icons icon, ObservableValue<Boolean> disabled, Runnable action) {
        return new Command(id, new SimpleStringProperty(name), doc, Optional.of(keys), Optional.of(icon), disabled, Optional.empty(), action);
    }

    private static KeyCombination keys(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
