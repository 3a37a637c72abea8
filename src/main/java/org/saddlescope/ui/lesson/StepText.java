package org.saddlescope.ui.lesson;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.saddlescope.experiment.LessonText;

/** The text of a step: paragraphs, with formulas in the line or on lines of their own. */
final class StepText extends VBox {
    /** What belongs to the formula before it and must not begin a line. */
    private static final Pattern CLOSING = Pattern.compile("^[.,;:!?)’”]+");

    private final Executor painter;
    /** The width between the margins. */
    private final ObservableValue<Number> room = Bindings.createDoubleBinding(() -> getWidth() - getInsets().getLeft() - getInsets().getRight(),
            widthProperty(), insetsProperty());

    /** @param painter paints formulas, elsewhere than on the JavaFX application thread */
    StepText(Executor painter) {
        this.painter = painter;
        getStyleClass().add("lesson-text");
        setFillWidth(true);
        // A formula is as narrow as the text, and not the text as wide as a formula.
        setMinWidth(0);
    }

    void show(LessonText text) {
        getChildren().clear();
        text.paragraphs().forEach(this::add);
    }

    private void add(LessonText.Paragraph paragraph) {
        TextFlow line = flow();
        List<LessonText.Part> parts = paragraph.parts();
        String carried = null;
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case LessonText.Words(String words) -> {
                    String rest = carried == null ? words : words.substring(carried.length());
                    carried = null;
                    line.getChildren().add(text(line.getChildren().isEmpty() ? rest.stripLeading() : rest));
                }
                case LessonText.Number number -> line.getChildren().add(text(number.number().shown()));
                case LessonText.Formula apart -> {
                    if (apart.alone()) {
                        finish(line);
                        // Formulas side by side stand one below the other where the line is too short for them.
                        FlowPane own = new FlowPane(apart.sideBySide().stream().map(each -> new DisplayFormula(each, room, painter)).toArray(Node[]::new));
                        own.getStyleClass().add("lesson-display");
                        getChildren().add(own);
                        line = flow();
                    } else {
                        Node formula = new Formula(apart.latex(), room, painter);
                        carried = closing(i + 1 < parts.size() ? parts.get(i + 1) : null);
                        line.getChildren().add(carried.isEmpty() ? formula : joined(formula, text(carried)));
                    }
                }
            }
        }
        finish(line);
    }

    private void finish(TextFlow line) {
        if (line.getChildren().stream().anyMatch(node -> !(node instanceof Text words) || !words.getText().isBlank())) {
            getChildren().add(line);
        }
    }

    private static String closing(LessonText.Part next) {
        Matcher match = CLOSING.matcher(next instanceof LessonText.Words(String words) ? words : "");
        return match.find() ? match.group() : "";
    }

    private static Node joined(Node... nodes) {
        HBox box = new HBox(nodes);
        box.setAlignment(Pos.BASELINE_LEFT);
        return box;
    }

    private static TextFlow flow() {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("lesson-paragraph");
        return flow;
    }

    private static Text text(String words) {
        Text text = new Text(words);
        text.getStyleClass().add("lesson-words");
        return text;
    }
}
