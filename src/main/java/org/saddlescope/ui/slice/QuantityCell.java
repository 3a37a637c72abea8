package org.saddlescope.ui.slice;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.saddlescope.experiment.SliceSpec;

/** A quantity in the list of them; the first of a group has the group's name above it. */
final class QuantityCell extends ListCell<SliceSpec.Quantity> {
    @Override
    protected void updateItem(SliceSpec.Quantity quantity, boolean empty) {
        super.updateItem(quantity, empty);
        setText(null);
        setGraphic(null);
        if (empty || quantity == null) {
            return;
        }
        QuantityGroup group = QuantityGroup.of(quantity);
        boolean first = getIndex() == 0 || QuantityGroup.of(getListView().getItems().get(getIndex() - 1)) != group;
        if (first) {
            Label heading = new Label(group.label());
            heading.getStyleClass().add("group-heading");
            setGraphic(new VBox(heading, new Label(SliceChoice.name(quantity))));
        } else {
            setText(SliceChoice.name(quantity));
        }
    }
}
