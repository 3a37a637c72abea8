package org.saddlescope.ui.experiment;

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

/** What can be done with the page of the experiment and with the gallery. */
public final class FormCommands {
    private static final ObservableValue<Boolean> NEVER = new SimpleBooleanProperty(false);

    public final Command search;
    public final Command json;
    public final Command gallery;

    /**
     * @param find    goes to the search of the form
     * @param json    whether the JSON text is seen
     * @param gallery whether the gallery is seen
     */
    public FormCommands(Runnable find, BooleanProperty json, BooleanProperty gallery) {
        search = new Command("formSearch", new SimpleStringProperty(Text.of("form.find")), Text.of("form.find.doc"),
                Optional.of(new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
                Optional.empty(), NEVER, Optional.empty(), find);
        this.json = new Command("json", new SimpleStringProperty(Text.of("json.command")), Text.of("json.toggle.doc"),
                Optional.of(new KeyCodeCombination(KeyCode.J, KeyCombination.SHORTCUT_DOWN)),
                Optional.empty(), NEVER, Optional.of(json), () -> { });
        this.gallery = new Command("openGallery", new SimpleStringProperty(Text.of("gallery.command")), Text.of("gallery.command.doc"),
                Optional.of(new KeyCodeCombination(KeyCode.F6)), Optional.of(Icons.GALLERY), NEVER, Optional.empty(),
                () -> gallery.set(!gallery.get()));
    }

    public List<Command> all() {
        return List.of(search, json, gallery);
    }
}
