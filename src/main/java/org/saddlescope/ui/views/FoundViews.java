package org.saddlescope.ui.views;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.chart.StepCursor;
import org.saddlescope.ui.instrument.AlphaBetaPane;
import org.saddlescope.ui.instrument.CriticalPane;
import org.saddlescope.ui.instrument.Findings;
import org.saddlescope.ui.instrument.Instruments;
import org.saddlescope.ui.instrument.PlotsPane;
import org.saddlescope.ui.instrument.StepPane;
import org.saddlescope.ui.instrument.Steps;
import org.saddlescope.ui.workspace.NotesPane;
import org.saddlescope.ui.workspace.View;

/** The views of what instruments and measurements have found, and the notes. */
final class FoundViews {
    private static final Consumer<StepCursor> NO_CURSOR = cursor -> { };

    private final Instruments instruments;
    private final PlotsPane spectrum = new PlotsPane("spectrumPlots");
    private final PlotsPane path = new PlotsPane("pathPlots");
    private final PlotsPane ways = new PlotsPane("wayPlots");
    private final NotesPane notes = new NotesPane();
    private final AlphaBetaPane alphaBeta;
    private final CriticalPane critical;
    private final StepPane step;

    /** @param goTo takes the step of a record that is asked for */
    FoundViews(Instruments instruments, Steps steps, IntConsumer goTo) {
        this.instruments = instruments;
        alphaBeta = new AlphaBetaPane(goTo);
        critical = new CriticalPane(instruments);
        step = new StepPane(steps);
    }

    List<RunView> views() {
        return List.of(
                new RunView(new View(ViewKind.ALPHA_BETA, "alphabeta", Text.of("view.alpha-beta"), alphaBeta),
                        (experiment, frame) -> !frame.alphaBeta().isEmpty(), alphaBeta::show, alphaBeta::setCursor),
                new RunView(new View(ViewKind.CRITICAL, "critical", Text.of("view.critical"), critical),
                        (experiment, frame) -> !instruments.findsProperty().get().points().isEmpty(), (experiment, frame, look, theme) -> { }, NO_CURSOR),
                new RunView(new View(ViewKind.WAYS, "ways", Text.of("view.ways"), ways),
                        (experiment, frame) -> !instruments.findsProperty().get().walks().isEmpty(), (experiment, frame, look, theme) ->
                        ways.show(Findings.of(experiment.name(), instruments.findsProperty().get()), "", experiment, frame, look, theme), NO_CURSOR),
                new RunView(new View(ViewKind.EIGENVALUES, "eigenvalues", Text.of("view.eigenvalues"), spectrum),
                        (experiment, frame) -> instruments.spectraProperty().get().isPresent(), (experiment, frame, look, theme) ->
                        instruments.spectraProperty().get().ifPresent(found ->
                                spectrum.show(Findings.of(experiment.name(), found), Findings.note(found), experiment, frame, look, theme)), NO_CURSOR),
                new RunView(new View(ViewKind.PATH, "path", Text.of("view.path"), path),
                        (experiment, frame) -> instruments.pathsProperty().get().isPresent(), (experiment, frame, look, theme) ->
                        instruments.pathsProperty().get().ifPresent(found ->
                                path.show(Findings.of(found.experiment(), found.report()), Findings.note(found.report()), experiment, frame, look, theme)),
                        NO_CURSOR),
                new RunView(new View(ViewKind.STEP, "step", Text.of("step.view"), step),
                        (experiment, frame) -> frame.tracks().stream().anyMatch(track -> track.step() > 0), (experiment, frame, look, theme) -> step.show(frame), NO_CURSOR),
                new RunView(new View(ViewKind.NOTES, "notes", Text.of("view.notes"), notes),
                        (experiment, frame) -> !experiment.notes().isBlank(), (experiment, frame, look, theme) -> notes.show(experiment.notes()), NO_CURSOR));
    }

    /** Tells which view a result that has just come belongs to. */
    void onArrival(Consumer<ViewKind> listener) {
        instruments.findsProperty().subscribe((before, now) -> {
            if (!now.walks().equals(before.walks())) {
                listener.accept(ViewKind.WAYS);
            } else if (now.points().size() > before.points().size()) {
                listener.accept(ViewKind.CRITICAL);
            }
        });
        instruments.spectraProperty().subscribe((before, now) -> arrived(now, ViewKind.EIGENVALUES, listener));
        instruments.pathsProperty().subscribe((before, now) -> arrived(now, ViewKind.PATH, listener));
    }

    private static void arrived(Optional<?> result, ViewKind view, Consumer<ViewKind> listener) {
        if (result.isPresent()) {
            listener.accept(view);
        }
    }

    /** What the mouse is over in each of them. */
    Stream<ReadOnlyStringProperty> hovers() {
        return Stream.of(spectrum.hoverTextProperty(), path.hoverTextProperty(), ways.hoverTextProperty(), alphaBeta.hoverTextProperty());
    }
}
