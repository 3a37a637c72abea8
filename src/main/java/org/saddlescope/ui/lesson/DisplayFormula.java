package org.saddlescope.ui.lesson;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.saddlescope.ui.formula.Formula;

/**
 * A formula on a line of its own. Where it would have to be much smaller than the text to fit, it is broken before its
 * relations, as in print, and each part stands on a line.
 */
final class DisplayFormula extends VBox {
    /** A formula that would be smaller than this share of its size is broken. */
    private static final double SMALLEST = 0.8;
    private static final Pattern COMMAND = Pattern.compile("\\\\(?:[a-zA-Z]+|.)");
    private static final Pattern RELATION = Pattern.compile("[=<>]|\\\\(?:leq?|geq?|approx|iff|Longleftrightarrow|Rightarrow|implies|to)(?![a-zA-Z])");
    private static final Pattern OPENING = Pattern.compile("\\\\?[{(\\[]|\\\\(?:langle|begin)(?![a-zA-Z])");
    private static final Pattern CLOSING = Pattern.compile("\\\\?[})\\]]|\\\\(?:rangle|end)(?![a-zA-Z])");

    private final Formula whole;
    private final List<Formula> parts;

    /**
     * @param font what its size is that of
     * @param room the greatest width that it may have
     */
    DisplayFormula(String latex, ObservableValue<Font> font, ObservableValue<Number> room, Executor painter) {
        getStyleClass().add("lesson-broken");
        whole = new Formula(latex, room, painter);
        List<String> broken = beforeRelations(latex);
        parts = broken.size() == 1 ? List.of() : broken.stream().map(part -> new Formula(part, room, painter)).toList();
        whole.fontProperty().bind(font);
        parts.forEach(part -> part.fontProperty().bind(font));
        getChildren().add(whole);
        whole.scaleProperty().subscribe(this::arrange);
    }

    private void arrange() {
        boolean broken = !parts.isEmpty() && whole.scaleProperty().get() < SMALLEST;
        if (broken == whole.isManaged()) {
            // What is not shown stays, unseen: it takes part in the style and tells when there is room again.
            whole.setManaged(!broken);
            whole.setOpacity(broken ? 0 : 1);
            if (broken) {
                getChildren().addAll(parts);
            } else {
                getChildren().removeAll(parts);
            }
        }
    }

    /** The parts of a formula, each but the first beginning with one of its relations that stand in no bracket. */
    static List<String> beforeRelations(String latex) {
        StringBuilder broken = new StringBuilder();
        int depth = 0;
        boolean written = false;
        for (int i = 0; i < latex.length();) {
            int length = token(latex, i);
            String token = latex.substring(i, i + length);
            if (CLOSING.matcher(token).matches()) {
                depth--;
            }
            boolean relation = depth == 0 && RELATION.matcher(token).matches();
            if (relation && written) {
                broken.append('\n');
            }
            broken.append(token);
            written = !relation && (written || !token.isBlank());
            if (OPENING.matcher(token).matches()) {
                depth++;
            }
            i += length;
        }
        return broken.toString().lines().map(String::strip).toList();
    }

    /** The length of the command or the character at a place. */
    private static int token(String latex, int at) {
        Matcher command = COMMAND.matcher(latex).region(at, latex.length());
        return command.lookingAt() ? command.end() - at : 1;
    }
}
