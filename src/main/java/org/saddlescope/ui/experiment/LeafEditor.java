package org.saddlescope.ui.experiment;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.saddlescope.ui.base.Tips;

/** An editor of one control, with what is wrong written under it. */
abstract class LeafEditor extends Editor {
    static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final FormContext form;
    private final VBox box = new VBox();
    private final Complaint complaint;

    LeafEditor(Field field, FormContext form) {
        super(field);
        this.form = form;
        box.getStyleClass().add("field");
        complaint = new Complaint(field);
    }

    /** Places {@code content} in the form; {@code control} is what takes the focus. */
    final void place(Node content, Control control) {
        control.setId("field-" + field().id());
        control.setAccessibleText(field().label());
        control.setAccessibleHelp(field().doc());
        if (!field().doc().isEmpty()) {
            Tips.on(control, field().doc());
        }
        control.setMaxWidth(Double.MAX_VALUE);
        control.focusedProperty().subscribe(focused -> {
            if (!focused) {
                form.seal().run();
            }
        });
        VBox.setVgrow(content, Priority.NEVER);
        box.getChildren().setAll(content, complaint.node());
        form.problems().watch(field().path(), problem -> mark(control, problem));
    }

    private void mark(Control control, Optional<Problems.Problem> problem) {
        control.pseudoClassStateChanged(INVALID, problem.isPresent());
        complaint.show(problem);
    }

    final FormContext form() {
        return form;
    }

    @Override
    final Node node() {
        return box;
    }

    @Override
    final void dispose() {
        form.problems().forget(field().path());
    }
}
