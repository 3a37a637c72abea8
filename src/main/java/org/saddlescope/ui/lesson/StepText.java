package org.saddlescope.ui.lesson;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.saddlescope.experiment.LessonText;
import org.saddlescope.ui.formula.Formula;

/** The text of a step: paragraphs, with formulas in the line or on lines of their own. */
final class StepText extends VBox {
    /** What belongs to the formula before it and must not begin a line. */
    private static final Pattern CLOSING = Pattern.compile("^[.,;:!?)’”]+");

    /** How much larger words are than the text around them, and formulas on lines of their own. */
    private static final double WORDS = 1.12;
    private static final double DISPLAY = 1.15;
    /** In sizes of text: a blank after a formula, and by how much a comma after it is nearer. */
    private static final double BLANK = 0.3;
    private static final double TIGHT = 0.1;

    private final Executor painter;
    private final ObservableValue<Font> base;
    /** The width between the margins. */
    private final ObservableValue<Number> room = Bindings.createDoubleBinding(() -> getWidth() - getInsets().getLeft() - getInsets().getRight(),
            widthProperty(), insetsProperty());

    /**
     * @param base    the text around it. Words and formulas follow it by themselves: parts of a window that are moved while
     *                a lecture begins keep the relative sizes of a style sheet that they had before
     * @param painter paints formulas, elsewhere than on the JavaFX application thread
     */
    StepText(ObservableValue<Font> base, Executor painter) {
        this.base = base;
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
                    String rest = carried == null ? words : words.substring(carried.length()).replaceFirst("^ ", "");
                    carried = null;
                    line.getChildren().add(text(line.getChildren().isEmpty() ? rest.stripLeading() : rest));
                }
                case LessonText.Number number -> line.getChildren().add(text(number.number().shown()));
                case LessonText.Formula apart -> {
                    if (apart.alone()) {
                        finish(line);
                        // Formulas side by side stand one below the other where the line is too short for them.
                        FlowPane own = new FlowPane(apart.sideBySide().stream().map(each -> new DisplayFormula(each, sized(DISPLAY), room, painter)).toArray(Node[]::new));
                        own.getStyleClass().add("lesson-display");
                        getChildren().add(own);
                        line = flow();
                    } else {
                        Formula formula = new Formula(apart.latex(), room, painter);
                        formula.fontProperty().bind(sized(WORDS));
                        LessonText.Part next = i + 1 < parts.size() ? parts.get(i + 1) : null;
                        carried = closing(next);
                        line.getChildren().add(joined(blankAfter(next, carried.length()), carried.isEmpty() ? List.of(formula) : List.of(formula, text(carried))));
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

    private static boolean blankAfter(LessonText.Part next, int from) {
        return next instanceof LessonText.Words(String words) && words.startsWith(" ", from);
    }

    /** @param blank whether a blank follows: as a margin, so that it does not begin a line */
    private Node joined(boolean blank, List<Node> nodes) {
        HBox box = new HBox(nodes.toArray(Node[]::new));
        box.setAlignment(Pos.BASELINE_LEFT);
        box.spacingProperty().bind(base.map(font -> -TIGHT * font.getSize()));
        if (blank) {
            box.paddingProperty().bind(base.map(font -> new Insets(0, BLANK * font.getSize(), 0, 0)));
        }
        return box;
    }

    private static TextFlow flow() {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("lesson-paragraph");
        return flow;
    }

    private ObservableValue<Font> sized(double times) {
        return base.map(font -> Font.font(font.getFamily(), times * font.getSize()));
    }

    private Text text(String words) {
        Text text = new Text(words);
        text.fontProperty().bind(sized(WORDS));
        text.getStyleClass().add("lesson-words");
        return text;
    }
}
