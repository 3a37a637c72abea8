package org.saddlescope.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.PathSpec;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.instrument.Instruments;
import org.saddlescope.ui.instrument.Looked;
import org.saddlescope.ui.instrument.PointCard.Deed;
import org.saddlescope.ui.run.RunModel;

/**
 * What the instruments can be asked to do now, and why not: defined once, for the card, the menu and its keys. A menu entry
 * does what it does at the place looked at, or else where the first optimizer is.
 */
final class Pointing {
    /** More numbers than this make no readable experiment file. */
    private static final int MOST_COORDINATES = 10_000;
    private static final String NO_RUN = "train first, or open a run";
    private static final String BUSY = "another instrument is at work; Esc ends it";

    private final Instruments instruments;
    private final RunModel run;
    private final ExperimentDocument document;
    /** Counts up whenever what can be done may have changed. */
    private final ReadOnlyObjectWrapper<Integer> changes = new ReadOnlyObjectWrapper<>(0);

    final Deed look;
    final Deed find;
    final Deed slice;
    final Deed walk;
    final Deed start;
    final Deed spectrum;
    final Deed path;

    Pointing(Instruments instruments, RunModel run, ExperimentDocument document) {
        this.instruments = instruments;
        this.run = run;
        this.document = document;
        look = new Deed("lookHere", "Look at the current point", "Loss, gradient, conditions and curvature where the first optimizer is",
                this::noRun, instruments::lookAtEnd);
        find = new Deed("findCritical", "Find critical point here", "Search for the nearest point where the gradient vanishes: minimum, saddle or maximum",
                this::noWork, instruments::findCritical);
        slice = new Deed("sliceHere", "Slice here", "The plane of the most negative and the most positive curvature through this point",
                this::noSlice, instruments::slice);
        walk = new Deed("walkDown", "Walk down both ways", "Follow the most negative curvature to both sides, then steepest descent",
                this::noWalk, instruments::walk);
        start = new Deed("startHere", "Start optimizers here", "Let the next run begin at this point", this::noStart, this::startHere);
        spectrum = new Deed("spectrumHere", "Spectrum here", "The ends of the Hessian's spectrum with residuals, and its density",
                this::noWork, instruments::computeSpectrum);
        path = new Deed("followPath", "Path between ends", "The loss along the path that the experiment declares, between where two optimizers are",
                this::noPath, instruments::followPath);
        run.stateProperty().subscribe(this::changed);
        run.frameProperty().map(Optional::isPresent).subscribe(this::changed);
        run.refusalProperty().subscribe(this::changed);
        document.experimentProperty().subscribe(this::changed);
        instruments.activityProperty().map(Optional::isPresent).subscribe(this::changed);
        instruments.lookedProperty().subscribe(this::changed);
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /** Changes whenever what can be done may have changed. */
    ReadOnlyObjectProperty<Integer> changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** What the card offers. */
    List<Deed> atPlace() {
        return List.of(find, slice, walk, spectrum, start);
    }

    private Optional<String> noRun() {
        return run.frameProperty().get().isEmpty() ? Optional.of(NO_RUN) : run.refusalProperty().get();
    }

    private Optional<String> noWork() {
        return noRun().or(() -> instruments.working() ? Optional.of(BUSY) : Optional.empty());
    }

    private Optional<Looked> looked() {
        return instruments.lookedProperty().get();
    }

    private Optional<String> noSlice() {
        return noRun().or(() -> run.state() != RunModel.State.IDLE ? Optional.of("the run is going on; stop it, or let it end") : Optional.empty())
                .or(() -> looked().isEmpty() ? Optional.of("click on the map first, or look at the current point") : Optional.empty())
                .or(() -> looked().flatMap(Looked::spectrum).isEmpty() ? Optional.of("the curvature is still being measured") : Optional.empty())
                .or(() -> looked().flatMap(Looked::spectrum).filter(s -> s.finite()).isEmpty() ? Optional.of("the curvature is not finite here") : Optional.empty());
    }

    private Optional<String> noWalk() {
        return noWork().or(() -> looked().flatMap(Looked::critical).filter(point -> point.spectrum().strict()).isEmpty()
                ? Optional.of("this is no saddle that was found; find the critical point first") : Optional.empty());
    }

    private Optional<String> noStart() {
        return looked().isEmpty() ? Optional.of("click on the map first, or look at the current point")
                : looked().filter(now -> now.place().theta().length > MOST_COORDINATES).map(now -> now.place().theta().length
                        + " coordinates are too many for an experiment file (at most " + MOST_COORDINATES + ")")
                .or(() -> sameProblem() ? Optional.empty() : Optional.of("the form describes another problem than the run"));
    }

    private boolean sameProblem() {
        return run.experimentProperty().get().map(Experiment::problem).filter(document.experiment().problem()::equals).isPresent();
    }

    private Optional<String> noPath() {
        return noWork().or(() -> joinsEnds(document.experiment().path())
                && run.frameProperty().get().filter(frame -> frame.tracks().size() > 1).isEmpty()
                ? Optional.of("it takes two optimizers to have two ends") : Optional.empty());
    }

    /** Whether a path leads from one optimizer's end to another's. */
    private static boolean joinsEnds(PathSpec path) {
        return switch (path) {
            case PathSpec.Line _, PathSpec.Bezier _, PathSpec.Chain _ -> true;
            case PathSpec.Descent _, PathSpec.NoConfinedPoint _ -> false;
        };
    }

    private void startHere() {
        looked().ifPresent(now -> document.edit("start at " + now.place().name(),
                document.experiment().startingAt(Arrays.stream(now.place().theta()).boxed().toList()), Optional.empty()));
    }
}
