package org.saddlescope.ui.experiment;

import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What is wrong at one field, under its control, with a button for each change that would put it right. */
final class Complaint {
    private final Field field;
    private final Label message = new Label();
    private final VBox remedies = new VBox();
    private final VBox box = new VBox();
    private List<Problems.Remedy> offered = List.of();

    Complaint(Field field) {
        this.field = field;
        message.getStyleClass().add("field-message");
        message.setId("message-" + field.id());
        message.setWrapText(true);
        message.setAccessibleRole(AccessibleRole.TEXT);
        remedies.getStyleClass().add("remedies");
        box.getStyleClass().add("complaint");
        show(Optional.empty());
    }

    Node node() {
        return box;
    }

    void show(Optional<Problems.Problem> problem) {
        message.setText(problem.map(Problems.Problem::message).orElse(""));
        List<Problems.Remedy> next = problem.map(Problems.Problem::remedies).orElse(List.of());
        // Only what is new: a button under the pointer must not be replaced while it is pressed.
        if (!labels(next).equals(labels(offered))) {
            remedies.getChildren().clear();
            for (int i = 0; i < next.size(); i++) {
                int number = i;
                Button button = new Button(next.get(i).label());
                button.setId("remedy-" + field.id() + "-" + i);
                button.setWrapText(true);
                button.setMaxWidth(Double.MAX_VALUE);
                button.setOnAction(event -> offered.get(number).action().run());
                remedies.getChildren().add(button);
            }
        }
        offered = next;
        List<Node> wanted = problem.isEmpty() ? List.of() : next.isEmpty() ? List.of(message) : List.of(message, remedies);
        if (!box.getChildren().equals(wanted)) {
            box.getChildren().setAll(wanted);
        }
        box.setVisible(problem.isPresent());
        box.setManaged(problem.isPresent());
    }

    private static List<String> labels(List<Problems.Remedy> remedies) {
        return remedies.stream().map(Problems.Remedy::label).toList();
    }
}
