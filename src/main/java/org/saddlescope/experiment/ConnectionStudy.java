package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.paths.CurveShape;
import org.saddlescope.paths.CurveTraining;
import org.saddlescope.paths.PathException;
import org.saddlescope.paths.PathProfile;
import org.saddlescope.paths.Polyline;
import org.saddlescope.paths.WeightMatching;
import org.saddlescope.spectra.Vectors;

/**
 * Paths between pairs of points, such as where two optimizers arrived: the straight line, the straight line to the end with its
 * hidden units matched to the start's, and a trained curve.
 */
final class ConnectionStudy {
    private static final String ALIGNED = "aligned straight line";

    private final Subject subject;
    private final int points;
    private final boolean align;
    private final List<PathReport.Measured> paths = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    ConnectionStudy(Subject subject, int points, boolean align) {
        this.subject = subject;
        this.points = points;
        this.align = align;
    }

    /** What a curve is trained by. */
    record Curve(CurveShape shape, CurveTraining training) {}

    /** Two points. */
    private record Pair(int number, Subject.Point from, Subject.Point to) {
        String name() {
            return from.name() + " to " + to.name();
        }
    }

    /**
     * @param curves   what to train beside the straight lines; one or none
     * @param allPairs every pair of the subject's points instead of the first two
     */
    PathReport run(List<Curve> curves, boolean allPairs, BooleanSupplier cancelled, PathReport.Progress progress) throws ExperimentException {
        for (Pair pair : pairs(allPairs)) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            progress.report("straight lines of " + pair.name(), 0, 0);
            add("straight line", pair, Polyline.line(pair.from.theta(), pair.to.theta()), true, "", cancelled);
            if (align) {
                aligned(pair, cancelled);
            }
            for (Curve curve : curves) {
                if (!cancelled.getAsBoolean()) {
                    trained(curve, pair, cancelled, progress);
                }
            }
        }
        return new PathReport(paths, "‖θ‖", refused);
    }

    private List<Pair> pairs(boolean all) throws ExperimentException {
        List<Subject.Point> ends = subject.points();
        if (ends.size() < 2) {
            throw new ExperimentException("path: one point (" + ends.getFirst().name() + "), expected two to go from one to the other: "
                    + "two optimizers in the experiment, or --from and --to");
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            for (int j = i + 1; j < ends.size(); j++) {
                pairs.add(new Pair(pairs.size() + 1, ends.get(i), ends.get(j)));
            }
        }
        return all ? pairs : pairs.subList(0, 1);
    }

    private void add(String name, Pair pair, Polyline line, boolean converged, String note, BooleanSupplier cancelled) {
        PathRatios ratios = new PathRatios(subject);
        PathProfile profile = line.profile(objective(), points, ratios.beside(Vectors::norm), cancelled, _ -> { });
        add(new PathReport.Measured(name, pair.name(), PathReport.POLYLINE, line.corners(), profile, converged, noted(note, ratios), ratios.columns()));
    }

    private void add(PathReport.Measured measured) {
        if (measured.profile().complete()) {
            paths.add(measured);
        } else {
            refused.add(measured.name() + ", " + measured.between() + ": stopped before the loss along it was known");
        }
    }

    private void aligned(Pair pair, BooleanSupplier cancelled) {
        try {
            if (!(subject.experiment().problem() instanceof ProblemSpec.Network network)) {
                throw new PathException("a function has no hidden units");
            }
            WeightMatching.Aligned aligned = WeightMatching.of(network.architecture(), subject.problem().layout())
                    .align(pair.from.theta(), pair.to.theta());
            String note = String.format(Locale.ROOT, "%d of %d hidden units of the end have another number or sign; distance %.4g before, %.4g after%s",
                    aligned.moved(), aligned.units(), aligned.distanceBefore(), aligned.distanceAfter(),
                    aligned.converged() ? "" : "; NOT CONVERGED after " + aligned.rounds() + " rounds");
            add(ALIGNED, pair, Polyline.line(pair.from.theta(), aligned.theta()), aligned.converged(), note, cancelled);
        } catch (PathException e) {
            refused.add(ALIGNED + ", " + pair.name() + ": hidden units cannot be matched: " + e.getMessage());
        }
    }

    private void trained(Curve curve, Pair pair, BooleanSupplier cancelled, PathReport.Progress progress) {
        String stage = "training the " + curve.shape.label() + " of " + pair.name();
        progress.report(stage, 0, curve.training.steps());
        CurveTraining.Result result = curve.training.train(objective(), curve.shape, pair.from.theta(), pair.to.theta(),
                SeededRandom.of(subject.experiment().seed(), "curve " + pair.number), cancelled,
                step -> progress.report(stage, step, curve.training.steps()));
        // A stopped curve is one all the same, and its loss takes a moment.
        PathRatios ratios = new PathRatios(subject);
        PathProfile profile = result.curve().profile(objective(), points, ratios.beside(Vectors::norm), () -> false, _ -> { });
        add(new PathReport.Measured(curve.shape.label(), pair.name(), curve.shape instanceof CurveShape.Bezier ? PathReport.BEZIER : PathReport.POLYLINE,
                result.curve().points(), profile, result.settled(), noted(note(result, curve.training), ratios),
                ratios.columns()));
    }

    /** Says which minimum the ratios used. */
    private static String noted(String note, PathRatios ratios) {
        return note + (note.isEmpty() || ratios.provenance().isEmpty() ? "" : "; ") + ratios.provenance();
    }

    private static String note(CurveTraining.Result result, CurveTraining training) {
        String mean = String.format(Locale.ROOT, "mean loss over t %.4g on the straight line, %.4g after %d steps, its gradient %.2g",
                result.mean()[0], result.mean()[result.mean().length - 1], result.steps(), result.gradientNorm());
        if (result.settled()) {
            return mean + String.format(Locale.ROOT, "; settled: changed by %.2g %% in the last tenth", 100 * result.change());
        }
        return mean + "; NOT SETTLED: " + (result.diverged() ? "diverged at step " + (result.steps() + 1)
                : result.steps() < training.steps() ? "stopped before step " + training.steps()
                : String.format(Locale.ROOT, "changed by %.2g %% in the last tenth", 100 * result.change()));
    }

    private Objective objective() {
        return subject.problem().objective();
    }
}
