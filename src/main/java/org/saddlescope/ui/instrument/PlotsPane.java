package org.saddlescope.ui.instrument;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.chart.CompanionPane;
import org.saddlescope.ui.chart.CurveView;

/** The figures of a result side by side, two at most, and what else is to be said of it beside or below them. */
public final class PlotsPane extends StackPane {
    private static final int MOST = 2;
    /** Two plots and their notes stand beside each other in so many sizes of text. */
    private static final double BESIDE_EMS = 60;
    /** Narrower than so many sizes of text one plot stands above the other. */
    private static final double COLUMN_EMS = 26;

    private final List<CurveView> views;
    private final HBox row = new HBox();
    private final VBox column = new VBox();
    private final StackPane plots = new StackPane(row);
    private final Label note = new Label();
    private String words = "";
    private boolean lecture;
    private final ReadOnlyStringWrapper hover = new ReadOnlyStringWrapper("");

    /** @param id of this pane, and with a number after it of its views */
    public PlotsPane(String id) {
        setId(id);
        setMinSize(0, 0);
        note.setId(id + "-note");
        note.setWrapText(true);
        note.getStyleClass().addAll("muted", "pane-note");
        ScrollPane side = new ScrollPane(note);
        side.setFitToWidth(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.getStyleClass().add("pane-side");
        side.visibleProperty().bind(note.textProperty().isNotEmpty());
        side.managedProperty().bind(note.textProperty().isNotEmpty());
        views = IntStream.range(0, MOST).mapToObj(i -> new CurveView(id + "-" + (i + 1))).toList();
        views.forEach(view -> {
            HBox.setHgrow(view, Priority.ALWAYS);
            VBox.setVgrow(view, Priority.ALWAYS);
            // The same share of the room each, whether one stands beside or above the other.
            view.setPrefSize(100, 100);
            view.hoverTextProperty().subscribe(hover::set);
        });
        plots.widthProperty().subscribe(this::place);
        note.fontProperty().subscribe(this::place);
        getChildren().setAll(new CompanionPane(plots, side, note.fontProperty(), BESIDE_EMS, false, way -> { }));
    }

    /** What the mouse is over. */
    public ReadOnlyStringProperty hoverTextProperty() {
        return hover.getReadOnlyProperty();
    }

    /** Shows the first of these figures, of the run that the frame is of, and beside them their notes and a text. */
    public void show(List<Figure> figures, String text, Experiment experiment, Frame frame, RunFigures.Look look, Style.Theme theme) {
        int count = Math.min(MOST, figures.size());
        List<CurveView> wanted = views.subList(0, count);
        Pane holder = (Pane) plots.getChildren().getFirst();
        if (!holder.getChildren().equals(wanted)) {
            holder.getChildren().setAll(wanted.stream().map(Node.class::cast).toList());
        }
        for (int i = 0; i < count; i++) {
            views.get(i).show(plain(figures.get(i)), experiment, frame, look, theme);
        }
        // What a picture says of itself stands beside it: in a low pane it would take the room of the curves.
        Stream<String> notes = figures.stream().limit(MOST).flatMap(figure -> figure instanceof Figure.CurvePlot plot ? plot.notes().stream() : Stream.of());
        words = Stream.concat(notes, Stream.of(text)).filter(line -> !line.isBlank()).distinct().collect(Collectors.joining("\n\n"));
        lecture = theme.contrast();
        place();
    }

    /** One beside the other, or above it where there is no width for both. */
    private void place() {
        Pane now = (Pane) plots.getChildren().getFirst();
        Pane wanted = plots.getWidth() > 0 && plots.getWidth() < COLUMN_EMS * note.getFont().getSize() ? column : row;
        if (now != wanted) {
            List<Node> shown = List.copyOf(now.getChildren());
            now.getChildren().clear();
            wanted.getChildren().setAll(shown);
            plots.getChildren().setAll(wanted);
        }
        // The audience of a lecture has little of small plots under notes that it has no time to read.
        note.setText(lecture && wanted == column ? "" : words);
    }

    private static Figure plain(Figure figure) {
        return figure instanceof Figure.CurvePlot plot ? plot.withoutNotes() : figure;
    }
}
