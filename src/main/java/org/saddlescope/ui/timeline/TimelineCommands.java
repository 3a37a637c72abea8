package org.saddlescope.ui.timeline;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.saddlescope.ui.base.Icons;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.command.Command;

/** What can be done with the timeline, for its bar, the menu and the sheet of shortcuts. */
public final class TimelineCommands {
    private static final int MANY = 10;

    public final Command first;
    public final Command back;
    final Command manyBack;
    public final Command play;
    public final Command forward;
    final Command manyForward;
    public final Command last;
    public final Command follow;
    public final Playback playback;

    public TimelineCommands(Timeline timeline, Playback playback) {
        this.playback = playback;
        ObservableValue<Boolean> nothing = timeline.positionProperty().map(Timeline.Position::empty);
        first = plain("timelineFirst", Text.of("command.timelineFirst"), Text.of("command.timelineFirst.doc"), keys(KeyCode.HOME), Icons.FIRST, nothing, timeline::first);
        manyBack = plain("timelineManyBack", Text.of("command.timelineManyBack", MANY), Text.of("command.timelineManyBack.doc", MANY), shifted(KeyCode.LEFT), Icons.BACK, nothing,
                () -> timeline.move(-MANY));
        back = plain("timelineBack", Text.of("command.timelineBack"), Text.of("command.timelineBack.doc"), keys(KeyCode.LEFT), Icons.BACK, nothing, () -> timeline.move(-1));
        play = new Command("timelinePlay", playback.playingProperty().map(on -> on ? Text.of("command.timelinePlay.pause") : Text.of("command.timelinePlay")),
                Text.of("command.timelinePlay.doc"),
                Optional.of(new KeyCodeCombination(KeyCode.SPACE, KeyCombination.SHIFT_DOWN)), Optional.of(Icons.PLAY), nothing,
                Optional.of(playback.playingProperty()), () -> { });
        forward = plain("timelineForward", Text.of("command.timelineForward"), Text.of("command.timelineForward.doc"), keys(KeyCode.RIGHT), Icons.FORWARD, nothing, () -> timeline.move(1));
        manyForward = plain("timelineManyForward", Text.of("command.timelineManyForward", MANY), Text.of("command.timelineManyForward.doc", MANY), shifted(KeyCode.RIGHT), Icons.FORWARD,
                nothing, () -> timeline.move(MANY));
        last = plain("timelineLast", Text.of("command.timelineLast"), Text.of("command.timelineLast.doc"), keys(KeyCode.END), Icons.LAST, nothing, timeline::last);
        follow = new Command("timelineLive", new SimpleStringProperty(Text.of("command.timelineLive")), Text.of("command.timelineLive.doc"), Optional.of(
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
    public List<Command> all() {
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
