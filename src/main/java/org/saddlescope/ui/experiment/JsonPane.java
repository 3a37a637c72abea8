package org.saddlescope.ui.experiment;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.ui.base.NewestWork;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/**
 * The JSON text of the document, in step with it both ways. A text that is valid becomes the current version, under the
 * name of what it changed; one that is not stays as it was typed, with what is wrong and where, and changes nothing.
 */
final class JsonPane extends VBox {
    private final ExperimentDocument document;
    private final NumberedText text = new NumberedText();
    private final Label message = new Label();
    private final Button revert = new Button(Text.of("json.revert"));
    private final NewestWork<String, Read> reading = new NewestWork<>(JsonPane::read, this::taken, problem -> complain(problem.toString()));
    private boolean applying;
    private boolean showing;
    private boolean invalid;
    private int opened = -1;

    /** What a text says: an experiment, or what is wrong. */
    private record Read(String text, Optional<Experiment> experiment, String problem) {}

    JsonPane(ExperimentDocument document) {
        this.document = document;
        setId("json");
        getStyleClass().add("json-pane");
        message.setId("json-message");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.getStyleClass().add("field-message");
        HBox.setHgrow(message, Priority.ALWAYS);
        message.setMaxWidth(Double.MAX_VALUE);
        revert.setId("json-revert");
        revert.setMinWidth(Region.USE_PREF_SIZE);
        Tips.on(revert, Text.of("json.revert.doc"));
        revert.setOnAction(event -> replace());
        HBox problem = new HBox(message, revert);
        problem.getStyleClass().add("json-problem");
        problem.visibleProperty().bind(message.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().setAll(text, problem);
        text.area().setId("json-text");
        text.area().setAccessibleText(Text.of("json.title"));
        text.area().textProperty().subscribe((before, typed) -> {
            if (!showing) {
                reading.request(typed);
            }
        });
        text.area().focusedProperty().subscribe(focused -> {
            if (!focused) {
                document.seal();
            }
        });
        text.area().addEventFilter(KeyEvent.KEY_PRESSED, this::undoOfTheDocument);
        visibleProperty().subscribe(() -> {
            if (!invalid) {
                follow();
            }
        });
        document.experimentProperty().subscribe(this::follow);
    }

    /** A text that says what the document is has no history of its own. */
    private void undoOfTheDocument(KeyEvent event) {
        if (event.getCode() == KeyCode.Z && event.isShortcutDown() && !invalid) {
            if (event.isShiftDown()) {
                document.redo();
            } else {
                document.undo();
            }
            event.consume();
        }
    }

    void focus() {
        text.area().requestFocus();
    }

    private void follow() {
        if (!isVisible() || applying) {
            return;
        }
        boolean another = opened != document.openedProperty().get();
        if (invalid && !another) {
            // What was typed is not to be lost.
            text.mark(OptionalInt.empty());
            message.setText(Text.of("json.stale"));
            return;
        }
        replace();
    }

    /** Shows the document's own text. */
    private void replace() {
        opened = document.openedProperty().get();
        showing = true;
        try {
            text.show(ExperimentFile.write(document.experiment()));
        } finally {
            showing = false;
        }
        clear();
    }

    private void clear() {
        invalid = false;
        text.mark(OptionalInt.empty());
        message.setText("");
    }

    private void complain(String problem) {
        invalid = true;
        message.setText(problem);
        text.mark(JsonPlaces.line(text.area().getText(), problem));
    }

    private static Read read(String typed) {
        try {
            return new Read(typed, Optional.of(ExperimentFile.decode(typed, "")), "");
        } catch (ExperimentException e) {
            return new Read(typed, Optional.empty(), e.getMessage());
        }
    }

    private void taken(Read read) {
        if (!read.text().equals(text.area().getText())) {
            return;
        }
        read.experiment().ifPresentOrElse(experiment -> {
            clear();
            apply(experiment);
        }, () -> complain(read.problem()));
    }

    private void apply(Experiment next) {
        if (next.equals(document.experiment())) {
            return;
        }
        Difference difference = Difference.between(document.experiment(), next);
        applying = true;
        try {
            document.edit(difference.name(), next, Optional.of("json " + difference.path()));
        } finally {
            applying = false;
        }
    }
}
