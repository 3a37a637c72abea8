package org.saddlescope.ui.experiment;

import java.util.OptionalInt;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** A text to edit with the numbers of its lines beside it, one of which can be marked. */
final class NumberedText extends HBox {
    private static final String MARK = "▶ ";

    private final TextArea area = new TextArea();
    private final Label numbers = new Label();
    private OptionalInt marked = OptionalInt.empty();

    NumberedText() {
        getStyleClass().add("numbered");
        area.setWrapText(false);
        area.setMinWidth(0);
        setMinWidth(0);
        numbers.getStyleClass().add("line-numbers");
        numbers.setMinHeight(Region.USE_PREF_SIZE);
        numbers.translateYProperty().bind(area.scrollTopProperty().negate());
        Pane gutter = new Pane(numbers);
        gutter.getStyleClass().add("gutter");
        gutter.setMinWidth(Region.USE_PREF_SIZE);
        gutter.prefWidthProperty().bind(numbers.widthProperty());
        // Its height is that of the text beside it, however many lines there are.
        gutter.setPrefHeight(0);
        gutter.setMinHeight(0);
        Rectangle seen = new Rectangle();
        seen.widthProperty().bind(gutter.widthProperty());
        seen.heightProperty().bind(gutter.heightProperty());
        gutter.setClip(seen);
        HBox.setHgrow(area, Priority.ALWAYS);
        getChildren().setAll(gutter, area);
        area.textProperty().subscribe(this::number);
    }

    TextArea area() {
        return area;
    }

    /** Shows another text; caret and scroll stay where the text stays as it was. */
    void show(String next) {
        String now = area.getText();
        if (now.equals(next)) {
            return;
        }
        int same = Math.min(now.length(), next.length());
        int head = 0;
        while (head < same && now.charAt(head) == next.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < same - head && now.charAt(now.length() - 1 - tail) == next.charAt(next.length() - 1 - tail)) {
            tail++;
        }
        int caret = area.getCaretPosition();
        int end = now.length() - tail;
        area.replaceText(head, end, next.substring(head, next.length() - tail));
        area.positionCaret(caret <= head ? caret : caret >= end ? caret + next.length() - now.length() : Math.min(caret, next.length() - tail));
    }

    /** Marks a line, counted from one; empty: none. */
    void mark(OptionalInt line) {
        marked = line;
        area.pseudoClassStateChanged(LeafEditor.INVALID, line.isPresent());
        number();
    }

    private void number() {
        int lines = (int) area.getText().chars().filter(each -> each == '\n').count() + 1;
        StringBuilder text = new StringBuilder();
        for (int line = 1; line <= lines; line++) {
            text.append(line == 1 ? "" : "\n").append(marked.isPresent() && marked.getAsInt() == line ? MARK : "").append(line);
        }
        numbers.setText(text.toString());
    }
}
