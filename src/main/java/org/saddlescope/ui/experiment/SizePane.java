package org.saddlescope.ui.experiment;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ProblemSize;
import org.saddlescope.experiment.Sizing;
import org.saddlescope.ui.NewestWork;

/**
 * How large the problem is, as one types: the parameters and the memory in the title, the blocks of θ and what takes the
 * memory when it is opened. Computed off the JavaFX application thread, for headers of files may be read.
 */
final class SizePane {
    /** More are only counted: nobody reads a table of a thousand blocks in a form. */
    private static final int MOST_ROWS = 60;

    private final TitledPane pane = new TitledPane();
    private final GridPane blocks = table(Priority.ALWAYS);
    private final GridPane parts = table(Priority.NEVER);
    private final VBox details = new VBox(blocks, parts);
    private final NewestWork<Experiment, Sizing> work = new NewestWork<>(ProblemSize::of, this::show,
            problem -> show(new Sizing.Unknown("cannot be told: " + problem)));

    SizePane() {
        details.getStyleClass().add("size");
        pane.setId("section-size");
        pane.setText("Size");
        pane.setTooltip(new Tooltip());
        // Otherwise the form would be at least as wide as the title.
        pane.setMinWidth(0);
        pane.setAnimated(false);
        pane.setExpanded(false);
        pane.setContent(details);
    }

    Node node() {
        return pane;
    }

    /** Asks for the size of this experiment's problem; an earlier question that waits is forgotten. */
    void show(Experiment experiment) {
        work.request(experiment);
    }

    private void show(Sizing sizing) {
        // The title is cut where it is too long; then it can be read in full below it and in the tooltip.
        pane.setText("Size: " + sizing.summary());
        pane.getTooltip().setText(sizing.summary());
        blocks.getChildren().clear();
        parts.getChildren().clear();
        switch (sizing) {
            case ProblemSize size -> {
                List<ParameterLayout.Block> all = size.layout().blocks();
                for (ParameterLayout.Block block : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
                    row(blocks, block.name(), ProblemSize.shape(block), String.format(java.util.Locale.ROOT, "%,d", block.size()));
                }
                if (all.size() > MOST_ROWS) {
                    row(blocks, "and " + (all.size() - MOST_ROWS) + " more blocks", "", "");
                }
                size.parts().forEach(part -> row(parts, part.name(), ProblemSize.memory(part.bytes())));
            }
            case Sizing.Unknown(String reason) -> row(parts, reason);
        }
    }

    private static GridPane table(Priority grow) {
        GridPane table = new GridPane();
        table.getStyleClass().add("size-table");
        VBox.setVgrow(table, grow);
        return table;
    }

    private static void row(GridPane table, String... cells) {
        int row = table.getRowCount();
        for (int column = 0; column < cells.length; column++) {
            Label cell = new Label(cells[column]);
            if (column == 0) {
                cell.setWrapText(true);
                GridPane.setHgrow(cell, Priority.ALWAYS);
                cell.setMaxWidth(Double.MAX_VALUE);
            } else {
                cell.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            }
            GridPane.setHalignment(cell, column == 0 ? javafx.geometry.HPos.LEFT : javafx.geometry.HPos.RIGHT);
            GridPane.setValignment(cell, javafx.geometry.VPos.TOP);
            table.add(cell, column, row);
        }
    }
}
