package org.saddlescope.ui.views;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
import org.saddlescope.ui.settings.ViewOptions;
import org.saddlescope.ui.workspace.Arranger;
import org.saddlescope.ui.workspace.DockPlace;
import org.saddlescope.ui.workspace.Reading;

/** What can be done with the arrangement of the views and with the size of text, for the menu and the sheet of shortcuts. */
public final class ViewCommands {
    private static final ObservableValue<Boolean> NEVER = new SimpleBooleanProperty(false);

    public final Command lecture;
    public final Command keys;
    public final Command maximise;
    final Command moveLeft;
    final Command moveRight;
    final Command moveDown;
    public final Command reset;
    final Command larger;
    final Command smaller;
    final Command normal;
    final Arranger arranger;

    public ViewCommands(Arranger arranger, ViewOptions options) {
        this.arranger = arranger;
        ObservableValue<Boolean> nothing = arranger.seatingProperty().map(now -> now.arrangement().rows().isEmpty());
        lecture = new Command("lecture", text(Text.of("lecture.command")), Text.of("lecture.doc"), Optional.of(new KeyCodeCombination(KeyCode.F5)),
                Optional.of(Icons.LECTURE), NEVER, Optional.of(options.lectureProperty()), () -> { });
        keys = new Command("pressedKeysShown", text(Text.of("lecture.keys")), Text.of("lecture.keys.doc"), Optional.empty(), Optional.empty(), NEVER,
                Optional.of(keysShown(options)), () -> { });
        maximise = new Command("maximiseView", arranger.seatingProperty().map(now -> now.maximised().isPresent()
                ? Text.of("view.maximise.back") : Text.of("view.maximise")), Text.of("view.maximise.doc"), Optional.of(new KeyCodeCombination(KeyCode.F8)),
                Optional.empty(), nothing, Optional.empty(), arranger::toggleMaximised);
        moveLeft = move(DockPlace.LEFT, KeyCode.LEFT);
        moveRight = move(DockPlace.RIGHT, KeyCode.RIGHT);
        moveDown = move(DockPlace.BOTTOM, KeyCode.DOWN);
        reset = new Command("resetLayout", text(Text.of("view.reset")), Text.of("view.reset.doc"), Optional.empty(), Optional.empty(), NEVER,
                Optional.empty(), arranger::reset);
        larger = type("largerText", Text.of("view.larger"), Text.of("view.larger.doc"), KeyCode.PLUS, options, now -> now.larger(options.lectureProperty().get()));
        smaller = type("smallerText", Text.of("view.smaller"), Text.of("view.smaller.doc"), KeyCode.MINUS, options,
                now -> now.smaller(options.lectureProperty().get()));
        normal = type("normalText", Text.of("view.normal"), Text.of("view.normal.doc"), KeyCode.DIGIT0, options,
                now -> now.normal(options.lectureProperty().get()));
    }

    private Command move(DockPlace place, KeyCode key) {
        ObservableValue<Boolean> refused = arranger.seatingProperty().map(now -> !now.arrangement().docked() || now.arrangement().rows().isEmpty()
                || arranger.current().filter(kind -> now.layout().placeOf(kind) != place).isEmpty());
        return new Command("moveView-" + place.id(), text(Text.of("view.move.to", place.title())), Text.of("view.move.doc"),
                Optional.of(new KeyCodeCombination(key, KeyCombination.ALT_DOWN, KeyCombination.SHIFT_DOWN)), Optional.empty(), refused,
                Optional.empty(), () -> arranger.moveCurrent(place));
    }

    private static Command type(String id, String name, String doc, KeyCode key, ViewOptions options, UnaryOperator<Reading> change) {
        return new Command(id, text(name), doc, Optional.of(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN)), Optional.empty(), NEVER,
                Optional.empty(), () -> options.readingProperty().set(change.apply(options.readingProperty().get())));
    }

    private static BooleanProperty keysShown(ViewOptions options) {
        BooleanProperty shown = new SimpleBooleanProperty(options.readingProperty().get().keys());
        shown.subscribe(now -> options.readingProperty().set(options.readingProperty().get().showing(now)));
        options.readingProperty().subscribe(now -> shown.set(now.keys()));
        return shown;
    }

    private static ObservableValue<String> text(String name) {
        return new SimpleStringProperty(name);
    }

    /** In the order of the menu. */
    public List<Command> all() {
        return List.of(lecture, keys, maximise, moveLeft, moveRight, moveDown, reset, larger, smaller, normal);
    }
}
