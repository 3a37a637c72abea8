package org.saddlescope.ui.help;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.formula.FormulaView;

/** Everything that a plot can show, in groups: the formula, what it says and whose it is, and what to look for. */
public final class ConditionSheet extends ScrollPane {
    public ConditionSheet() {
        setId("conditions");
        getStyleClass().add("condition-sheet");
        VBox cards = new VBox();
        cards.getStyleClass().add("condition-cards");
        cards.getChildren().add(text(Text.of("conditionSheet.xIsTheMinimiserNearest"), "muted"));
        for (Explanation.Group group : Explanation.all()) {
            cards.getChildren().add(text(group.heading(), "condition-group"));
            group.members().stream().map(ConditionSheet::card).forEach(cards.getChildren()::add);
        }
        setContent(cards);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    private static Node card(Explanation explanation) {
        VBox card = new VBox(text(explanation.name(), "condition-name"), new FormulaView(explanation.latex(), explanation.words()),
                text(explanation.statement(), "condition-text"));
        if (!explanation.look().isEmpty()) {
            card.getChildren().add(text(explanation.look(), "muted"));
        }
        card.setId("condition-" + explanation.id());
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
