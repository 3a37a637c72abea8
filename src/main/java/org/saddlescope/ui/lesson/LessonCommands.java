package org.saddlescope.ui.lesson;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.experiment.ExperimentDocument;

/** What can be done with the lesson of the experiment, for the menu and the sheet of shortcuts. */
public final class LessonCommands {
    public final Command lesson;
    public final Command next;
    public final Command back;

    public LessonCommands(LessonPlayer player, ExperimentDocument document) {
        ObservableValue<Boolean> none = Bindings.createBooleanBinding(() -> document.experiment().lesson().isEmpty() && player.shownProperty().get().isEmpty(),
                document.experimentProperty(), player.shownProperty());
        lesson = new Command("lesson", player.shownProperty().map(shown -> shown.isPresent() ? Text.of("lesson.leave") : Text.of("lesson.start")),
                Text.of("lesson.startDoc"), Optional.empty(), Optional.empty(), none, Optional.empty(), () -> {
                    if (player.shownProperty().get().isPresent()) {
                        player.leave();
                    } else {
                        player.start(document.experiment());
                    }
                });
        next = way("lessonNext", Text.of("lesson.nextStep"), Text.of("lesson.nextDoc"), KeyCode.PAGE_DOWN,
                player.shownProperty().map(shown -> shown.filter(now -> !now.last()).isEmpty()), player::next);
        back = way("lessonBack", Text.of("lesson.backStep"), Text.of("lesson.backDoc"), KeyCode.PAGE_UP,
                player.shownProperty().map(shown -> shown.filter(now -> !now.first()).isEmpty()), player::back);
    }

    /** In the order of the menu. */
    public List<Command> all() {
        return List.of(lesson, next, back);
    }

    private static Command way(String id, String name, String doc, KeyCode key, ObservableValue<Boolean> disabled, Runnable action) {
        return new Command(id, new SimpleStringProperty(name), doc, Optional.of(new KeyCodeCombination(key)), Optional.empty(), disabled, Optional.empty(), action);
    }
}
