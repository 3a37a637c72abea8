package org.saddlescope.ui.instrument;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.saddlescope.experiment.CriticalReport;
import org.saddlescope.experiment.CriticalSurvey;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.PathReport;
import org.saddlescope.experiment.PathStudy;
import org.saddlescope.experiment.PointStudy;
import org.saddlescope.experiment.SpectrumReport;
import org.saddlescope.experiment.SpectrumSpec;
import org.saddlescope.experiment.SpectrumSurvey;
import org.saddlescope.experiment.SpectrumTables;
import org.saddlescope.experiment.Subject;
import org.saddlescope.figures.Numbers;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.paths.Catalogue;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.paths.CriticalOutcome.Critical;
import org.saddlescope.paths.CurvaturePlanes;
import org.saddlescope.paths.PointSpectrum;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.run.RunModel;

/**
 * The instruments that are pointed at the run in the window, and what they have found. A place is looked at on one lane, of
 * which the newest request counts; everything that takes longer goes on another, one at a time. Lives on the JavaFX
 * application thread and never blocks it.
 */
public final class Instruments implements AutoCloseable {
    /** How far a piece of work is; a total of 0 where that is not known. */
    public record Activity(String stage, long done, long total) {}

    /** Spectra at a place. */
    public record Spectra(Place place, SpectrumTables tables, boolean complete) {}

    /** Paths, and the experiment that declares them. */
    public record Followed(Experiment experiment, PathReport report) {}

    private final RunModel run;
    private final Supplier<Experiment> settings;
    private final Lane looking;
    private final Lane working;
    private final ReadOnlyObjectWrapper<Optional<Looked>> looked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Finds> finds = new ReadOnlyObjectWrapper<>(Finds.NONE);
    private final ReadOnlyObjectWrapper<Optional<Spectra>> spectra = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Followed>> paths = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Activity>> activity = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param settings the experiment of the form, whose instruments' settings count
     * @param failures hears why something came to no end
     */
    public Instruments(RunModel run, Supplier<Experiment> settings, Consumer<Throwable> failures) {
        this.run = run;
        this.settings = settings;
        looking = new Lane("looking", failures);
        working = new Lane("instruments", failures);
        looking.progressProperty().subscribe(this::tellActivity);
        working.progressProperty().subscribe(this::tellActivity);
        run.experimentProperty().subscribe((before, now) -> {
            if (!now.map(Instruments::function).equals(before.map(Instruments::function))) {
                forget();
            }
        });
    }

    /** What makes f the same function of the same θ. */
    private static List<Object> function(Experiment experiment) {
        return List.of(experiment.problem(), experiment.seed(), experiment.precision());
    }

    private void tellActivity() {
        activity.set(working.progressProperty().get().or(() -> looking.progressProperty().get())
                .map(progress -> new Activity(progress.stage(), progress.done(), progress.total())));
    }

    private void forget() {
        looking.drop();
        working.drop();
        looked.set(Optional.empty());
        finds.set(Finds.NONE);
        spectra.set(Optional.empty());
        paths.set(Optional.empty());
    }

    /** The run's problem with the instruments set as in the form. */
    private Optional<Subject> subject() {
        return run.subject().map(subject -> new Subject(subject.experiment().withInstrumentsOf(settings.get()), subject.problem(),
                subject.points(), subject.checkpoints()));
    }

    /** Looks at a point of the slice; outside of the run's slice too. */
    public void look(Slice slice, double alpha, double beta) {
        String name = "α = " + Numbers.format(alpha, 4) + (slice.rows() > 1 ? ", β = " + Numbers.format(beta, 4) : "");
        look(new Place(name, slice.plane().at(alpha, slice.rows() > 1 ? beta : slice.beta()[0])));
    }

    /** Looks at where the first optimizer is now. */
    public void lookAtEnd() {
        end().ifPresent(this::look);
    }

    private Optional<Place> end() {
        return run.subject().map(subject -> subject.points().getFirst()).map(point -> new Place(point.name(), point.theta()));
    }

    /** Where instruments are pointed: the place looked at, or else where the first optimizer is. */
    private Optional<Place> aim() {
        return looked.get().map(Looked::place).or(this::end);
    }

    /** Measures everything at this place, in place of what is being looked at. */
    public void look(Place place) {
        subject().ifPresent(subject -> look(subject, Looked.at(place)));
    }

    private void look(Subject subject, Looked first) {
        looked.set(Optional.of(first));
        double[] theta = first.place().theta();
        looking.<Looked>start(Text.of("instrument.instruments.measuringAt", first.place().name()), pulse -> {
            PointStudy study = new PointStudy(subject);
            Looked measured = first.measured(study.measure(theta));
            if (first.spectrum().isPresent()) {
                return measured;
            }
            pulse.show(measured);
            PointSpectrum spectrum = study.spectrum(theta, pulse::cancelled);
            return measured.seen(spectrum, pulse.cancelled());
        }, now -> looked.set(Optional.of(now)));
    }

    /** Looks away. */
    public void close(Looked shown) {
        if (looked.get().filter(now -> now == shown).isPresent()) {
            looking.drop();
            looked.set(Optional.empty());
        }
    }

    /** Searches for the critical point near the place looked at; the card then shows what was found. */
    public void findCritical() {
        Optional<Subject> subject = subject();
        Optional<Place> start = aim();
        if (subject.isEmpty() || start.isEmpty()) {
            return;
        }
        String from = start.get().name();
        working.<CriticalOutcome>start(Text.of("instrument.instruments.searchingFrom", from), pulse -> {
            CriticalSurvey survey = new CriticalSurvey(subject.get(), subject.get().experiment().critical(), pulse::cancelled, (_, _, _) -> { });
            int[] steps = {0};
            return survey.search(start.get().theta(), iterate -> pulse.report(Text.of("instrument.instruments.searchingFromStepF", from, ++steps[0], Numbers.format(iterate.gradientNorm(), 3)), steps[0], subject.get().experiment().critical().iterations()));
        }, outcome -> found(subject.get(), start.get(), outcome));
    }

    private void found(Subject subject, Place start, CriticalOutcome outcome) {
        if (outcome instanceof Critical point) {
            finds.set(finds.get().with(new Catalogue.Found(start.name(), point), CriticalSurvey.symmetry(subject)));
            show(subject, point);
        } else {
            looked.set(Optional.of(looked.get().filter(now -> now.place().theta() == start.theta()).orElse(Looked.at(start)).found(outcome)));
            if (looked.get().get().measurements().isEmpty() && !looking.busy()) {
                look(subject, looked.get().get());
            }
        }
    }

    /** Shows a critical point that was found. */
    public void show(Critical point) {
        subject().ifPresent(subject -> show(subject, point));
    }

    private void show(Subject subject, Critical point) {
        String name = OutcomeText.name(point.spectrum().kind()) + finds.get().number(point).stream().mapToObj(n -> " " + n).findFirst().orElse("");
        look(subject, Looked.at(new Place(name, point.reached().theta())).seen(point.spectrum(), false).found(point));
    }

    /** Walks down both ways from the strict saddle that is looked at. */
    public void walk() {
        Optional<Critical> saddle = looked.get().flatMap(Looked::critical);
        Optional<Subject> subject = subject();
        if (saddle.isEmpty() || subject.isEmpty()) {
            return;
        }
        int number = finds.get().number(saddle.get()).orElse(1);
        working.<List<CriticalReport.Walked>>start(Text.of("instrument.instruments.walkingDownBothWays"), pulse -> new CriticalSurvey(subject.get(), subject.get().experiment().critical(),
                pulse::cancelled, (_, _, _) -> { }).walk(number, saddle.get()),
                ways -> finds.set(finds.get().with(new Finds.Walks(saddle.get(), ways))));
    }

    /** Slices the plane of most negative and most positive curvature through the place looked at. */
    public void slice() {
        looked.get().ifPresent(now -> now.spectrum().ifPresent(spectrum -> {
            Plane plane = CurvaturePlanes.extremes(now.place().theta(), spectrum);
            List<CriticalReport.Walked> ways = now.critical().map(finds.get()::ways).orElse(List.of());
            run.slice(plane, PointStudy.around(plane, ways));
        }));
    }

    /** Computes eigenvalues and densities at the place looked at; layers, kernel and the run's way are left to the command. */
    public void computeSpectrum() {
        Optional<Subject> subject = subject();
        Optional<Place> place = aim();
        if (subject.isEmpty() || place.isEmpty()) {
            return;
        }
        SpectrumSpec asked = subject.get().experiment().spectrum();
        SpectrumSpec spec = new SpectrumSpec(asked.count(), asked.tolerance(), asked.probes(), asked.steps(), asked.products(), asked.split(),
                false, false, 0, 0);
        Subject at = new Subject(subject.get().experiment().spectra(spec), subject.get().problem(),
                List.of(new Subject.Point(place.get().name(), place.get().theta())), List.of());
        working.<Spectra>start(Text.of("instrument.instruments.spectrumAt", place.get().name()), pulse -> {
            SpectrumReport report = new SpectrumSurvey(at, List.of(), pulse::cancelled,
                    (stage, done, total) -> pulse.report(sentence(stage), done, total)).run(_ -> { });
            return new Spectra(place.get(), SpectrumTables.of(report), report.complete());
        }, now -> spectra.set(Optional.of(now)));
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Follows the path that the form declares, between where the first two optimizers are or from the first one. */
    public void followPath() {
        subject().ifPresent(subject -> working.<PathReport>start(Text.of("instrument.instruments.followingThePath"), pulse -> new PathStudy(subject, false).run(pulse::cancelled,
                (stage, done, total) -> pulse.report(sentence(stage), done, total)), report -> paths.set(Optional.of(new Followed(subject.experiment(), report)))));
    }

    /** Ends what is under way; what was computed stays. */
    public void cancel() {
        if (working.busy()) {
            working.cancel();
        } else {
            looking.cancel();
        }
    }

    /** What is looked at; empty where nothing is. */
    public ReadOnlyObjectProperty<Optional<Looked>> lookedProperty() {
        return looked.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Finds> findsProperty() {
        return finds.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Spectra>> spectraProperty() {
        return spectra.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Followed>> pathsProperty() {
        return paths.getReadOnlyProperty();
    }

    /** What is being computed; empty where nothing is. */
    public ReadOnlyObjectProperty<Optional<Activity>> activityProperty() {
        return activity.getReadOnlyProperty();
    }

    /** Whether something longer than a look is under way. */
    public boolean working() {
        return working.busy();
    }

    @Override
    public void close() {
        looking.close();
        working.close();
    }
}
