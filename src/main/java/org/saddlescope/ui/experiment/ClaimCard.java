package org.saddlescope.ui.experiment;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.experiment.Claim;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** The claim that an experiment examines: what is claimed, by whom and where; nothing where there is none. */
final class ClaimCard extends VBox {
    private final Label statement = text("claimStatement");
    private final Label source = text("claimSource");

    private boolean present;

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
        present = claim.isPresent();
        setVisible(present);
        setManaged(present);
        claim.ifPresent(now -> {
            statement.setText(Text.of("form.claim", now.statement()));
            source.setText(source(now));
            Tips.on(source, now.exploratory() ? Text.of("form.claim.exploratory")
                    : Text.of("form.claim.checked"));
        });
    }

    /** Whether the claim is there and is looked for. */
    boolean search(FormSearch search) {
        return present && search.finds(statement.getText() + " " + source.getText());
    }

    /** "— Islamov, Ajroldi, Orvieto, Lucchi 2024, Fig. 11 · exploratory". */
    static String source(Claim claim) {
        return "— " + claim.paper().citation() + (claim.place().isBlank() ? "" : ", " + claim.place()) + (claim.exploratory() ? " · " + Text.of("form.claim.exploratory-mark") : "");
    }
}
