package org.saddlescope.ui.runs;

import java.time.LocalDate;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** One run of the list: whether it is laid over the one shown, its name, how it came out, and what there is to say in a line. */
final class RunCell extends ListCell<RunEntry> {
    private final RunsPage page;
    private final CheckBox overlay = new CheckBox();
    private final Label name = new Label();
    private final TextField rename = new TextField();
    private final Label outcome = new Label();
    private final Label facts = new Label();
    private final Label why = new Label();
    private final HBox row;

    RunCell(RunsPage page) {
        this.page = page;
        overlay.getStyleClass().add("run-overlay");
        Tips.on(overlay, Text.of("runs.overlay.doc"));
        // The list itself has the focus: Space switches the overlay of the selected run.
        overlay.setFocusTraversable(false);
        overlay.setOnAction(event -> page.overlay(getItem(), overlay.isSelected()));
        name.getStyleClass().add("run-name");
        name.setMinWidth(0);
        name.setWrapText(true);
        outcome.getStyleClass().add("run-outcome");
        outcome.setMinWidth(Region.USE_PREF_SIZE);
        facts.getStyleClass().add("muted");
        facts.setMinWidth(0);
        facts.setWrapText(true);
        why.getStyleClass().add("run-refusal");
        why.setWrapText(true);
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(rename, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox first = new HBox(name, rename, outcome);
        first.getStyleClass().add("run-first");
        VBox texts = new VBox(first, facts, why);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        row = new HBox(overlay, texts);
        row.getStyleClass().add("run-row");
        // The list gives the width: what does not fit is cut with dots.
        setPrefWidth(0);
        row.setPrefWidth(0);
        rename.setAccessibleText(Text.of("runs.rename.field"));
        rename.setOnAction(event -> page.renamed(getItem(), rename.getText()));
        rename.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                page.renamed(getItem(), getItem().name());
            }
        });
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !isEmpty()) {
                page.open(getItem());
            }
        });
    }

    @Override
    protected void updateItem(RunEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        getStyleClass().removeIf(style -> style.startsWith("outcome-"));
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            Tips.on(this, "");
            return;
        }
        boolean shown = page.isShown(entry);
        overlay.setSelected(page.isOverlaid(entry));
        overlay.setDisable(shown || entry.running());
        overlay.setAccessibleText(Text.of("runs.overlay.of", entry.name()));
        boolean renaming = page.isRenaming(entry);
        name.setText((entry.label().pinned() ? "★ " : "") + entry.name() + (shown ? "  " + Text.of("runs.shown") : ""));
        name.setVisible(!renaming);
        name.setManaged(!renaming);
        rename.setVisible(renaming);
        rename.setManaged(renaming);
        outcome.setText(RunText.outcomeText(entry));
        facts.setText(RunText.facts(entry, LocalDate.now()));
        String refusal = page.refusal(entry);
        why.setText(refusal);
        why.setVisible(!refusal.isEmpty());
        why.setManaged(!refusal.isEmpty());
        getStyleClass().add("outcome-" + RunText.outcome(entry).name().toLowerCase(Locale.ROOT).replace('_', '-'));
        setAccessibleText(String.join(", ", entry.name(), outcome.getText(), facts.getText(),
                overlay.isSelected() ? Text.of("runs.overlaid") : Text.of("runs.not-overlaid")));
        Tips.on(this, entry.name() + "\n" + outcome.getText() + "\n" + facts.getText()
                + (entry.digest().message().isEmpty() ? "" : "\n" + entry.digest().message()) + "\n" + entry.folder());
        setGraphic(row);
        if (renaming && !rename.isFocused()) {
            rename.setText(entry.name());
            rename.requestFocus();
            rename.selectAll();
        }
    }
}
