package org.saddlescope.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.conditions.Condition;

/** Every condition with its formula, what it says and whose it is, and what to look for near a saddle. */
final class ConditionSheet extends ScrollPane {
    ConditionSheet() {
        setId("conditions");
        getStyleClass().add("condition-sheet");
        VBox cards = new VBox();
        cards.getStyleClass().add("condition-cards");
        cards.getChildren().add(text("g = ∇f(x), xₚ the minimiser nearest to x, f* the minimum. A condition with constant c holds on a set where its "
                + "number is at least c. Every plot says which f* and x* it used.", "muted"));
        conditions().map(ConditionSheet::card).forEach(cards.getChildren()::add);
        setContent(cards);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    static Stream<Condition> conditions() {
        return Condition.all().stream();
    }

    private static Node card(Condition condition) {
        // A label is the name, two spaces, and the formula.
        List<String> label = List.of(condition.label().split("  ", 2));
        Label name = text(label.getFirst(), "condition-name");
        VBox card = new VBox(name);
        if (label.size() > 1) {
            card.getChildren().add(text(label.get(1), "condition-formula"));
        }
        card.getChildren().add(text(condition.documentation(), "condition-text"));
        card.setId("condition-" + condition.id());
        card.getStyleClass().addAll("card", "condition");
        return card;
    }

    private static Label text(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
