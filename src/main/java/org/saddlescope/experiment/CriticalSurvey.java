package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.saddlescope.conditions.Condition;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.conditions.Reading;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective;
import org.saddlescope.model.Architecture;
import org.saddlescope.paths.Catalogue;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.paths.CriticalPointSearch;
import org.saddlescope.paths.DescentWalk;
import org.saddlescope.paths.Symmetry;

/**
 * Searches for critical points from every start, puts repeats together, walks down from the strict saddles and slices the
 * loss around what was found. What was found before it was stopped is kept.
 */
public final class CriticalSurvey {
    /** Memory that the vectors of an inner solve may take; a constant, so that results do not depend on the machine. */
    private static final long KRYLOV_BYTES = 1L << 28;
    private static final int LEAST_PRODUCTS = 20;
    /** Steepest descent gets no further than this in reasonable time where the Hessian is ill-conditioned. */
    private static final double LEAST_WALK_TOLERANCE = 1e-6;

    private final Subject subject;
    private final CriticalSpec spec;
    private final BooleanSupplier cancelled;
    private final Progress progress;

    /** Is told how far a survey is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param stage what is being done
         * @param done  how much of it has been done
         * @param total of how much
         */
        void report(String stage, long done, long total);
    }

    /** @param cancelled once true, the survey ends soon with what it has */
    public CriticalSurvey(Subject subject, CriticalSpec spec, BooleanSupplier cancelled, Progress progress) {
        this.subject = subject;
        this.spec = spec;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /** @throws ExperimentException where the starts asked for do not fit the problem */
    public CriticalReport run() throws ExperimentException {
        CriticalStarts starts = new CriticalStarts(subject, spec);
        List<CriticalReport.Attempt> attempts = attempts(starts.points());
        List<Catalogue.Found> found = new ArrayList<>();
        for (CriticalReport.Attempt attempt : attempts) {
            if (attempt.outcome() instanceof CriticalOutcome.Critical critical) {
                found.add(new Catalogue.Found(attempt.start(), critical));
            }
        }
        Catalogue catalogue = Catalogue.of(found, symmetry(subject));
        List<CriticalReport.Walked> walks = spec.walk() ? walks(catalogue) : List.of();
        List<CriticalReport.View> views = cancelled.getAsBoolean() || found.isEmpty() ? List.of()
                : new CriticalViews(subject, starts, cancelled).of(catalogue, walks, progress);
        return new CriticalReport(attempts, catalogue, walks, views, !cancelled.getAsBoolean());
    }

    /** Symmetries of the subject's network, up to which points are the same. */
    public static Symmetry symmetry(Subject subject) {
        Optional<Architecture> architecture = subject.experiment().problem() instanceof Experiment.ProblemSpec.Network network
                ? Optional.of(network.architecture()) : Optional.empty();
        return Symmetry.of(architecture, subject.problem().layout());
    }

    /**
     * One search.
     *
     * @param iterates told after each trust-region step
     */
    public CriticalOutcome search(double[] start, Consumer<CriticalOutcome.Iterate> iterates) {
        Objective objective = subject.problem().objective();
        int products = Math.clamp(KRYLOV_BYTES / (8L * Math.max(1, objective.dimension())), LEAST_PRODUCTS, CriticalPointSearch.PRODUCTS);
        return new CriticalPointSearch(spec.tolerance(), spec.iterations(), products, subject.experiment().seed())
                .from(objective, start, cancelled, iterates);
    }

    private List<CriticalReport.Attempt> attempts(List<Subject.Point> starts) {
        List<CriticalReport.Attempt> attempts = new ArrayList<>();
        for (Subject.Point start : starts) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            long done = attempts.size();
            progress.report("searching", done, starts.size());
            CriticalOutcome outcome = search(start.theta(), iterate -> progress.report("searching", done, starts.size()));
            attempts.add(new CriticalReport.Attempt(start.name(), outcome));
        }
        progress.report("searching", attempts.size(), starts.size());
        return attempts;
    }

    private List<CriticalReport.Walked> walks(Catalogue catalogue) {
        List<CriticalReport.Walked> walks = new ArrayList<>();
        for (int i = 0; i < catalogue.entries().size() && !cancelled.getAsBoolean(); i++) {
            progress.report("walking down", i, catalogue.entries().size());
            walks.addAll(walk(i + 1, catalogue.entries().get(i).point()));
        }
        return walks;
    }

    /** Both ways down from a strict saddle with the condition ratios along them; none from another point. */
    public List<CriticalReport.Walked> walk(int number, CriticalOutcome.Critical saddle) {
        DescentWalk walk = new DescentWalk(Math.max(spec.tolerance(), LEAST_WALK_TOLERANCE), spec.walkSteps());
        Optional<Minima> minima = subject.minima();
        return walk.from(subject.problem().objective(), saddle, cancelled).stream().map(way -> measured(number, way, minima)).toList();
    }

    private CriticalReport.Walked measured(int saddle, DescentWalk.Way way, Optional<Minima> minima) {
        List<Condition> conditions = Condition.measurableWith(minima);
        List<double[]> rows = new ArrayList<>();
        for (double[] point : way.points()) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            rows.add(Measurements.at(subject.problem().objective(), point, minima).readings().stream().mapToDouble(Reading::value).toArray());
        }
        return new CriticalReport.Walked(saddle, way, conditions, rows);
    }
}
