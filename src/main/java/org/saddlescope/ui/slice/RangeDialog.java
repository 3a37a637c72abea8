package org.saddlescope.ui.slice;

import java.util.Optional;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import org.saddlescope.figures.ColourRange;
import org.saddlescope.figures.Numbers;
import org.saddlescope.ui.base.Text;

/** Asks for the ends of the range of colours; what cannot be a range is said at once, and cannot be applied. */
public final class RangeDialog extends Dialog<ColourRange> {
    private final ColourRange now;
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final Label problem = new Label();

    public RangeDialog(ColourRange now) {
        this.now = now;
        from.setId("rangeFrom");
        to.setId("rangeTo");
        from.setText(Numbers.format(now.from(), 6));
        to.setText(Numbers.format(now.to(), 6));
        Label first = new Label(Text.of("range.from"));
        Label second = new Label(Text.of("range.to"));
        first.setLabelFor(from);
        second.setLabelFor(to);
        problem.getStyleClass().add("complaint");
        problem.setWrapText(true);
        GridPane fields = new GridPane();
        fields.getStyleClass().add("range-fields");
        fields.addRow(0, first, from);
        fields.addRow(1, second, to);
        fields.add(problem, 0, 2, 2, 1);
        ButtonType apply = new ButtonType(Text.of("range.apply"), ButtonBar.ButtonData.OK_DONE);
        setHeaderText(Text.of("range.header", now.quantity()));
        getDialogPane().getButtonTypes().setAll(apply, ButtonType.CANCEL);
        getDialogPane().setContent(fields);
        Runnable check = () -> {
            Optional<String> wrong = wrong(from.getText(), to.getText());
            problem.setText(wrong.orElse(""));
            getDialogPane().lookupButton(apply).setDisable(wrong.isPresent());
        };
        from.textProperty().subscribe(check);
        to.textProperty().subscribe(check);
        setResultConverter(button -> button == apply ? result() : null);
        setOnShown(event -> from.requestFocus());
    }

    private ColourRange result() {
        double lower = number(from.getText());
        double upper = number(to.getText());
        // What was shown rounded and left as it was keeps its digits.
        return now.between(from.getText().equals(Numbers.format(now.from(), 6)) ? now.from() : lower,
                to.getText().equals(Numbers.format(now.to(), 6)) ? now.to() : upper);
    }

    /** What keeps two texts from being a range, in one line. */
    static Optional<String> wrong(String from, String to) {
        double lower = number(from);
        double upper = number(to);
        if (!Double.isFinite(lower)) {
            return Optional.of(Text.of("range.no-number", Text.of("range.from"), from));
        }
        if (!Double.isFinite(upper)) {
            return Optional.of(Text.of("range.no-number", Text.of("range.to"), to));
        }
        return lower < upper && Double.isFinite(upper - lower) ? Optional.empty() : Optional.of(Text.of("range.order", from, to));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip().replace('−', '-'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
