package org.saddlescope.ui.command;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.ui.base.Text;

/** The commands that have a shortcut, with a field to search them. */
public final class ShortcutSheet extends VBox {
    public ShortcutSheet(List<Command> commands) {
        FilteredList<Command> shown = new FilteredList<>(FXCollections.observableArrayList(
                commands.stream().filter(command -> command.keys().isPresent()).toList()));
        TextField search = new TextField();
        search.setId("shortcutSearch");
        search.setPromptText(Text.of("shortcutSheet.search"));
        search.setAccessibleText(Text.of("shortcutSheet.searchTheShortcuts"));
        search.textProperty().subscribe(typed -> shown.setPredicate(command ->
                (command.text().getValue() + " " + command.doc()).toLowerCase(Locale.ROOT).contains(typed.strip().toLowerCase(Locale.ROOT))));
        ListView<Command> list = new ListView<>(shown);
        list.setId("shortcuts");
        list.setAccessibleText(Text.of("keys.shortcuts"));
        list.setCellFactory(view -> new Row());
        getStyleClass().add("shortcut-sheet");
        getChildren().addAll(search, list);
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    private static final class Row extends ListCell<Command> {
        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Label keys = new Label(command.keys().map(k -> k.getDisplayText()).orElse(""));
            keys.getStyleClass().add("keys");
            Label doc = new Label(command.doc());
            doc.getStyleClass().add("muted");
            Label name = new Label(command.text().getValue());
            name.getStyleClass().add("command-name");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            HBox row = new HBox(name, doc, gap, keys);
            row.setPrefWidth(0);
            setPrefWidth(0);
            setGraphic(row);
        }
    }
}
