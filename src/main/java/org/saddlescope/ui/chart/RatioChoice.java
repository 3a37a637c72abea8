package org.saddlescope.ui.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RatioFigures;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/**
 * Which of the measured conditions the plots of the ratios draw: as many as stay legible, or those that the user has
 * chosen, at least one. One choice for every plot of the window. Lives on the JavaFX application thread.
 */
public final class RatioChoice {
    private final ReadOnlyObjectWrapper<Optional<Set<String>>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** The ids of the columns that the user has chosen; empty as long as the plot chooses. */
    public ReadOnlyObjectProperty<Optional<Set<String>>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The ids that are drawn of a frame, in the order in which they were measured. */
    List<String> drawn(Frame frame) {
        List<String> own = offered(frame).keySet().stream().filter(id -> chosen.get().filter(ids -> ids.contains(id)).isPresent()).toList();
        // A choice made on another run may have nothing in common with this one.
        return own.isEmpty() ? RatioFigures.selection(frame) : own;
    }

    Optional<Figure> figure(Experiment experiment, Frame frame, RunFigures.Look look) {
        return RatioFigures.of(experiment, frame, look, drawn(frame));
    }

    /** Draws this condition or leaves it out; the last one stays. */
    void draw(Frame frame, String id, boolean on) {
        Set<String> next = new LinkedHashSet<>(drawn(frame));
        if (on) {
            next.add(id);
        } else {
            next.remove(id);
        }
        if (!next.isEmpty()) {
            chosen.set(Optional.of(Set.copyOf(next)));
        }
    }

    /** Lets the plot choose again. */
    void reset() {
        chosen.set(Optional.empty());
    }

    /** The conditions measured, by id with their labels. */
    private static Map<String, String> offered(Frame frame) {
        Map<String, String> labels = new LinkedHashMap<>();
        frame.tracks().forEach(track -> track.history().columns().stream().filter(column -> column.group() == History.Group.RATIO)
                .forEach(column -> labels.putIfAbsent(column.id(), column.label())));
        return labels;
    }

    /** A button whose menu chooses, for the frame that {@code shown} gives when it is opened. */
    public MenuButton button(ReadOnlyObjectProperty<Optional<Frame>> shown) {
        MenuButton button = new MenuButton(Text.of("chart.ratioChoice.choose"));
        button.setId("ratioChoice");
        Tips.on(button, Text.of("chart.ratioChoice.whichConditionsAreDrawn"));
        button.setAccessibleText(Text.of("chart.ratioChoice.chooseWhichConditionsAreDrawn"));
        // Filled before it opens, or it would open empty.
        button.getItems().setAll(new MenuItem());
        button.setOnShowing(event -> shown.get().ifPresent(frame -> button.getItems().setAll(items(frame))));
        return button;
    }

    List<MenuItem> items(Frame frame) {
        List<MenuItem> items = new ArrayList<>();
        List<String> drawn = drawn(frame);
        offered(frame).forEach((id, label) -> {
            CheckMenuItem item = new CheckMenuItem(label);
            item.setId("ratio-" + id);
            item.setMnemonicParsing(false);
            item.setSelected(drawn.contains(id));
            item.setDisable(drawn.size() == 1 && drawn.contains(id));
            item.setOnAction(event -> draw(frame, id, item.isSelected()));
            items.add(item);
        });
        MenuItem reset = new MenuItem(Text.of("chart.ratioChoice.asManyAsStayLegible"));
        reset.setId("ratio-reset");
        reset.setOnAction(event -> reset());
        items.add(new SeparatorMenuItem());
        items.add(reset);
        return items;
    }
}
