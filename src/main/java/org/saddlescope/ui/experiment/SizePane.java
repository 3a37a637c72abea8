package org.saddlescope.ui.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ProblemSize;
import org.saddlescope.experiment.Sizing;
import org.saddlescope.ui.base.NewestWork;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

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
    private final Label time = new Label();
    private final VBox details = new VBox(time, blocks, parts);
    private Optional<ExpectedTime> expected = Optional.empty();
    private Optional<Experiment> shown = Optional.empty();
    private Optional<String> brief = Optional.empty();
    private String summary = "";
    private final NewestWork<Experiment, Sizing> work = new NewestWork<>(ProblemSize::of, this::show,
            problem -> show(new Sizing.Unknown(Text.of("form.size.unknown", problem))));

    SizePane() {
        details.getStyleClass().add("size");
        time.setId("expected-time");
        time.setWrapText(true);
        time.setMinHeight(Region.USE_PREF_SIZE);
        time.setVisible(false);
        time.setManaged(false);
        pane.setId("section-size");
        pane.setText(Text.of("form.size.title"));
        // Otherwise the form would be at least as wide as the title.
        pane.setMinWidth(0);
        pane.setAnimated(false);
        pane.setExpanded(false);
        pane.setContent(details);
    }

    Node node() {
        return pane;
    }

    /**
     * Says from now on also how long the training takes.
     *
     * @param free whether nothing else computes
     */
    void expectTimes(ObservableValue<Boolean> free) {
        time.setVisible(true);
        time.setManaged(true);
        ExpectedTime measured = new ExpectedTime(free, saying -> {
            time.setText(saying.line());
            brief = saying.brief();
            title();
        });
        expected = Optional.of(measured);
        measured.ask(shown);
    }

    /**
     * Asks for the size of this experiment's problem; an earlier question that waits is forgotten.
     *
     * @param trainable whether it can be trained as it stands
     */
    void show(Experiment experiment, boolean trainable) {
        work.request(experiment);
        shown = Optional.of(experiment).filter(_ -> trainable);
        expected.ifPresent(measured -> measured.ask(shown));
    }

    private void title() {
        // It is cut where it is too long; then it can be read in full below it and in the tooltip.
        String whole = summary + brief.map(time -> ", " + time).orElse("");
        pane.setText(Text.of("form.size", whole));
        Tips.on(pane, whole);
    }

    private void show(Sizing sizing) {
        summary = sizing.summary();
        title();
        blocks.getChildren().clear();
        parts.getChildren().clear();
        switch (sizing) {
            case ProblemSize size -> {
                List<ParameterLayout.Block> all = size.layout().blocks();
                for (ParameterLayout.Block block : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
                    row(blocks, block.name(), ProblemSize.shape(block), String.format(Locale.ROOT, "%,d", block.size()));
                }
                if (all.size() > MOST_ROWS) {
                    row(blocks, Text.of("form.size.more", all.size() - MOST_ROWS), "", "");
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
                cell.setMinWidth(Region.USE_PREF_SIZE);
            }
            GridPane.setHalignment(cell, column == 0 ? javafx.geometry.HPos.LEFT : javafx.geometry.HPos.RIGHT);
            GridPane.setValignment(cell, javafx.geometry.VPos.TOP);
            table.add(cell, column, row);
        }
    }
}
