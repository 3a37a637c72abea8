package org.saddlescope.ui.experiment;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.experiment.Claim;

/** The claim that an experiment examines: what is claimed, by whom and where; nothing where there is none. */
final class ClaimCard extends VBox {
    private final Label statement = text("claimStatement");
    private final Label source = text("claimSource");

    ClaimCard() {
        setId("claim");
        getStyleClass().addAll("card", "claim");
        statement.getStyleClass().add("claim-statement");
        source.getStyleClass().add("muted");
        getChildren().addAll(statement, source);
    }

    private static Label text(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    void show(Optional<Claim> claim) {
        setVisible(claim.isPresent());
        setManaged(claim.isPresent());
        claim.ifPresent(now -> {
            statement.setText("Claim: " + now.statement());
            source.setText(source(now));
            source.setTooltip(new Tooltip(now.exploratory() ? "Exploratory: the claim may fail at this scale, and says so"
                    : "Its expectations are evaluated by saddlescope reproduce"));
        });
    }

    /** "— Islamov, Ajroldi, Orvieto, Lucchi 2024, Fig. 11 · exploratory". */
    static String source(Claim claim) {
        return "— " + claim.paper().citation() + (claim.place().isBlank() ? "" : ", " + claim.place()) + (claim.exploratory() ? " · exploratory" : "");
    }
}
