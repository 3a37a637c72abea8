package org.saddlescope.ui.experiment;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.saddlescope.experiment.Schema;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** Edits a value as text. What is typed counts as soon as it stands for a valid value. */
final class TextEditor extends LeafEditor {
    private final TextForm text;
    private final TextInputControl input;
    private boolean showing;

    TextEditor(Field field, TextForm text, FormContext form) {
        super(field, form);
        this.text = text;
        input = field.path().equals("notes") ? area() : new TextField();
        if (field.type() instanceof Schema.OptionalOf) {
            input.setPromptText(Text.of("form.not-set"));
        } else if (field.path().startsWith("optimizers.") && field.name().equals("name")) {
            input.setPromptText(Text.of("form.automatic"));
        }
        input.textProperty().subscribe((before, typed) -> {
            if (!showing) {
                typed(typed);
            }
        });
        place(content(), input);
    }

    private static TextArea area() {
        TextArea area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(5);
        return area;
    }

    private Node content() {
        boolean folder = field().name().equals("folder");
        if (!folder && !field().name().equals("file") && !(field().name().equals("path") && field().type() instanceof Schema.Text)) {
            return input;
        }
        Button browse = new Button("…");
        browse.setId("browse-" + field().id());
        browse.setAccessibleText(Text.of("form.browse", Words.inSentence(field().label())));
        Tips.on(browse, browse.getAccessibleText());
        browse.setOnAction(event -> {
            File chosen = folder ? new DirectoryChooser().showDialog(input.getScene().getWindow())
                    : new FileChooser().showOpenDialog(input.getScene().getWindow());
            if (chosen != null) {
                input.setText(chosen.getPath());
            }
        });
        HBox.setHgrow(input, Priority.ALWAYS);
        HBox row = new HBox(input, browse);
        row.getStyleClass().add("joined");
        return row;
    }

    private void typed(String typed) {
        try {
            Object value = text.parse(typed);
            form().problems().set(field().path(), Optional.empty());
            report(new Edit(change().name(), Optional.of(field().path())), value);
        } catch (InvalidText e) {
            form().problems().set(field().path(), Optional.of(sentence(e.getMessage())));
        }
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }

    @Override
    void show(Object value) {
        showing = true;
        try {
            String shown = text.format(value);
            if (!shown.equals(input.getText())) {
                input.setText(shown);
            }
        } finally {
            showing = false;
        }
        form().problems().set(field().path(), Optional.empty());
    }

    /** Sentences, and what reads like one, need room. */
    @Override
    boolean tall() {
        return input instanceof TextArea || List.of("name", "problem.formula", "start").contains(field().path());
    }
}
