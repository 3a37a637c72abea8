package org.saddlescope.ui.instrument;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.saddlescope.figures.ArrowPainter;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FormulaNumbers;
import org.saddlescope.figures.Numbers;
import org.saddlescope.figures.StepArrows;
import org.saddlescope.landscape.Projection;
import org.saddlescope.optim.StepArithmetic;
import org.saddlescope.optim.StepArithmetic.Quantity;
import org.saddlescope.optim.StepArithmetic.Term;
import org.saddlescope.optim.StepArithmetic.Vector;
import org.saddlescope.spectra.Vectors;
import org.saddlescope.ui.base.Pictures;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.formula.Formula;

/** A line of the calculation: its arrow, its name, its formula with the numbers in it, and what comes out. */
final class StepRow {
    /** Of so many parameters each component is shown. */
    private static final int FEW = 4;
    private static final int DIGITS = 5;
    private static final int DIGITS_IN_FORMULA = 4;

    private final ImageView arrow = new ImageView();
    private final Label name = new Label();
    private final Formula formula;
    private final Label value = new Label();
    private final Label components = new Label();

    /** @param room the greatest width of the formula */
    StepRow(ObservableValue<Number> room, Executor painter) {
        formula = new Formula("\\theta", room, painter);
        name.getStyleClass().add("step-name");
        value.getStyleClass().add("step-value");
        components.getStyleClass().add("step-components");
        for (Label label : List.of(name, value, components)) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        for (Node node : nodes()) {
            GridPane.setValignment(node, VPos.CENTER);
        }
    }

    List<Node> nodes() {
        return List.of(arrow, name, formula, value, components);
    }

    /**
     * @param plane  through 0, the plane that components are given in; empty where there is none
     * @param size   of the text
     * @param pixels a unit of the screen
     */
    void show(Term term, Optional<Projection> plane, double size, double pixels) {
        boolean part = term instanceof Vector vector && vector.part();
        name.setText((part ? "+ " : "") + term.name());
        String start = term.formula() + (term.filled().template().isEmpty() ? ""
                : "=" + FormulaNumbers.filled(term.filled().template(), term.filled().numbers(), DIGITS_IN_FORMULA));
        formula.show(start);
        switch (term) {
            case Quantity quantity -> {
                value.setText("= " + Numbers.format(quantity.value(), DIGITS));
                components.setText("");
                arrow.setImage(null);
            }
            case Vector vector -> {
                value.setText(Text.of("step.norm", Numbers.format(Vectors.norm(vector.value()), DIGITS)));
                components.setText(components(vector.value(), plane));
                sign(vector.role(), size, pixels);
            }
        }
        value.setId("step-" + term.id());
        components.setId("step-" + term.id() + "-components");
        arrow.setId("step-" + term.id() + "-arrow");
        value.setAccessibleText(term.name() + ": " + value.getText() + (components.getText().isEmpty() ? "" : ", " + components.getText()));
        boolean total = term instanceof Vector vector && vector.role() == StepArithmetic.Role.TOTAL;
        for (Label label : List.of(name, value, components)) {
            label.getStyleClass().remove("step-total");
            if (total) {
                label.getStyleClass().add("step-total");
            }
        }
    }

    private void sign(StepArithmetic.Role role, double size, double pixels) {
        Optional<Figure.ArrowKind> kind = StepArrows.kind(role);
        arrow.setImage(kind.map(one -> Pictures.of(ArrowPainter.image(one, size, pixels))).orElse(null));
        arrow.setFitWidth(3 * size);
        arrow.setPreserveRatio(true);
    }

    private static String components(double[] vector, Optional<Projection> plane) {
        if (vector.length <= FEW) {
            return DoubleStream.of(vector).mapToObj(x -> Numbers.format(x, DIGITS)).collect(Collectors.joining(",  ", "(", ")"));
        }
        return plane.map(through0 -> {
            StepArrows.InPlane in = StepArrows.inPlane(through0, vector);
            return Text.of("step.in-plane", Numbers.format(in.alpha(), DIGITS - 1), Numbers.format(in.beta(), DIGITS - 1),
                    Numbers.format(Math.floor(1000 * in.share()) / 10, 4));
        }).orElse("");
    }
}
