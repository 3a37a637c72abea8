package org.saddlescope.ui.experiment;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.saddlescope.ui.base.Tips;

/** Fields one below the other: the label on the left and the control on the right, or above it where it needs room. */
final class FieldRows {
    private final GridPane grid = grid();
    private final List<Row> rows;
    private List<Row> shown = List.of();

    private record Row(Editor editor, Optional<Label> label) {}

    FieldRows(List<Editor> editors) {
        rows = editors.stream().map(editor -> new Row(editor, editor.wide() ? Optional.empty() : Optional.of(label(editor)))).toList();
        lay(rows);
    }

    /** An empty grid of a column of labels and a column of controls. */
    static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fields");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setPercentWidth(37);
        ColumnConstraints controls = new ColumnConstraints();
        controls.setPercentWidth(63);
        grid.getColumnConstraints().setAll(labels, controls);
        return grid;
    }

    Node node() {
        return grid;
    }

    /** Shows the fields that are looked for alone; whether there are any. */
    boolean filter(FormSearch search) {
        List<Row> found = rows.stream().filter(row -> {
            boolean hit = row.editor().filter(search);
            row.label().ifPresent(label -> label.pseudoClassStateChanged(FormSearch.FOUND, hit && !search.all()));
            return hit;
        }).toList();
        lay(found);
        return !found.isEmpty();
    }

    /** Only where it changes: a control that is typed into must stay where it is. */
    private void lay(List<Row> wanted) {
        if (wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        grid.getChildren().clear();
        int line = 0;
        for (Row row : wanted) {
            Node node = row.editor().node();
            if (row.editor().wide()) {
                grid.add(node, 0, line++, 2, 1);
            } else if (row.editor().tall()) {
                grid.add(row.label().orElseThrow(), 0, line++, 2, 1);
                grid.add(node, 0, line++, 2, 1);
            } else {
                grid.add(row.label().orElseThrow(), 0, line);
                grid.add(node, 1, line++);
            }
        }
    }

    private static Label label(Editor editor) {
        Label label = new Label(editor.field().label());
        label.getStyleClass().add("field-label");
        label.setWrapText(true);
        // Beside the control, also where a message stands under it.
        GridPane.setValignment(label, VPos.TOP);
        if (!editor.field().doc().isEmpty()) {
            Tips.on(label, editor.field().doc());
        }
        Optional.ofNullable(editor.node().lookup("#field-" + editor.field().id())).ifPresent(label::setLabelFor);
        return label;
    }
}
