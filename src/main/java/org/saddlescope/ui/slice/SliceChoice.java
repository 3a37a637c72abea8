package org.saddlescope.ui.slice;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Schema;
import org.saddlescope.experiment.SliceSpec;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;
import org.saddlescope.ui.experiment.ExperimentDocument;

/**
 * The choice of plane and grid in the toolbar. Choosing changes the experiment, as in the form, and looks again at what
 * was trained.
 */
public final class SliceChoice {
    private static final List<Size> SIZES = List.of(new Size(21, 21), new Size(51, 51), new Size(101, 101), new Size(201, 201));

    private static final Schema.Union PLANES = (Schema.Union) Schema.experiment().field("plane").orElseThrow().type();

    /** Those that can be had without saying more: a file or a third point is chosen in the form. */
    private static final List<Schema.Option> READY = PLANES.options().stream().filter(option -> option.record().fields().stream()
            .allMatch(field -> field.fallback().isPresent())).toList();

    private final ExperimentDocument document;
    private final Runnable lookAgain;
    private final ComboBox<Schema.Option> plane;
    private final ComboBox<SliceSpec.Quantity> quantity;
    private final ComboBox<Size> grid;
    private boolean showing;

    private record Size(int columns, int rows) {
        @Override
        public String toString() {
            return columns + " × " + rows;
        }
    }

    public SliceChoice(ExperimentDocument document, Runnable lookAgain) {
        this.document = document;
        this.lookAgain = lookAgain;
        plane = combo("plane", Text.of("sliceChoice.thePlaneThroughParameterSpace"), Schema.Option::label);
        plane.getItems().setAll(READY);
        quantity = combo("quantity", Text.of("sliceChoice.whatIsComputedOnThe"), SliceChoice::name);
        quantity.getItems().setAll(Arrays.stream(SliceSpec.Quantity.values()).sorted(Comparator.comparing(QuantityGroup::of)).toList());
        quantity.setCellFactory(_ -> new QuantityCell());
        grid = combo("grid", Text.of("sliceChoice.theNumberOfGridPoints"), Size::toString);
        grid.getItems().setAll(SIZES);
        plane.valueProperty().subscribe((before, chosen) -> change(Text.of("sliceChoice.changePlane"), "plane", () -> chosen.record().initial()));
        grid.valueProperty().subscribe((before, chosen) -> change(Text.of("sliceChoice.changeGrid"), "grid", () -> {
            Experiment.Grid old = document.experiment().grid();
            return new Experiment.Grid(chosen.columns(), chosen.rows(), old.range());
        }));
        quantity.valueProperty().subscribe((before, chosen) -> change(Text.of("sliceChoice.changeQuantity"), () -> document.experiment().showing(chosen)));
        document.experimentProperty().subscribe(this::show);
    }

    /** The controls; quantities and sizes need no name before them. */
    public List<Node> nodes() {
        return List.of(named(Text.of("sliceChoice.plane"), plane), quantity, grid);
    }

    private static <T> ComboBox<T> combo(String id, String doc, Function<T, String> label) {
        ComboBox<T> combo = new ComboBox<>();
        combo.setId(id);
        Tips.on(combo, doc);
        combo.setAccessibleText(doc);
        combo.setMinWidth(Region.USE_PREF_SIZE);
        combo.getStyleClass().add(id + "-choice");
        combo.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : label.apply(value);
            }

            @Override
            public T fromString(String text) {
                return combo.getItems().stream().filter(item -> label.apply(item).equals(text)).findFirst().orElse(null);
            }
        });
        return combo;
    }

    private static Node named(String name, ComboBox<?> combo) {
        Label label = new Label(name);
        label.setLabelFor(combo);
        HBox box = new HBox(label, combo);
        box.getStyleClass().add("named");
        return box;
    }

    private void change(String what, String component, Supplier<Object> value) {
        change(what, () -> (Experiment) Schema.experiment().with(document.experiment(), component, value.get()));
    }

    private void change(String what, Supplier<Experiment> changed) {
        if (!showing) {
            document.edit(what, changed.get(), Optional.empty());
            lookAgain.run();
        }
    }

    static String name(SliceSpec.Quantity quantity) {
        return quantity.condition().isPresent() ? quantity.label() + " ratio" : quantity.label();
    }

    private void show(Experiment experiment) {
        showing = true;
        try {
            Schema.Option now = PLANES.optionOf(experiment.plane());
            if (!plane.getItems().contains(now)) {
                plane.getItems().setAll(READY);
                plane.getItems().add(now);
            }
            plane.setValue(now);
            quantity.setValue(experiment.slice().quantity());
            Size size = new Size(experiment.grid().columns(), experiment.grid().rows());
            // Only where it is missing: a list that is filled anew leaves the box of the chosen entry empty.
            if (!grid.getItems().contains(size)) {
                grid.getItems().setAll(Stream.concat(SIZES.stream(), Stream.of(size)).toList());
            }
            grid.setValue(size);
        } finally {
            showing = false;
        }
    }
}
