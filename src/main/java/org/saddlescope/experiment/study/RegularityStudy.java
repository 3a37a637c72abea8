package org.saddlescope.experiment.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Problems;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.spectra.Vectors;

/**
 * The regularity condition ⟨∇f(x), h⟩ ≥ a‖h‖² + b‖∇f(x)‖², h = x − x*, at a global minimiser x* of a square network, with h
 * in the row space of the Jacobian J = DF(x*) and in its null space; see {@link StudySpec.Regularity}.
 *
 * <p>Derived for this project (MATH 1.C): for small h, ⟨∇f, h⟩ ≈ ‖Jh‖² and ‖∇f‖² ≤ σ_max(J)²‖Jh‖², and in the row space
 * ‖Jh‖² ≥ γ‖h‖² with γ the square of the least singular value that is not zero. So it holds there with
 * a = (1 − ε)γ/2 and b = (1 − ε)/(2σ_max(J)²); ε = ½ is what is left for h that are not infinitely small. In the null space
 * ⟨∇f, h⟩ is of order ‖h‖⁴, and no a &gt; 0 will do. Where f* &gt; 0 the same holds for linear nets, as
 * (BX − Y)Xᵀ = 0.
 */
record RegularityStudy(StudySpec.Regularity spec) implements Study {
    /** ε. */
    private static final double SLACK = 0.5;

    @Override
    public List<Quantity> quantities(Experiment member) {
        List<Quantity> quantities = new ArrayList<>(List.of(
                new Quantity("rank", "rank of J", "Singular values of the Jacobian above 1e-10 of the largest"),
                new Quantity("nullity", "nullity of J", "Parameters less the rank: (l − 1)d² in a linear network of l square matrices of full rank"),
                new Quantity("gap", "σ_r / σ_{r+1}", "The least singular value that counts over the largest that does not; infinite where that is 0, NaN without one"),
                new Quantity("gamma", "γ", "The square of the least singular value of J that is not zero"),
                new Quantity("sigma_max", "σ_max(J)", "The largest singular value of the Jacobian"),
                new Quantity("a", "a", "(1 − ε)γ/2 with ε = 1/2 (derived)"),
                new Quantity("b", "b", "(1 − ε)/(2σ_max(J)²) with ε = 1/2 (derived)"),
                new Quantity("gradient_at_minimum", "‖∇f(x*)‖", "The norm of the gradient at the minimiser: rounding"),
                new Quantity("draws", "directions", "Random directions of each kind and length")));
        for (double length : spec.lengths()) {
            quantities.add(new Quantity(id("holds_row_", length), "holds in the row space, |h| = " + number(length),
                    "Of how many directions h in the row space of J, ‖h‖ = " + number(length) + ", ⟨∇f, h⟩ ≥ a‖h‖² + b‖∇f‖²"));
            quantities.add(new Quantity(id("holds_null_", length), "holds in the null space, |h| = " + number(length),
                    "Of how many directions h in the null space of J, ‖h‖ = " + number(length) + ", ⟨∇f, h⟩ ≥ a‖h‖² + b‖∇f‖²"));
        }
        return List.copyOf(quantities);
    }

    private static String id(String prefix, double length) {
        return prefix + number(length);
    }

    /** 0.001 as it is, 1e-05 with an exponent. */
    private static String number(double length) {
        return length >= 1e-4 && length < 1e6 ? BigDecimal.valueOf(length).stripTrailingZeros().toPlainString() : Double.toString(length);
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        Problems.Loaded loaded = Problems.load(member, Workers.shared());
        SquareLandscape landscape = SquareLandscapes.of(member, loaded);
        Objective objective = loaded.problem().objective();
        double[] minimiser = landscape.minimiser();
        JacobianSpaces spaces = JacobianSpaces.of(loaded.problem().outputs().orElseThrow().jacobian(minimiser));
        double gamma = spaces.leastValue() * spaces.leastValue();
        double a = (1 - SLACK) * gamma / 2;
        double b = (1 - SLACK) / (2 * spaces.largestValue() * spaces.largestValue());
        SequencedMap<String, Double> found = new LinkedHashMap<>();
        found.put("rank", (double) spaces.row().size());
        found.put("nullity", (double) spaces.nullSpace().size());
        found.put("gap", spaces.gap());
        found.put("gamma", gamma);
        found.put("sigma_max", spaces.largestValue());
        found.put("a", a);
        found.put("b", b);
        found.put("gradient_at_minimum", Vectors.norm(objective.gradient(minimiser).gradient()));
        found.put("draws", (double) spec.draws());
        int lengths = spec.lengths().size();
        double[] x = spec.lengths().stream().mapToDouble(Double::doubleValue).toArray();
        double[] leastRow = new double[lengths];
        double[] largestNull = new double[lengths];
        RegularitySample sample = new RegularitySample(objective, minimiser, a, b);
        for (int i = 0; i < lengths; i++) {
            RegularitySample.Sampled row = sample.draw(spaces.row(), x[i], spec.draws(), SeededRandom.of(member.trainingSeed(), "row space " + i), cancelled);
            progress.accept((i + 0.5) / lengths);
            RegularitySample.Sampled across = sample.draw(spaces.nullSpace(), x[i], spec.draws(), SeededRandom.of(member.trainingSeed(), "null space " + i), cancelled);
            progress.accept((i + 1.0) / lengths);
            found.put(id("holds_row_", x[i]), row.holds());
            found.put(id("holds_null_", x[i]), across.holds());
            leastRow[i] = row.least();
            largestNull[i] = across.largest();
        }
        return new Findings(found, List.of(plot(x, leastRow, largestNull)), List.of(), List.of(
                "x* made of random factors; a and b with ε = 1/2, derived for this project"));
    }

    private static StudyPlot plot(double[] lengths, double[] leastRow, double[] largestNull) {
        double[] sorted = lengths.clone();
        Arrays.sort(sorted);
        double[] ones = new double[sorted.length];
        Arrays.fill(ones, 1);
        return new StudyPlot("regularity", "Regularity along directions from a global minimiser", "‖h‖", "⟨∇f, h⟩ / (a‖h‖² + b‖∇f‖²)", true, true, List.of(
                new StudyPlot.Curve("row space, least", false, true, lengths, leastRow),
                new StudyPlot.Curve("null space, largest", false, true, lengths, largestNull),
                new StudyPlot.Curve("the condition", true, false, sorted, ones)),
                List.of("the condition holds from 1 on; a = γ/4, b = 1/(4σ_max²), derived for this project", "x* made of random invertible factors"));
    }
}
