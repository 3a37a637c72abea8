package org.saddlescope.ui.export;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.FigureStyle.Unit;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.experiment.Words;

/** The fields of a figure's style with their messages. */
final class StylePane extends VBox {
    private static final String OWN_HEIGHT = Text.of("export.ownHeight");
    private static final double ONE_COLUMN_CM = 8.4;
    private static final double TWO_COLUMNS_CM = 17;

    private final TextField width = Rows.field("exportWidth", 4);
    private final TextField height = Rows.field("exportHeight", 4);
    private final ChoiceBox<Unit> unit = choice("exportUnit", List.of(Unit.values()), Unit::sign, Text.of("export.unit"));
    private final ComboBox<String> aspect = new ComboBox<>(FXCollections.observableArrayList(OWN_HEIGHT, "4:3", "3:2", "16:9", "1:1"));
    private final ComboBox<String> dpi = new ComboBox<>(FXCollections.observableArrayList("150", "300", "600"));
    private final Label pixels = new Label();
    private final TextField font = Rows.field("exportFont", 4);
    private final TextField lines = Rows.field("exportLines", 3);
    private final CheckBox dark = new CheckBox(Text.of("export.dark"));
    private final CheckBox contrast = new CheckBox(Text.of("export.contrast"));
    private final CheckBox transparent = new CheckBox(Text.of("export.transparent"));
    private final CheckBox title = new CheckBox(Text.of("export.title"));
    private final ChoiceBox<Style.KeyPlace> key = choice("exportKey", List.of(Style.KeyPlace.values()), StylePane::name, Text.of("export.keyName"));
    private final ChoiceBox<Optional<ColourMap>> colours = choice("exportColours", maps(), map -> map.map(one -> Words.of(one.name())).orElse(Text.of("export.ownColours")),
            Text.of("export.coloursName"));
    private final Map<ExportForm.Field, Label> messages = new EnumMap<>(ExportForm.Field.class);
    private Runnable change = () -> { };
    /** While fields are filled in together nobody is told of each. */
    private boolean filling;
    /** Of the lengths that stand in the fields. */
    private Unit written = Unit.CM;

    StylePane() {
        aspect.setId("exportAspect");
        aspect.setAccessibleText(Text.of("export.aspect"));
        dpi.setId("exportDpi");
        dpi.setEditable(true);
        dpi.getStyleClass().add("export-dpi");
        pixels.setId("exportPixels");
        pixels.getStyleClass().add("muted");
        dark.setId("exportDark");
        contrast.setId("exportContrast");
        transparent.setId("exportTransparent");
        title.setId("exportTitle");
        Rows rows = new Rows();
        rows.add(Text.of("export.width"), width, unit, preset(Text.of("export.oneColumn"), "exportOneColumn", ONE_COLUMN_CM),
                preset(Text.of("export.twoColumns"), "exportTwoColumns", TWO_COLUMNS_CM));
        message(rows, ExportForm.Field.WIDTH);
        rows.add(Text.of("export.height"), height, aspect);
        message(rows, ExportForm.Field.HEIGHT);
        rows.add(Text.of("export.dpi"), dpi, pixels);
        message(rows, ExportForm.Field.DPI);
        rows.add(Text.of("export.font"), font, new Label(Text.of("export.stylePane.pt")));
        message(rows, ExportForm.Field.FONT);
        rows.add(Text.of("export.lines"), lines, new Label("×"));
        message(rows, ExportForm.Field.LINES);
        rows.add(Text.of("export.key"), key);
        rows.add(Text.of("export.colours"), colours);
        rows.addPlain(title, dark);
        rows.addPlain(contrast, transparent);
        getChildren().setAll(rows);
        listen();
    }

    /** Told when something has changed. */
    void setOnChange(Runnable listener) {
        change = listener;
    }

    /** Fills the fields with a style. */
    void setStyle(FigureStyle style) {
        filling = true;
        unit.setValue(style.unit());
        written = style.unit();
        width.setText(length(style.widthCm()));
        height.setText(length(style.heightCm()));
        aspect.setValue(aspect.getItems().stream().filter(sides -> fits(sides, style)).findFirst().orElse(OWN_HEIGHT));
        dpi.setValue(Integer.toString(style.dpi()));
        font.setText(ExportForm.plain(style.fontPt()));
        lines.setText(ExportForm.plain(style.lines()));
        dark.setSelected(style.theme().dark());
        contrast.setSelected(style.theme().contrast());
        transparent.setSelected(style.transparent());
        title.setSelected(style.title());
        key.setValue(style.key());
        colours.setValue(style.colours().filter(map -> maps().contains(Optional.of(map))));
        filling = false;
        change.run();
    }

    /** What stands in the fields. */
    ExportForm form(ExportForm.Target target) {
        return new ExportForm(width.getText(), height.getText(), dpi.getEditor().getText(), font.getText(), lines.getText(),
                new ExportForm.Looks(unit.getValue(), (dark.isSelected() ? Style.Theme.DARK : Style.Theme.LIGHT).withContrast(contrast.isSelected()), transparent.isSelected(), title.isSelected(),
                        key.getValue(), colours.getValue()), target);
    }

    /** Fields that mean nothing for what is written cannot be filled in. */
    void showFor(Figure figure, boolean all) {
        key.setDisable(!all && figure instanceof Figure.Table);
        colours.setDisable(!all && !(figure instanceof Figure.SliceMap || figure instanceof Figure.SurfacePlot));
    }

    void showProblems(Map<ExportForm.Field, String> problems) {
        messages.forEach((field, label) -> Rows.show(label, Optional.ofNullable(problems.get(field))));
    }

    void showPixels(String text) {
        pixels.setText(text);
    }

    private static List<Optional<ColourMap>> maps() {
        return Stream.concat(Stream.of(Optional.<ColourMap>empty()), ColourMap.onOffer().stream().map(Optional::of)).toList();
    }

    private static String name(Style.KeyPlace place) {
        return switch (place) {
            case BELOW -> Text.of("export.keyBelow");
            case BESIDE -> Text.of("export.keyBeside");
            case NONE -> Text.of("export.keyNone");
        };
    }

    private String length(double cm) {
        return ExportForm.plain(ExportForm.rounded(unit.getValue().fromCm(cm)));
    }

    private static Optional<Double> share(String sides) {
        String[] parts = sides.split(":");
        return parts.length == 2 ? Optional.of(Double.parseDouble(parts[1]) / Double.parseDouble(parts[0])) : Optional.empty();
    }

    private static boolean fits(String sides, FigureStyle style) {
        return share(sides).filter(share -> Math.abs(share * style.widthCm() - style.heightCm()) < 0.01).isPresent();
    }

    private void listen() {
        width.textProperty().subscribe(() -> {
            followAspect();
            changed();
        });
        height.textProperty().subscribe(() -> {
            if (height.isFocused()) {
                aspect.setValue(OWN_HEIGHT);
            }
            changed();
        });
        aspect.valueProperty().subscribe(() -> {
            followAspect();
            changed();
        });
        unit.valueProperty().subscribe(this::convert);
        dpi.getEditor().textProperty().subscribe(this::changed);
        font.textProperty().subscribe(this::changed);
        lines.textProperty().subscribe(this::changed);
        List.of(dark, contrast, transparent, title).forEach(box -> box.selectedProperty().subscribe(this::changed));
        key.valueProperty().subscribe(this::changed);
        colours.valueProperty().subscribe(this::changed);
    }

    private void changed() {
        if (!filling) {
            change.run();
        }
    }

    /** The same lengths in the other unit. */
    private void convert() {
        if (filling || unit.getValue() == written) {
            return;
        }
        filling = true;
        for (TextField field : List.of(width, height)) {
            ExportForm.number(field.getText()).ifPresent(value -> field.setText(length(written.toCm(value))));
        }
        written = unit.getValue();
        filling = false;
        change.run();
    }

    private void followAspect() {
        if (!filling) {
            share(aspect.getValue()).ifPresent(share -> ExportForm.number(width.getText())
                    .ifPresent(wide -> height.setText(ExportForm.plain(ExportForm.rounded(wide * share)))));
        }
    }

    private Button preset(String text, String id, double cm) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("export-preset");
        button.setOnAction(event -> width.setText(length(cm)));
        return button;
    }

    private void message(Rows rows, ExportForm.Field field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        messages.put(field, rows.addMessage("export" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Error"));
    }

    private static <T> ChoiceBox<T> choice(String id, List<T> values, Function<T, String> name, String accessible) {
        ChoiceBox<T> box = new ChoiceBox<>(FXCollections.observableArrayList(values));
        box.setId(id);
        box.setAccessibleText(accessible);
        box.setValue(values.getFirst());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                return values.stream().filter(value -> name.apply(value).equals(text)).findFirst().orElseThrow();
            }
        });
        return box;
    }
}
