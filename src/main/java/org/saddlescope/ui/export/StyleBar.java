package org.saddlescope.ui.export;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.sidecar.FigureStyles;
import org.saddlescope.ui.base.Text;

/** The styles that have names: to take one, to save what the fields hold as one, to remove it, to begin with it. */
final class StyleBar extends VBox {
    private final StyleShelf shelf;
    private final Supplier<Optional<FigureStyle>> current;
    private final ComboBox<String> names = new ComboBox<>();
    private final MenuItem save = new MenuItem(Text.of("export.styleSave"));
    private final MenuItem begin = new MenuItem(Text.of("export.styleBegin"));
    private final MenuItem remove = new MenuItem(Text.of("export.styleRemove"));
    private final TextField name = Rows.field("exportStyleName", 14);
    private final Button keep = new Button(Text.of("export.styleKeep"));
    private final HBox naming = new HBox(name, keep);
    private boolean listing;

    /**
     * @param current the style that the fields hold; empty where they hold none
     * @param taken   told of a style that is to be taken
     */
    StyleBar(StyleShelf shelf, Supplier<Optional<FigureStyle>> current, Consumer<FigureStyle> taken) {
        this.shelf = shelf;
        this.current = current;
        names.setId("exportStyle");
        names.setAccessibleText(Text.of("export.styleChoice"));
        names.setMaxWidth(Double.MAX_VALUE);
        names.setPromptText(Text.of("export.styleOwn"));
        MenuButton more = new MenuButton(Text.of("export.styleMore"), null, save, begin, remove);
        more.setId("exportStyleMore");
        save.setId("exportStyleSave");
        begin.setId("exportStyleBegin");
        remove.setId("exportStyleRemove");
        keep.setId("exportStyleKeep");
        name.setPromptText(Text.of("export.styleName"));
        name.setAccessibleText(Text.of("export.styleName"));
        HBox bar = new HBox(names, more);
        bar.getStyleClass().add("export-row");
        naming.getStyleClass().add("export-row");
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox.setHgrow(name, Priority.ALWAYS);
        getStyleClass().add("export-styles");
        getChildren().setAll(bar, naming);
        ask(false);
        names.valueProperty().subscribe(chosen -> {
            if (!listing && chosen != null) {
                shelf.stylesProperty().get().style(chosen).ifPresent(taken);
            }
            enable();
        });
        shelf.stylesProperty().subscribe(this::list);
        save.setOnAction(event -> {
            name.setText(names.getValue() == null ? "" : names.getValue());
            ask(true);
            name.requestFocus();
            name.selectAll();
        });
        begin.setOnAction(event -> shelf.keep(shelf.stylesProperty().get().beginning(names.getValue())));
        remove.setOnAction(event -> {
            String removed = names.getValue();
            shelf.keep(shelf.stylesProperty().get().without(removed));
            choose(shelf.stylesProperty().get().style(removed).map(style -> removed).orElse(null));
        });
        name.textProperty().subscribe(this::enable);
        keep.setOnAction(event -> keep());
        // Enter saves the name, and does not export.
        name.setOnAction(event -> keep());
        name.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                ask(false);
                names.requestFocus();
                event.consume();
            }
        });
    }

    /** Takes the style to begin with. */
    void begin() {
        FigureStyles styles = shelf.stylesProperty().get();
        String first = styles.style(styles.standard()).isPresent() ? styles.standard() : FigureStyles.STANDARD.standard();
        if (first.equals(names.getValue())) {
            choose(null);
        }
        names.setValue(first);
    }

    /** Whether the fields still hold the style of the name. */
    void changed() {
        if (!listing && names.getValue() != null
                && current.get().isPresent() && !shelf.stylesProperty().get().style(names.getValue()).equals(current.get())) {
            choose(null);
        }
        enable();
    }

    private void keep() {
        String wanted = name.getText().strip();
        if (!wanted.isEmpty() && current.get().isPresent()) {
            shelf.keep(shelf.stylesProperty().get().with(wanted, current.get().get()));
            choose(wanted);
            ask(false);
            names.requestFocus();
        }
    }

    private void list(FigureStyles styles) {
        String chosen = names.getValue();
        listing = true;
        names.getItems().setAll(styles.names());
        names.setValue(styles.style(String.valueOf(chosen)).isPresent() ? chosen : null);
        listing = false;
        enable();
    }

    private void choose(String chosen) {
        listing = true;
        names.setValue(chosen);
        listing = false;
        enable();
    }

    private void ask(boolean now) {
        naming.setVisible(now);
        naming.setManaged(now);
    }

    private void enable() {
        String chosen = names.getValue();
        FigureStyles styles = shelf.stylesProperty().get();
        boolean own = chosen != null && styles.own(chosen);
        remove.setDisable(!own);
        remove.setText(own && FigureStyles.STANDARD.style(chosen).isPresent() ? Text.of("export.styleReset") : Text.of("export.styleRemove"));
        begin.setDisable(chosen == null || chosen.equals(styles.standard()));
        save.setDisable(current.get().isEmpty());
        keep.setDisable(name.getText().isBlank() || current.get().isEmpty());
    }
}
