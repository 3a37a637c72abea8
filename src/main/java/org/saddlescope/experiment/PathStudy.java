package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.saddlescope.paths.CurveShape;
import org.saddlescope.paths.CurveTraining;
import org.saddlescope.paths.GradientFlow;

/**
 * The paths that an experiment declares.
 *
 * @param subject  the points from and to which they lead
 * @param allPairs whether every pair of points is joined instead of the first two
 */
public record PathStudy(Subject subject, boolean allPairs) {
    /**
     * Whether an experiment's paths lead between points where optimizers arrived, so that it has to be run first. With one
     * optimizer there is nothing to go to, and a run would not change that.
     */
    public static boolean needsRun(Experiment experiment) {
        return switch (experiment.path()) {
            case PathSpec.Line _, PathSpec.Bezier _, PathSpec.Chain _ -> experiment.optimizers().size() > 1;
            case PathSpec.Descent _, PathSpec.NoConfinedPoint _ -> false;
        };
    }

    /**
     * @param cancelled asked often; once true, what was computed is returned
     * @throws ExperimentException where there is no such path; the message says why
     */
    public PathReport run(BooleanSupplier cancelled, PathReport.Progress progress) throws ExperimentException {
        return switch (subject.experiment().path()) {
            case PathSpec.Line(int points, boolean align) ->
                    new ConnectionStudy(subject, points, align).run(List.of(), allPairs, cancelled, progress);
            case PathSpec.Bezier(int points, boolean align, PathSpec.Fit fit) -> new ConnectionStudy(subject, points, align)
                    .run(List.of(new ConnectionStudy.Curve(new CurveShape.Bezier(), training(fit))), allPairs, cancelled, progress);
            case PathSpec.Chain(int points, boolean align, int bends, PathSpec.Fit fit) -> new ConnectionStudy(subject, points, align)
                    .run(List.of(new ConnectionStudy.Curve(new CurveShape.Chain(bends), training(fit))), allPairs, cancelled, progress);
            case PathSpec.Descent descent -> descent(descent, cancelled, progress);
            case PathSpec.NoConfinedPoint spec -> new NoConfinedPointPaths(subject.experiment(), spec).run(cancelled,
                    share -> progress.report("paths to the global minimum", Math.round(share * spec.seeds() * spec.starts().size()),
                            (long) spec.seeds() * spec.starts().size()));
        };
    }

    private static CurveTraining training(PathSpec.Fit fit) {
        return new CurveTraining(fit.rule(), fit.steps(), fit.draws(), fit.tolerance());
    }

    private PathReport descent(PathSpec.Descent spec, BooleanSupplier cancelled, PathReport.Progress progress) {
        List<PathReport.Measured> paths = new ArrayList<>();
        for (Subject.Point point : subject.points()) {
            String stage = "steepest descent from " + point.name();
            GradientFlow.Result way = new GradientFlow(spec.tolerance(), spec.steps(), spec.corners())
                    .from(subject.problem().objective(), point.theta(), cancelled, step -> progress.report(stage, step, spec.steps()));
            double[] norms = way.profile().norm();
            paths.add(new PathReport.Measured("steepest descent", "from " + point.name(), PathReport.POLYLINE, way.corners(), way.profile(),
                    way.end() == GradientFlow.End.ARRIVED, String.format(Locale.ROOT, "%s: ‖∇f‖ = %.3g after %d steps, tolerance %.3g",
                            way.end().label(), norms[norms.length - 1], norms.length - 1, spec.tolerance())));
            if (cancelled.getAsBoolean()) {
                break;
            }
        }
        return new PathReport(paths, "‖∇f‖", List.of());
    }
}
