package org.saddlescope.ui.instrument;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Numbers;
import org.saddlescope.figures.RegionFigures;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;
import org.saddlescope.ui.chart.CompanionPane;
import org.saddlescope.ui.chart.CurveView;
import org.saddlescope.ui.chart.StepCursor;

/**
 * The alpha-beta condition along the paths of the run: the pairs (α, β) for which it holds, and beside them for each path
 * the smallest α at the margin with the record that decides it, from which one click leads to its step.
 */
public final class AlphaBetaPane extends BorderPane {
    private static final int DIGITS = 5;
    /** The plot and the cards stand beside each other in so many sizes of text. */
    private static final double BESIDE_EMS = 42;

    private final CurveView region = new CurveView("alphaBetaRegion");
    private final VBox cards = new VBox();
    private final Label notes = new Label();
    private final Label moment = new Label();
    private final IntConsumer goTo;
    private List<AlphaBetaReport> shown = List.of();
    private Optional<Figure.RegionPlot> figure = Optional.empty();

    /** @param goTo takes the step of a record that is asked for */
    public AlphaBetaPane(IntConsumer goTo) {
        this.goTo = goTo;
        setId("alphaBetaPane");
        setMinSize(0, 0);
        cards.setId("alphaBetaCards");
        cards.getStyleClass().add("alpha-beta-cards");
        moment.setId("alphaBetaStep");
        moment.setWrapText(true);
        moment.getStyleClass().add("pane-note");
        setCursor(StepCursor.NONE);
        notes.setId("alphaBetaNotes");
        notes.setWrapText(true);
        notes.getStyleClass().addAll("muted", "pane-note");
        ScrollPane side = new ScrollPane(new VBox(moment, cards, notes));
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.getStyleClass().addAll("pane-side", "alpha-beta-side");
        setCenter(new CompanionPane(region, side, notes.fontProperty(), BESIDE_EMS, false, way -> { }));
    }

    /** What the mouse is over. */
    public ReadOnlyStringProperty hoverTextProperty() {
        return region.hoverTextProperty();
    }

    /** Shows the reports of this frame, which has some. */
    public void show(Experiment experiment, Frame frame, RunFigures.Look look, Style.Theme theme) {
        if (shown != frame.alphaBeta()) {
            shown = frame.alphaBeta();
            // Regions of many records are made when there are new ones, and not at every frame.
            Figure.RegionPlot made = RegionFigures.of(Text.of("instrument.alphaBetaPane.alphaBetaCondition"), RegionFigures.Group.each(shown));
            figure = Optional.of(new Figure.RegionPlot(made.title(), made.regions(), made.margin(), made.against(), List.of()));
            cards.getChildren().setAll(shown.stream().map(this::card).toList());
            notes.setText(made.notes().stream().filter(note -> !note.isBlank()).distinct().collect(Collectors.joining("\n\n")));
        }
        figure.ifPresent(plot -> region.show(plot, experiment, frame, look, theme));
    }

    /** Says what was measured at the step that is looked at, or at the nearest one that was measured. */
    public void setCursor(StepCursor cursor) {
        String text = cursor.shown().map(step -> shown.stream().flatMap(report -> atStep(report, step).stream()).collect(Collectors.joining("\n")))
                .orElse("");
        moment.setText(text);
        moment.setVisible(!text.isEmpty());
        moment.setManaged(!text.isEmpty());
    }

    private Optional<String> atStep(AlphaBetaReport report, double step) {
        return report.records().stream().min(Comparator.comparingDouble(record -> Math.abs(record.step() - step))).map(record ->
                Text.of("view.alpha-beta.moment", report.optimizer(), Integer.toString(record.step()), Numbers.format(record.a(), 3),
                        Numbers.format(record.e(), 3), Numbers.format(record.c(), 3)));
    }

    private Node card(AlphaBetaReport report) {
        AlphaBetaRegion pairs = report.region();
        double alpha = pairs.alphaMin(report.margin());
        double beta = alpha - report.margin();
        Label name = new Label(report.optimizer());
        name.getStyleClass().add("point-section");
        name.setWrapText(true);
        GridPane facts = new GridPane();
        facts.getStyleClass().add("point-grid");
        row(facts, "αₘᵢₙ(" + Numbers.format(report.margin(), DIGITS) + ")", alpha, Text.of("instrument.alphaBetaPane.theSmallestWithForWhich", Numbers.format(report.margin(), DIGITS)));
        row(facts, "β", beta, Text.of("instrument.alphaBetaPane.minLessTheMargin"));
        row(facts, "βσ²", beta * report.sigmaSquared(), Text.of("instrument.alphaBetaPane.eFIXP", Numbers.format(report.sigmaSquared(), DIGITS)));
        row(facts, "δₘₐₓ", pairs.deltaMax(), Text.of("instrument.alphaBetaPane.theLargestFeasibleWhereA"));
        VBox card = new VBox(name, facts);
        card.getStyleClass().add("card");
        Optional<AlphaBetaRecord> binding = pairs.binding(report.margin());
        card.getChildren().add(binding.<Node>map(record -> button(record, report.margin() <= pairs.deltaMax()))
                .orElseGet(() -> new Label(Text.of("instrument.alphaBetaPane.noRecordBindsIsFeasible"))));
        return card;
    }

    private Button button(AlphaBetaRecord record, boolean bindsAlpha) {
        Button button = new Button(Text.of("instrument.alphaBetaPane.stepBatchAEC", record.step(), record.batch(), Numbers.format(record.a(), 3), Numbers.format(record.e(), 3), Numbers.format(record.c(), 3)));
        button.getStyleClass().add("binding-record");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.setMinHeight(Region.USE_PREF_SIZE);
        Tips.on(button, Text.of("instrument.alphaBetaPane.aFIXX", bindsAlpha ? Text.of("instrument.alphaBetaPane.theRecordThatDecidesMin") : Text.of("instrument.alphaBetaPane.theRecordThatBounds")));
        button.setOnAction(event -> goTo.accept(record.step()));
        return button;
    }

    private static void row(GridPane grid, String name, double value, String about) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        Label number = new Label(Numbers.format(value, DIGITS));
        number.getStyleClass().add("alpha-beta-value");
        Tips.paragraph(label, about);
        Tips.paragraph(number, about);
        grid.addRow(grid.getRowCount(), label, number);
    }

    /** Region and table for export; none where nothing was measured. */
    public static List<Figure> figures(String name, Frame frame) {
        if (frame.alphaBeta().isEmpty()) {
            return List.of();
        }
        List<RegionFigures.Group> groups = RegionFigures.Group.each(frame.alphaBeta());
        return List.of(RegionFigures.of(Text.of("instrument.alphaBetaPane.alphaBetaCondition2", name), groups), RegionFigures.table(Text.of("instrument.alphaBetaPane.alphaBetaConditionRecords", name), groups));
    }
}
