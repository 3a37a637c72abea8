package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.conditions.SmoothnessFit;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.experiment.PathSmoothness;

/**
 * (L₀, L₁)-smoothness along the paths of a run: the local smoothness, and where it was measured the norm of the Hessian,
 * against the norm of the gradient, each with its least-squares line L₀ + L₁‖∇f‖ and the lowest line above every pair.
 */
final class SmoothnessFigures {
    private SmoothnessFigures() {}

    /** Empty where no track has recorded the local smoothness at two points or more. */
    static Optional<Figure> of(String name, Frame frame) {
        List<Figure.Curve> curves = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        boolean single = frame.tracks().size() == 1;
        for (int i = 0; i < frame.tracks().size(); i++) {
            Frame.Track track = frame.tracks().get(i);
            History history = track.history();
            Optional<PathSmoothness.Pairs> local = PathSmoothness.localPairs(history).filter(pairs -> pairs.fit().isPresent());
            if (local.isEmpty()) {
                continue;
            }
            String owner = single ? "" : track.name() + Figure.OF;
            draw(owner + "L̂", i, 0, Figure.Drawn.POINTS, local.get(), curves, notes);
            Optional<PathSmoothness.Pairs> hessian = PathSmoothness.curvaturePairs(history);
            if (hessian.isPresent()) {
                draw(owner + "‖∇²f‖", single ? i + 1 : i, 2, Figure.Drawn.HOLLOW, hessian.get(), curves, notes);
            }
        }
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        notes.addFirst("L̂ = ‖∇f(x′)−∇f(x)‖/‖x′−x‖ at the gradient norm of the earlier point; ± one standard error of least squares; "
                + "the upper line is the lowest with L₀, L₁ ≥ 0 above every pair: of these points, not of the function elsewhere");
        return Optional.of(new Figure.CurvePlot(name + ": fit of (L₀, L₁)-smoothness", "‖∇f‖", "smoothness", false, curves, notes, Optional.empty()));
    }

    private static void draw(String quantity, int series, int dash, Figure.Drawn drawn, PathSmoothness.Pairs pairs, List<Figure.Curve> curves, List<String> notes) {
        Optional<SmoothnessFit> found = pairs.fit();
        if (found.isEmpty()) {
            return;
        }
        SmoothnessFit fit = found.get();
        int[] finite = IntStream.range(0, pairs.smoothness().length)
                .filter(k -> Double.isFinite(pairs.gradientNorms()[k]) && Double.isFinite(pairs.smoothness()[k])).toArray();
        curves.add(new Figure.Curve(quantity + ", " + fit.pairs() + " pairs", series, 0, Arrays.stream(finite).mapToDouble(k -> pairs.gradientNorms()[k]).toArray(),
                Arrays.stream(finite).mapToDouble(k -> pairs.smoothness()[k]).toArray(), Optional.empty(), drawn));
        double last = Arrays.stream(pairs.gradientNorms()).filter(Double::isFinite).max().orElse(0);
        curves.add(line(quantity + ", least squares: L₀ = " + number(fit.l0()) + " ± " + number(fit.l0Error()) + ", L₁ = " + number(fit.l1()) + " ± "
                + number(fit.l1Error()), series, dash + 1, last, fit.l0(), fit.l1()));
        curves.add(line(quantity + ", upper: L₀ = " + number(fit.upperL0()) + ", L₁ = " + number(fit.upperL1()), series, dash + 2, last, fit.upperL0(), fit.upperL1()));
        if (fit.leftOut() > 0) {
            notes.add(quantity + ": " + fit.leftOut() + " pairs left out, not finite");
        }
    }

    private static Figure.Curve line(String name, int series, int dash, double last, double intercept, double slope) {
        return new Figure.Curve(name, series, dash, new double[] {0, last}, new double[] {intercept, intercept + slope * last}, Optional.empty(), Figure.Drawn.BOUND);
    }

    private static String number(double value) {
        return Numbers.format(value, 3);
    }
}
