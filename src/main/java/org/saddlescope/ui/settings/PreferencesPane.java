package org.saddlescope.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.util.StringConverter;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.experiment.Words;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.workspace.Reading;

/** {@link Preferences} as a form. */
public final class PreferencesPane extends GridPane {
    private static final int PER_CENT = 100;
    private static final int STEP = 10;

    public PreferencesPane(Preferences preferences) {
        getStyleClass().add("preferences");
        ViewOptions options = preferences.options();
        heading(Text.of("preferences.look"));
        choice("preferencesTheme", Text.of("menu.theme"), List.of(Settings.ThemeChoice.values()), Settings.ThemeChoice::label, options.themeChoiceProperty());
        row(Text.of("preferences.size"), size(options.readingProperty()));
        choice("preferencesColours", Text.of("menu.colourMap"), ColourMap.onOffer(), map -> Words.of(map.name()), options.coloursProperty());
        preferences.looking().forEach(this::check);
        heading(Text.of("preferences.runs"));
        choice("preferencesPace", Text.of("menu.speed"), List.of(Pace.values()), Pace::label, preferences.pace());
        preferences.watching().all().forEach(this::check);
        CheckBox keep = new CheckBox(Text.of("runs.keep"));
        keep.setId("preferencesKeep");
        keep.selectedProperty().bindBidirectional(preferences.keeping());
        add(keep, 1, getRowCount());
        heading(Text.of("preferences.folders"));
        folder("settings", Text.of("preferences.settings"), preferences.folders().settings(), preferences);
        folder("data", Text.of("preferences.data"), preferences.folders().data(), preferences);
        Button reset = new Button(Text.of("preferences.reset"));
        reset.setId("preferencesReset");
        Tips.on(reset, Text.of("preferences.reset.doc"));
        reset.setOnAction(event -> preferences.reset());
        add(reset, 1, getRowCount());
    }

    private void heading(String words) {
        Label heading = new Label(words);
        heading.getStyleClass().add("preferences-heading");
        add(heading, 0, getRowCount(), 3, 1);
    }

    private void row(String name, Node control) {
        Label label = new Label(name);
        label.setLabelFor(control);
        addRow(getRowCount(), label, control);
    }

    private <T> void choice(String id, String name, List<T> values, Function<T, String> label, Property<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : label.apply(value);
            }

            @Override
            public T fromString(String words) {
                throw new UnsupportedOperationException("it is chosen from a list");
            }
        });
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(chosen);
        row(name, box);
    }

    private void check(Command command) {
        CheckBox box = new CheckBox();
        box.setId("preferences-" + command.id());
        box.textProperty().bind(command.text());
        box.disableProperty().bind(Bindings.createBooleanBinding(command.disabled()::getValue, command.disabled()));
        command.selected().ifPresent(box.selectedProperty()::bindBidirectional);
        box.setAccessibleHelp(command.doc());
        Tips.on(box, command.doc());
        add(box, 1, getRowCount(), 2, 1);
    }

    /** In per cent of the system's, outside of lectures. */
    private static Spinner<Integer> size(Property<Reading> reading) {
        SpinnerValueFactory.IntegerSpinnerValueFactory values = new SpinnerValueFactory.IntegerSpinnerValueFactory(
                perCent(Reading.LEAST), perCent(Reading.MOST), perCent(reading.getValue().zoom()), STEP);
        values.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer value) {
                return value == null ? "" : value + " %";
            }

            @Override
            public Integer fromString(String words) {
                try {
                    return (int) Math.round(Math.clamp(Double.parseDouble(words.replace("%", "").strip()), values.getMin(), values.getMax()));
                } catch (NumberFormatException e) {
                    return values.getValue();
                }
            }
        });
        Spinner<Integer> spinner = new Spinner<>(values);
        spinner.setId("preferencesSize");
        spinner.setEditable(true);
        spinner.setMaxWidth(Double.MAX_VALUE);
        // What was typed counts when the field is left, too.
        spinner.focusedProperty().subscribe(focused -> {
            if (!focused) {
                spinner.commitValue();
                spinner.getEditor().setText(values.getConverter().toString(values.getValue()));
            }
        });
        values.valueProperty().subscribe((before, now) -> {
            if (now != null && now != perCent(reading.getValue().zoom())) {
                reading.setValue(reading.getValue().zoomed(now / (double) PER_CENT));
            }
        });
        reading.subscribe(now -> values.setValue(perCent(now.zoom())));
        return spinner;
    }

    private static int perCent(double zoom) {
        return (int) Math.round(PER_CENT * zoom);
    }

    private void folder(String id, String name, Path folder, Preferences preferences) {
        TextField path = new TextField(folder.toString());
        path.setId("preferences-" + id.toLowerCase(Locale.ROOT));
        path.setEditable(false);
        Button open = new Button(Text.of("preferences.open"));
        open.setAccessibleText(Text.of("preferences.open.of", name));
        open.setOnAction(event -> preferences.reveal().accept(folder));
        row(name, path);
        add(open, 2, getRowCount() - 1);
    }
}
