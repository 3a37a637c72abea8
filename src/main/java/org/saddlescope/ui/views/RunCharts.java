package org.saddlescope.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;
import org.saddlescope.ui.chart.CompanionPane;
import org.saddlescope.ui.chart.CurveView;
import org.saddlescope.ui.chart.RatioChoice;
import org.saddlescope.ui.experiment.Words;
import org.saddlescope.ui.workspace.View;

/** The charts over the steps of the run, a tab each, and one in which loss and ratios stand side by side. */
final class RunCharts {
    private static final List<FigureKind> CURVES = List.of(FigureKind.LOSS, FigureKind.RATIOS, FigureKind.SPECTRUM, FigureKind.ACCURACY,
            FigureKind.LOG_RATIOS, FigureKind.KERNEL, FigureKind.CONDITIONING, FigureKind.DRIFT, FigureKind.MODEL_HESSIAN, FigureKind.DISTANCE,
            FigureKind.SMOOTHNESS, FigureKind.SMOOTHNESS_FIT, FigureKind.INDEX);

    /** Ratios and the choice of them stand beside each other in so many sizes of text. */
    private static final double BESIDE_EMS = 42;

    private final ReadOnlyObjectProperty<Optional<Frame>> frame;
    private final Runnable explain;
    private final ObservableValue<Boolean> lecture;
    private final RatioChoice ratios = new RatioChoice();
    private final List<CurveView> curves = new ArrayList<>();
    private final List<RunView> views;

    /**
     * @param frame   the newest frame
     * @param lecture whether one is held: what is beside the ratios then leaves them the room
     * @param explain shows what the conditions mean
     */
    RunCharts(ReadOnlyObjectProperty<Optional<Frame>> frame, ObservableValue<Boolean> lecture, Runnable explain) {
        this.lecture = lecture;
        this.frame = frame;
        this.explain = explain;
        views = Stream.concat(CURVES.stream().map(kind -> chart(ViewKind.valueOf(kind.name()), Words.of(kind.name()), List.of(kind))),
                // What decides convergence, beside what converges: the timeline moves through both.
                Stream.of(chart(ViewKind.TOGETHER, Text.of("view.together"), List.of(FigureKind.LOSS, FigureKind.RATIOS)))).toList();
    }

    private RunView chart(ViewKind view, String name, List<FigureKind> kinds) {
        String lower = view.name().toLowerCase(Locale.ROOT);
        List<CurveView> beside = kinds.stream().map(kind -> kind == FigureKind.RATIOS ? new CurveView(ratios) : new CurveView(kind)).toList();
        beside.forEach(one -> HBox.setHgrow(one, Priority.ALWAYS));
        curves.addAll(beside);
        Node content;
        if (beside.size() == 1) {
            beside.getFirst().setId("chart-" + lower);
            content = withChoice(beside.getFirst(), kinds);
        } else {
            for (int i = 0; i < beside.size(); i++) {
                beside.get(i).setId("chart-" + lower + "-" + kinds.get(i).name().toLowerCase(Locale.ROOT));
                // About the same share of the width each; the last one has the key of all.
                beside.get(i).setPrefWidth(i < beside.size() - 1 ? 100 : 180);
            }
            beside.subList(0, beside.size() - 1).forEach(one -> one.leaveSignsTo(beside.getLast()));
            content = withChoice(new HBox(beside.toArray(Node[]::new)), kinds);
        }
        return new RunView(new View(view, lower, name, content),
                (experiment, now) -> beside.stream().allMatch(one -> one.hasContent(experiment, now)),
                (experiment, now, look, theme) -> beside.forEach(one -> one.show(experiment, now, look, theme)),
                cursor -> beside.forEach(one -> one.setCursor(cursor)));
    }

    /** Ratios have beside them which ones are drawn, and what they mean. */
    private Node withChoice(Node shown, List<FigureKind> kinds) {
        if (!kinds.contains(FigureKind.RATIOS)) {
            return shown;
        }
        Button meaning = new Button(Text.of("view.ratios.meaning"));
        meaning.setId("ratioMeaning");
        Tips.on(meaning, Text.of("view.ratios.meaning.doc"));
        meaning.setOnAction(event -> explain.run());
        MenuButton choose = ratios.button(frame);
        List.of(choose, meaning).forEach(button -> {
            button.getStyleClass().add("flat");
            button.setMaxWidth(Double.MAX_VALUE);
        });
        FlowPane side = new FlowPane(Orientation.VERTICAL, choose, meaning);
        side.getStyleClass().add("chart-side");
        side.visibleProperty().bind(lecture.map(on -> !on));
        side.managedProperty().bind(side.visibleProperty());
        return new CompanionPane(shown, side, choose.fontProperty(), BESIDE_EMS, true, side::setOrientation);
    }

    /** Every chart, whether it has something to show or not. */
    List<RunView> views() {
        return views;
    }

    Stream<CurveView> curves() {
        return curves.stream();
    }

    /** Which ratios are drawn. */
    RatioChoice ratios() {
        return ratios;
    }
}
