package org.saddlescope.ui.workspace;

import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.saddlescope.ui.base.Text;

/** The notes of an experiment to be read: a paragraph where an empty line stands between. */
public final class NotesPane extends ScrollPane {
    private final VBox text = new VBox();
    private List<String> shown = List.of();

    public NotesPane() {
        setId("notes");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinSize(0, 0);
        setAccessibleText(Text.of("view.notes"));
        text.getStyleClass().add("notes");
        getStyleClass().add("notes-pane");
        setContent(text);
    }

    /** Shows these notes. */
    public void show(String notes) {
        List<String> paragraphs = paragraphs(notes);
        if (!paragraphs.equals(shown)) {
            shown = paragraphs;
            text.getChildren().setAll(paragraphs.stream().map(NotesPane::paragraph).toList());
            setAccessibleText(Text.of("view.notes") + ". " + String.join(" ", paragraphs));
        }
    }

    private static Node paragraph(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        return label;
    }

    /** The lines between empty ones, joined: where lines were broken by hand says nothing about this window's width. */
    static List<String> paragraphs(String notes) {
        return Arrays.stream(notes.split("\\R\\s*\\R")).map(lines -> lines.strip().replaceAll("\\s*\\R\\s*", " "))
                .filter(lines -> !lines.isEmpty()).toList();
    }
}
