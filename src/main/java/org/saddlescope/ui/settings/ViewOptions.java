package org.saddlescope.ui.settings;

import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.ColourRange;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.workspace.Reading;

/** How the user wants to see things: what the View menu chooses. */
public final class ViewOptions {
    private final BooleanProperty logScale = new SimpleBooleanProperty();
    private final ObjectProperty<ColourMap> colours = new SimpleObjectProperty<>();
    private final ObjectProperty<Settings.ThemeChoice> themeChoice = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<ColourRange>> range = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty lecture = new SimpleBooleanProperty();
    private final ObjectProperty<Reading> reading = new SimpleObjectProperty<>();
    private final ObjectBinding<Double> ems = Bindings.createObjectBinding(() -> reading.get().ems(lecture.get()), reading, lecture);
    private final ObjectBinding<Style.Theme> theme;

    /**
     * @param kept   how large the window writes
     * @param system what the system's programs look like
     */
    public ViewOptions(Settings settings, Reading kept, ObservableValue<ColorScheme> system) {
        reading.set(kept);
        logScale.set(settings.logScale());
        colours.set(settings.colours());
        themeChoice.set(settings.theme());
        theme = Bindings.createObjectBinding(() -> (switch (themeChoice.get()) {
            case LIGHT -> Style.Theme.LIGHT;
            case DARK -> Style.Theme.DARK;
            case SYSTEM -> system.getValue() == ColorScheme.DARK ? Style.Theme.DARK : Style.Theme.LIGHT;
        }).withContrast(lecture.get()), themeChoice, system, lecture);
    }

    /** Whether the window is to be read from the last row of a hall. */
    public BooleanProperty lectureProperty() {
        return lecture;
    }

    /** How large the window writes. */
    public ObjectProperty<Reading> readingProperty() {
        return reading;
    }

    /** The size of text as a multiple of the system's. */
    public ObservableValue<Double> ems() {
        return ems;
    }

    public BooleanProperty logScaleProperty() {
        return logScale;
    }

    public ObjectProperty<ColourMap> coloursProperty() {
        return colours;
    }

    public ObjectProperty<Settings.ThemeChoice> themeChoiceProperty() {
        return themeChoice;
    }

    /** The range of colours and heights that is kept from slice to slice; empty where each slice has its own. */
    public ObjectProperty<Optional<ColourRange>> rangeProperty() {
        return range;
    }

    public ObjectBinding<Style.Theme> theme() {
        return theme;
    }

    /**
     * These choices for the figures, seen by this camera.
     *
     * @param cursor the step that is looked at, in all figures together
     */
    public RunFigures.Look look(Figure.Camera camera, Optional<Double> cursor) {
        return new RunFigures.Look(logScale.get(), colours.get(), camera, cursor).ranging(range.get());
    }

    public Settings in(Settings settings) {
        return settings.looking(colours.get(), logScale.get(), themeChoice.get());
    }
}
