package org.saddlescope.ui.experiment;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** The experiment to edit: the form, and where it is wanted the JSON text under it. */
public final class ExperimentPage extends SplitPane {
    private final BooleanProperty json = new SimpleBooleanProperty();

    public ExperimentPage(ExperimentDocument document, ExperimentForm form) {
        setId("experiment-page");
        setOrientation(Orientation.VERTICAL);
        JsonPane text = new JsonPane(document);
        text.setVisible(false);
        // The side is as wide as the user makes it; neither part may ask for more.
        text.setMinWidth(0);
        form.setMinWidth(0);
        setMinWidth(0);
        getItems().setAll(form);
        ToggleButton toggle = new ToggleButton(Text.of("json.toggle"));
        toggle.setId("json-toggle");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.setAccessibleText(Text.of("json.title"));
        Tips.on(toggle, Text.of("json.toggle.doc"));
        toggle.selectedProperty().bindBidirectional(json);
        form.head().getChildren().add(toggle);
        json.subscribe((before, shown) -> {
            text.setVisible(shown);
            // The form stays in the scene: to take it out and put it back would style every node of it anew.
            if (shown) {
                getItems().add(text);
                setDividerPositions(0.5);
                text.focus();
            } else {
                getItems().remove(text);
            }
        });
    }

    /** Whether the JSON text is seen. */
    public BooleanProperty jsonProperty() {
        return json;
    }
}
