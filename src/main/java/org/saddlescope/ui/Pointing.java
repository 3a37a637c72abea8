package org.saddlescope.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.PathSpec;
import org.saddlescope.ui.base.Text;
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
    private static final String NO_RUN = Text.of("pointing.trainFirstOrOpenA");
    private static final String BUSY = Text.of("pointing.anotherInstrumentIsAtWork");

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
        look = new Deed("lookHere", Text.of("pointing.lookAtTheCurrentPoint"), Text.of("pointing.lossGradientConditionsAndCurvature"),
                this::noRun, instruments::lookAtEnd);
        find = new Deed("findCritical", Text.of("pointing.findCriticalPointHere"), Text.of("pointing.searchForTheNearestPoint"),
                this::noWork, instruments::findCritical);
        slice = new Deed("sliceHere", Text.of("pointing.sliceHere"), Text.of("pointing.thePlaneOfTheMost"),
                this::noSlice, instruments::slice);
        walk = new Deed("walkDown", Text.of("pointing.walkDownBothWays"), Text.of("pointing.followTheMostNegativeCurvature"),
                this::noWalk, instruments::walk);
        start = new Deed("startHere", Text.of("pointing.startOptimizersHere"), Text.of("pointing.letTheNextRunBegin"), this::noStart, this::startHere);
        spectrum = new Deed("spectrumHere", Text.of("pointing.spectrumHere"), Text.of("pointing.theEndsOfTheHessian"),
                this::noWork, instruments::computeSpectrum);
        path = new Deed("followPath", Text.of("pointing.pathBetweenEnds"), Text.of("pointing.theLossAlongThePath"),
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
        return noRun().or(() -> run.state() != RunModel.State.IDLE ? Optional.of(Text.of("pointing.theRunIsGoingOn")) : Optional.empty())
                .or(() -> looked().isEmpty() ? Optional.of(Text.of("pointing.clickOnTheMapFirst")) : Optional.empty())
                .or(() -> looked().flatMap(Looked::spectrum).isEmpty() ? Optional.of(Text.of("pointing.theCurvatureIsStillBeing")) : Optional.empty())
                .or(() -> looked().flatMap(Looked::spectrum).filter(s -> s.finite()).isEmpty() ? Optional.of(Text.of("pointing.theCurvatureIsNotFinite")) : Optional.empty());
    }

    private Optional<String> noWalk() {
        return noWork().or(() -> looked().flatMap(Looked::critical).filter(point -> point.spectrum().strict()).isEmpty()
                ? Optional.of(Text.of("pointing.thisIsNoSaddleThat")) : Optional.empty());
    }

    private Optional<String> noStart() {
        return looked().isEmpty() ? Optional.of(Text.of("pointing.clickOnTheMapFirst"))
                : looked().filter(now -> now.place().theta().length > MOST_COORDINATES).map(now -> Text.of("pointing.coordinatesAreTooManyFor", now.place().theta().length, MOST_COORDINATES))
                .or(() -> sameProblem() ? Optional.empty() : Optional.of(Text.of("pointing.theFormDescribesAnotherProblem")));
    }

    private boolean sameProblem() {
        return run.experimentProperty().get().map(Experiment::problem).filter(document.experiment().problem()::equals).isPresent();
    }

    private Optional<String> noPath() {
        return noWork().or(() -> joinsEnds(document.experiment().path())
                && run.frameProperty().get().filter(frame -> frame.tracks().size() > 1).isEmpty()
                ? Optional.of(Text.of("pointing.itTakesTwoOptimizersTo")) : Optional.empty());
    }

    /** Whether a path leads from one optimizer's end to another's. */
    private static boolean joinsEnds(PathSpec path) {
        return switch (path) {
            case PathSpec.Line _, PathSpec.Bezier _, PathSpec.Chain _ -> true;
            case PathSpec.Descent _, PathSpec.NoConfinedPoint _ -> false;
        };
    }

    private void startHere() {
        looked().ifPresent(now -> document.edit(Text.of("pointing.startAt", now.place().name()),
                document.experiment().startingAt(Arrays.stream(now.place().theta()).boxed().toList()), Optional.empty()));
    }
}
