package org.saddlescope.ui.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.conditions.Reading;
import org.saddlescope.figures.Numbers;
import org.saddlescope.paths.PointSpectrum;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** The place that is looked at: its numbers, each with how far it may be off, and what can be done there. */
public final class PointCard extends BorderPane {
    private static final int DIGITS = 6;
    private static final String MEASURING = Text.of("instrument.pointCard.measuring");

    /**
     * Something to be done at the place.
     *
     * @param refusal why it cannot be done; empty where it can
     */
    public record Deed(String id, String name, String doc, Supplier<Optional<String>> refusal, Runnable action) {}

    private final Instruments instruments;
    private final Label title = new Label();
    private final GridPane facts = grid("pointFacts", true);
    private final GridPane ratios = grid("pointRatios", false);
    private final Label outcome = text("pointOutcome");
    private final Label ways = text("pointWays");
    private final VBox buttons = new VBox();
    private final List<Runnable> refreshing = new ArrayList<>();

    /** @param deeds what its buttons do */
    public PointCard(Instruments instruments, List<Deed> deeds) {
        this.instruments = instruments;
        setId("pointCard");
        getStyleClass().add("point-card");
        title.setId("pointTitle");
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        title.getStyleClass().add("point-title");
        Button close = new Button("×");
        close.setId("pointClose");
        close.getStyleClass().add("flat");
        close.setAccessibleText(Text.of("instrument.pointCard.close"));
        Tips.on(close, Text.of("instrument.pointCard.lookAway"));
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(event -> instruments.lookedProperty().get().ifPresent(instruments::close));
        HBox head = new HBox(title, close);
        HBox.setHgrow(title, Priority.ALWAYS);
        buttons.getStyleClass().add("point-deeds");
        deeds.forEach(deed -> buttons.getChildren().add(button(deed)));
        Label conditions = new Label(Text.of("instrument.pointCard.conditions"));
        conditions.getStyleClass().add("point-section");
        VBox all = new VBox(head, facts, buttons, outcome, ways, conditions, ratios);
        all.getStyleClass().add("point-content");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setCenter(scroll);
        instruments.lookedProperty().subscribe(this::refresh);
        instruments.findsProperty().subscribe(this::refresh);
        instruments.activityProperty().subscribe(this::refreshDeeds);
        refresh();
    }

    /** @param names whether the names keep to one line where there is little room, or else the numbers */
    private static GridPane grid(String id, boolean names) {
        GridPane grid = new GridPane();
        grid.setId(id);
        grid.getStyleClass().add("point-grid");
        ColumnConstraints name = new ColumnConstraints();
        ColumnConstraints value = new ColumnConstraints();
        (names ? name : value).setMinWidth(Region.USE_PREF_SIZE);
        value.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(name, value);
        return grid;
    }

    private static Label text(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private Node button(Deed deed) {
        Button button = new Button(deed.name());
        button.setId(deed.id());
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> deed.action().run());
        // A disabled control shows no tooltip; what it stands in does.
        StackPane holder = new StackPane(button);
        StringProperty about = new SimpleStringProperty(deed.doc());
        Tips.on(holder, about);
        button.accessibleHelpProperty().bind(about);
        refreshing.add(() -> {
            Optional<String> refusal = deed.refusal().get();
            button.setDisable(refusal.isPresent());
            about.set(refusal.map(reason -> deed.name() + ": " + reason).orElse(deed.doc()));
        });
        return holder;
    }

    /** What can be done may have changed. */
    public void refreshDeeds() {
        refreshing.forEach(Runnable::run);
    }

    private void refresh() {
        Optional<Looked> looked = instruments.lookedProperty().get();
        setVisible(looked.isPresent());
        setManaged(looked.isPresent());
        looked.ifPresent(this::show);
        refreshDeeds();
    }

    private void show(Looked looked) {
        title.setText(Text.of("instrument.pointCard.at", looked.place().name().replace(" = ", "\u00A0=\u00A0")));
        facts.getChildren().clear();
        Optional<Measurements> values = looked.measurements();
        row(facts, "loss", values.map(v -> Numbers.format(v.loss(), DIGITS)).orElse(MEASURING), "f(θ)");
        row(facts, "‖∇f‖", values.map(v -> Numbers.format(v.gradientNorm(), DIGITS)).orElse(MEASURING), Text.of("instrument.pointCard.theGradientSNorm"));
        Optional<PointSpectrum> spectrum = looked.spectrum();
        String cut = looked.cut() ? " (cancelled)" : "";
        row(facts, "λₘᵢₙ", spectrum.map(s -> OutcomeText.of(s.lowest()) + cut).orElse(MEASURING), Text.of("instrument.pointCard.theSmallestEigenvalueOfThe"));
        row(facts, "λₘₐₓ", spectrum.map(s -> OutcomeText.of(s.highest()) + cut).orElse(MEASURING), Text.of("instrument.pointCard.theLargestEigenvalueOfThe"));
        row(facts, "index", spectrum.map(s -> OutcomeText.index(s) + cut).orElse(MEASURING),
                Text.of("instrument.pointCard.morseIndexEigenvaluesBelow10"));
        spectrum.filter(s -> s.nullity().isPresent()).ifPresent(s -> row(facts, "nullity", Integer.toString(s.nullity().getAsInt()),
                Text.of("instrument.pointCard.eigenvaluesWithin10HOf")));
        outcome.setText(looked.search().map(OutcomeText::of).orElse(""));
        ways.setText(looked.critical().flatMap(saddle -> instruments.findsProperty().get().walks().stream()
                .filter(walks -> walks.saddle() == saddle).findFirst()).map(walks -> OutcomeText.of(walks.ways())).orElse(""));
        ratios.getChildren().clear();
        values.ifPresent(v -> v.readings().forEach(this::ratio));
    }

    private void ratio(Reading reading) {
        String about = reading.condition().label() + "\n= " + Numbers.format(reading.numerator(), DIGITS) + " / "
                + Numbers.format(reading.denominator(), DIGITS) + "\n" + reading.condition().documentation()
                + (reading.provenance().isEmpty() ? "" : "\n" + reading.provenance()) + (reading.remark().isEmpty() ? "" : "\n" + reading.remark());
        // The label's name without its formula, which is in the tooltip.
        row(ratios, reading.condition().label().split("  ", 2)[0], Numbers.format(reading.value(), DIGITS) + (reading.remark().isEmpty() ? "" : " *"), about);
    }

    private static void row(GridPane grid, String name, String value, String about) {
        int row = grid.getRowCount();
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        Label number = new Label(value);
        number.setWrapText(true);
        number.setId(grid.getId() + "-" + name);
        Tips.paragraph(label, about);
        Tips.paragraph(number, about);
        GridPane.setValignment(label, VPos.TOP);
        grid.addRow(row, label, number);
    }
}
