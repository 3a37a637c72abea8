package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.saddlescope.experiment.SpectrumReport;
import org.saddlescope.experiment.SpectrumTables;
import org.saddlescope.figures.Figure.Curve;
import org.saddlescope.figures.Figure.CurvePlot;

/** The curves that tables of spectra can be drawn as, by the names of their files. */
public final class SpectrumFigures {
    /** As in PyHessian: below this a density is not told from zero on the log axis. */
    private static final double LEAST_DENSITY = 1e-7;
    private static final List<String> WHOLE = List.of(SpectrumReport.HESSIAN, SpectrumReport.GAUSS_NEWTON, SpectrumReport.REST);

    private SpectrumFigures() {}

    /**
     * Densities and kernel eigenvalues of each point, and the ends along the run.
     *
     * @param name the experiment's, for titles
     */
    public static SequencedMap<String, Figure> of(String name, SpectrumTables tables) {
        SequencedMap<String, Figure> figures = new LinkedHashMap<>();
        List<String> points = distinct(tables.operators(), SpectrumTables.Operator::point);
        for (int i = 0; i < points.size(); i++) {
            String point = points.get(i);
            String number = points.size() == 1 ? "" : "-" + (i + 1);
            density(name, point, tables).ifPresent(figure -> figures.put("spectrum-density" + number, figure));
            kernel(name, point, tables).ifPresent(figure -> figures.put("spectrum-kernel" + number, figure));
        }
        along(name, tables).ifPresent(figure -> figures.put("spectrum-along", figure));
        return figures;
    }

    /**
     * Both ends of the Hessian's spectrum at a point, by rank, each eigenvalue with its residual as a bar; those that have not
     * converged are points of their own.
     */
    public static Optional<Figure> eigenvalues(String name, String point, SpectrumTables tables) {
        List<SpectrumTables.Eigenvalue> all = tables.eigenvalues().stream()
                .filter(row -> row.point().equals(point) && row.operator().equals(SpectrumReport.HESSIAN)).toList();
        List<Curve> curves = new ArrayList<>();
        end(all, "high", true, "largest", 0).ifPresent(curves::add);
        end(all, "low", true, "smallest", 1).ifPresent(curves::add);
        end(all, "high", false, "largest, not converged", 2).ifPresent(curves::add);
        end(all, "low", false, "smallest, not converged", 3).ifPresent(curves::add);
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        List<String> notes = new ArrayList<>();
        notes.add("Bars: λ ± residual ‖Hv − λv‖, at most "
                + Numbers.format(all.stream().mapToDouble(SpectrumTables.Eigenvalue::residual).max().orElse(Double.NaN), 2));
        tables.operators().stream().filter(row -> row.point().equals(point) && row.operator().equals(SpectrumReport.HESSIAN) && !row.confirmed())
                .findFirst().ifPresent(_ -> notes.add("not confirmed: an eigenvalue may have been passed over"));
        tables.quantities().stream().filter(row -> row.point().equals(point) && row.operator().equals(SpectrumReport.HESSIAN)
                && row.quantity().equals("trace")).findFirst().ifPresent(row -> notes.add("Trace " + Numbers.format(row.value(), 6)
                        + " ± " + Numbers.format(row.error(), 2) + " (" + row.remark() + ")"));
        return Optional.of(new CurvePlot(name + ": Hessian eigenvalues, " + point, "rank, counted from its end", "eigenvalue", false, curves, notes, Optional.empty()));
    }

    private static Optional<Curve> end(List<SpectrumTables.Eigenvalue> all, String end, boolean converged, String name, int series) {
        List<SpectrumTables.Eigenvalue> rows = all.stream().filter(row -> row.end().equals(end) && row.converged() == converged).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(Curve.points(name, series,
                rows.stream().mapToDouble(SpectrumTables.Eigenvalue::rank).toArray(), rows.stream().mapToDouble(SpectrumTables.Eigenvalue::value).toArray())
                .within(rows.stream().mapToDouble(row -> row.value() - row.residual()).toArray(),
                        rows.stream().mapToDouble(row -> row.value() + row.residual()).toArray()));
    }

    /** The eigenvalue densities at a point: of the Hessian, and of its parts where they were looked at. */
    public static Optional<Figure> density(String name, String point, SpectrumTables tables) {
        List<Curve> curves = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int k = 0; k < WHOLE.size(); k++) {
            String operator = WHOLE.get(k);
            List<SpectrumTables.Density> rows = tables.densities().stream()
                    .filter(row -> row.point().equals(point) && row.operator().equals(operator)).toList();
            if (!rows.isEmpty()) {
                curves.add(new Curve(label(operator), k, 0, rows.stream().mapToDouble(SpectrumTables.Density::lambda).toArray(),
                        rows.stream().mapToDouble(row -> Math.max(LEAST_DENSITY, row.density())).toArray()));
                notes.add(label(operator) + ": Gaussians of standard deviation " + Numbers.format(rows.getFirst().sigma(), 4));
            }
        }
        notes.add("Densities below 10⁻⁷ are drawn at 10⁻⁷");
        return curves.isEmpty() ? Optional.empty() : Optional.of(new CurvePlot(name + ": spectral density, " + point, "λ",
                "density φ(λ), area 1", true, curves, notes, Optional.empty()));
    }

    private static Optional<Figure> kernel(String name, String point, SpectrumTables tables) {
        Predicate<String> ofKernel = SpectrumReport.KERNEL::equals;
        double[] descending = tables.spectra().stream().filter(row -> row.point().equals(point) && ofKernel.test(row.operator()))
                .mapToDouble(row -> -row.value()).sorted().map(value -> -value).toArray();
        if (descending.length < 2) {
            return Optional.empty();
        }
        double[] rank = new double[descending.length];
        Arrays.setAll(rank, i -> i + 1);
        String noise = "eigenvalues below " + Numbers.format(descending.length * Math.ulp(1.0) * descending[0], 4)
                + " cannot be told from rounding";
        return Optional.of(new CurvePlot(name + ": tangent kernel, " + point, "rank", "eigenvalue of K", true,
                List.of(new Curve("K = J Jᵀ", 0, 0, rank, descending)), List.of(noise), Optional.empty()));
    }

    private static Optional<Figure> along(String name, SpectrumTables tables) {
        List<String> optimizers = distinct(tables.trajectory(), SpectrumTables.Along::optimizer);
        List<Curve> curves = new ArrayList<>();
        boolean converged = tables.trajectory().stream().allMatch(SpectrumTables.Along::converged);
        for (int i = 0; i < optimizers.size(); i++) {
            String optimizer = optimizers.get(i);
            String prefix = optimizers.size() == 1 ? "" : optimizer + Figure.OF;
            List<SpectrumTables.Along> rows = tables.trajectory().stream().filter(row -> row.optimizer().equals(optimizer)).toList();
            curve(rows, "high", prefix + "λ_max", i, 0).ifPresent(curves::add);
            curve(rows, "low", prefix + "λ_min", i, 1).ifPresent(curves::add);
            List<SpectrumTables.Along> limits = rows.stream().filter(row -> row.end().equals("high") && row.rank() == 1
                    && !Double.isNaN(row.twoOverStepSize())).toList();
            if (!limits.isEmpty()) {
                curves.add(new Curve(prefix + "2/η", i, 2, steps(limits),
                        limits.stream().mapToDouble(SpectrumTables.Along::twoOverStepSize).toArray()));
            }
        }
        // A single point makes no line.
        return curves.stream().noneMatch(curve -> curve.x().length > 1) ? Optional.empty()
                : Optional.of(new CurvePlot(name + ": Hessian along the run", "step", "eigenvalue", false, curves,
                        converged ? List.of() : List.of("not every eigenvalue converged: see spectra/trajectory.csv"), Optional.empty()));
    }

    private static Optional<Curve> curve(List<SpectrumTables.Along> rows, String end, String name, int series, int dash) {
        List<SpectrumTables.Along> extreme = rows.stream().filter(row -> row.end().equals(end) && row.rank() == 1).toList();
        return extreme.isEmpty() ? Optional.empty() : Optional.of(new Curve(name, series, dash, steps(extreme),
                extreme.stream().mapToDouble(SpectrumTables.Along::value).toArray()));
    }

    private static double[] steps(List<SpectrumTables.Along> rows) {
        return rows.stream().mapToDouble(SpectrumTables.Along::step).toArray();
    }

    private static <T> List<String> distinct(List<T> rows, Function<T, String> key) {
        Set<String> keys = new LinkedHashSet<>();
        rows.forEach(row -> keys.add(key.apply(row)));
        return List.copyOf(keys);
    }

    private static String label(String operator) {
        return switch (operator) {
            case SpectrumReport.HESSIAN -> "Hessian H";
            case SpectrumReport.GAUSS_NEWTON -> "Gauss-Newton G";
            case SpectrumReport.REST -> "rest H − G";
            default -> operator;
        };
    }
}
