package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.saddlescope.data.DataException;
import org.saddlescope.data.DataSource;
import org.saddlescope.data.Outline;
import org.saddlescope.experiment.Experiment.PlaneSpec;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.schema.Nearest;

/**
 * Contradictions between fields that are valid one by one. {@link #findings(Experiment)} needs the experiment alone,
 * reads no file and is quick enough for every key press in the form; {@link #findings(Experiment, Size)} needs to know
 * how large the problem is, which only its data tell where they come from a file.
 */
public final class ExperimentCheck {
    /** A file holds no array of more than 2 GB, and a box is one array. */
    private static final long MOST_CELLS = 100_000_000;

    private ExperimentCheck() {}

    /**
     * A contradiction.
     *
     * @param path    the field to change, as in messages: {@code optimizers[1].name}
     * @param message what was expected, what was found, the nearest valid value
     */
    public record Finding(String path, String message) {}

    /**
     * How large a problem is.
     *
     * @param dimension   the number p of parameters
     * @param samples     the number n of training samples; for a function without data its components
     * @param memoryBytes the memory that the run may use
     */
    public record Size(long dimension, long samples, long memoryBytes) {}

    /** What contradicts itself, as far as can be told without reading data. */
    public static List<Finding> findings(Experiment experiment) {
        List<Finding> findings = new ArrayList<>();
        long memory = Runtime.getRuntime().maxMemory();
        switch (experiment.problem()) {
            case ProblemSpec.Network network -> findings.addAll(NetworkCheck.findings(network, memory));
            case ProblemSpec.Analytic _ -> function(experiment, AnalyticFunction.names()).ifPresent(findings::add);
            case ProblemSpec.Formula formula -> findings.addAll(variables(formula));
        }
        findings.addAll(NamesCheck.findings(experiment.optimizers()));
        plane(experiment).ifPresent(findings::add);
        findings.addAll(range(experiment));
        findings.addAll(slice(experiment));
        findings.addAll(MinimumCheck.findings(experiment));
        findings.addAll(training(experiment.training()));
        findings.addAll(InterventionCheck.findings(experiment));
        findings.addAll(figures(experiment));
        path(experiment.path()).ifPresent(findings::add);
        experiment.lesson().ifPresent(lesson -> findings.addAll(LessonCheck.findings(experiment, lesson)));
        if (findings.isEmpty()) {
            size(experiment.problem(), memory).ifPresentOrElse(
                    size -> {
                        findings.addAll(findings(experiment, size));
                        if (findings.isEmpty() && experiment.problem() instanceof ProblemSpec.Network network) {
                            evaluation(experiment, network, network.data().outline(), memory).ifPresent(findings::add);
                        }
                    },
                    () -> findings.addAll(batches(experiment, trainingSamples(experiment.problem()))));
        }
        return List.copyOf(findings);
    }

    /**
     * What contradicts the files that the data come from, as far as their headers tell (see {@link DataSource#measured});
     * nothing where a file is missing or has to be loaded to be measured. For an experiment without {@link #findings}.
     */
    public static List<Finding> findingsInFiles(Experiment experiment) {
        if (!(experiment.problem() instanceof ProblemSpec.Network network)) {
            return List.of();
        }
        long memory = Runtime.getRuntime().maxMemory();
        Outline outline;
        try {
            outline = network.data().measured();
        } catch (DataException e) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(NetworkCheck.findings(network, outline, memory));
        if (findings.isEmpty()) {
            NetworkCheck.size(network, outline, memory).ifPresent(size -> findings.addAll(findings(experiment, size)));
        }
        if (findings.isEmpty() && NetworkCheck.known(outline)) {
            evaluation(experiment, network, outline, memory).ifPresent(findings::add);
        }
        return List.copyOf(findings);
    }

    private static Optional<Finding> evaluation(Experiment experiment, ProblemSpec.Network network, Outline outline, long memory) {
        return EvaluationMemory.finding(experiment, network, NetworkCheck.sizes(network, outline), memory);
    }

    /** What does not fit a problem of this size. */
    public static List<Finding> findings(Experiment experiment, Size size) {
        List<Finding> findings = new ArrayList<>();
        long p = size.dimension();
        experiment.start().filter(start -> start.size() != p)
                .ifPresent(start -> findings.add(new Finding("start", length(p, start.size()))));
        if (experiment.probes().minimum() instanceof MinimumSpec.Declared(double _, var points)) {
            for (int i = 0; i < points.size(); i++) {
                if (points.get(i).size() != p) {
                    findings.add(new Finding("probes.minimum.points[" + i + "]", length(p, points.get(i).size())));
                }
            }
        }
        if (experiment.plane() instanceof PlaneSpec.Axes(int first, int second)) {
            axis("plane.first", first, p).ifPresent(findings::add);
            if (experiment.grid().rows() > 1) {
                axis("plane.second", second, p).ifPresent(findings::add);
            }
        }
        if (experiment.plane() instanceof PlaneSpec.Hessian hessian) {
            eigenvector("plane.first", hessian.first(), p).ifPresent(findings::add);
            eigenvector("plane.second", hessian.second(), p).ifPresent(findings::add);
        }
        findings.addAll(batches(experiment, OptionalLong.of(size.samples())));
        HistoryMemory.finding(experiment, size).ifPresent(findings::add);
        return List.copyOf(findings);
    }

    private static Optional<Finding> path(PathSpec path) {
        Optional<PathSpec.Fit> fit = switch (path) {
            case PathSpec.Bezier bezier -> Optional.of(bezier.fit());
            case PathSpec.Chain chain -> Optional.of(chain.fit());
            case PathSpec.Line _, PathSpec.Descent _, PathSpec.NoConfinedPoint _ -> Optional.empty();
        };
        return fit.filter(f -> f.rule().batch() != 0).map(f -> new Finding("path.fit.rule.batch",
                "expected 0, since a curve is trained on all samples, found " + f.rule().batch()));
    }

    /** Whether the test function that the experiment names, if it names one, is among those there are. */
    public static Optional<Finding> function(Experiment experiment, Collection<String> functions) {
        return experiment.problem() instanceof ProblemSpec.Analytic(String function) && !functions.contains(function)
                ? Optional.of(new Finding("problem.function", "expected the name of a test function, found \"" + function + "\"; "
                        + Nearest.hint(function, functions)))
                : Optional.empty();
    }

    /**
     * @param source the name in front of the message, usually the file; empty: none
     * @throws ExperimentException with the first finding, where there is one
     */
    public static void require(List<Finding> findings, String source) throws ExperimentException {
        if (!findings.isEmpty()) {
            throw new Decoder(source).error(findings.getFirst().path(), findings.getFirst().message());
        }
    }

    /** How large the problem is, where no file has to be read for it. */
    private static Optional<Size> size(ProblemSpec problem, long memory) {
        return switch (problem) {
            case ProblemSpec.Network network -> NetworkCheck.size(network, network.data().outline(), memory);
            case ProblemSpec.Analytic(String name) -> AnalyticFunction.all().stream()
                    .filter(function -> function.name().equals(name)).findFirst()
                    .map(function -> new Size(function.variables().size(), function.components().size(), memory));
            case ProblemSpec.Formula formula -> Optional.of(new Size(formula.variables().size(), 1, memory));
        };
    }

    private static OptionalLong trainingSamples(ProblemSpec problem) {
        return problem instanceof ProblemSpec.Network network ? network.data().outline().training() : OptionalLong.of(1);
    }

    private static Optional<Finding> plane(Experiment experiment) {
        if (experiment.plane() instanceof PlaneSpec.Axes(int first, int second) && first == second && experiment.grid().rows() > 1) {
            return Optional.of(new Finding("plane.second", "expected another axis than plane.first, found " + second
                    + " for both; the nearest valid value is " + (second + 1)));
        }
        return switch (experiment.plane()) {
            case PlaneSpec.Points points when points.second().isBlank() -> Optional.of(reference("plane.second"));
            case PlaneSpec.Points points when points.first().isBlank() -> Optional.of(reference("plane.first"));
            case PlaneSpec.Points points when points.origin().isBlank() -> Optional.of(reference("plane.origin"));
            case PlaneSpec.Between between when between.from().isBlank() -> Optional.of(reference("plane.from"));
            case PlaneSpec.Between between when between.to().isBlank() -> Optional.of(reference("plane.to"));
            case PlaneSpec.FromFile(String file, _) when file.isBlank() ->
                    Optional.of(new Finding("plane.file", "expected a .npy, .npz, .h5 or weights file of directions, found none"));
            case PlaneSpec.Hessian hessian when hessian.first() == hessian.second() && experiment.grid().rows() > 1 ->
                    Optional.of(new Finding("plane.second", "expected another eigenvector than plane.first, found " + hessian.second()
                            + " for both; the nearest valid value is " + (hessian.second() == -1 ? -2 : hessian.second() + 1)));
            default -> Optional.empty();
        };
    }

    private static Finding reference(String path) {
        return new Finding(path, "expected a parameter vector (" + PlaneSpec.REFERENCE + "), found none");
    }

    /** A range along the third direction, and settings that only one kind of slice has. */
    private static List<Finding> slice(Experiment experiment) {
        List<Finding> findings = new ArrayList<>();
        SliceSpec slice = experiment.slice();
        slice.depth().filter(depth -> depth.get(0) >= depth.get(1)).ifPresent(depth -> findings.add(new Finding("slice.depth[1]",
                "expected a number above slice.depth[0] = " + Expected.number(depth.get(0)) + ", found " + Expected.number(depth.get(1)))));
        if (slice.repeats() > 1 && !(experiment.plane() instanceof PlaneSpec.Random)) {
            findings.add(new Finding("slice.repeats", "expected 1 for a plane that is not of random directions, found " + slice.repeats()));
        }
        if (slice.repeats() > 1 && slice.layers() > 1) {
            findings.add(new Finding("slice.repeats", "expected 1 for a box of several layers, found " + slice.repeats()));
        }
        if (slice.layers() > 1 && experiment.grid().rows() == 1) {
            findings.add(new Finding("slice.layers", "expected 1 for a line (grid.rows is 1), found " + slice.layers()));
        }
        long layer = (long) experiment.grid().columns() * experiment.grid().rows();
        if (slice.layers() * layer > MOST_CELLS) {
            findings.add(new Finding("slice.layers", "expected a box of at most " + MOST_CELLS + " points, found "
                    + slice.layers() * layer + "; the nearest valid value is " + MOST_CELLS / layer));
        }
        return findings;
    }

    private static List<Finding> range(Experiment experiment) {
        List<Finding> findings = new ArrayList<>();
        experiment.grid().range().ifPresent(range -> {
            // A line has no second direction, and what is said of it does not matter.
            for (int from = 0; from < (experiment.grid().rows() > 1 ? 4 : 2); from += 2) {
                if (range.get(from) >= range.get(from + 1)) {
                    findings.add(new Finding("grid.range[" + (from + 1) + "]", "expected a number above grid.range[" + from + "] = "
                            + Expected.number(range.get(from)) + ", found " + Expected.number(range.get(from + 1))));
                }
            }
        });
        return findings;
    }

    private static List<Finding> training(Experiment.Training training) {
        int every = training.recordEvery();
        int checkpoint = training.checkpointEvery();
        // Every checkpoint belongs to a row of the history.
        return checkpoint % every == 0 ? List.of() : List.of(new Finding("training.checkpointEvery",
                "expected 0 or a multiple of training.recordEvery = " + every + ", found " + checkpoint
                        + "; the nearest valid value is " + Math.max(every, Math.round((double) checkpoint / every) * every)));
    }

    private static List<Finding> batches(Experiment experiment, OptionalLong samples) {
        if (samples.isEmpty()) {
            return List.of();
        }
        long most = samples.getAsLong();
        return IntStream.range(0, experiment.optimizers().size())
                .filter(i -> experiment.optimizers().get(i).batch() > most)
                .mapToObj(i -> new Finding("optimizers[" + i + "].batch", "expected at most the number of training samples, "
                        + most + ", found " + experiment.optimizers().get(i).batch() + "; the nearest valid value is " + most))
                .toList();
    }

    private static List<Finding> variables(ProblemSpec.Formula formula) {
        List<String> names = formula.variables();
        return IntStream.range(0, names.size()).filter(i -> names.indexOf(names.get(i)) < i)
                .mapToObj(i -> new Finding("problem.variables[" + i + "]", "expected a variable not named before, found \""
                        + names.get(i) + "\""))
                .toList();
    }

    private static List<Finding> figures(Experiment experiment) {
        List<Experiment.FigureKind> figures = experiment.figures();
        return IntStream.range(0, figures.size()).filter(i -> figures.indexOf(figures.get(i)) < i)
                .mapToObj(i -> new Finding("figures[" + i + "]", "expected every figure once, found \""
                        + Schema.nameOf(figures.get(i)) + "\" again"))
                .toList();
    }

    private static Optional<Finding> axis(String path, int axis, long dimension) {
        return axis < dimension ? Optional.empty() : Optional.of(new Finding(path, "expected a parameter from 0 to "
                + (dimension - 1) + ", found " + axis + "; the nearest valid value is " + (dimension - 1)));
    }

    private static Optional<Finding> eigenvector(String path, int index, long dimension) {
        return index >= -dimension && index < dimension ? Optional.empty() : Optional.of(new Finding(path, "expected an eigenvector from "
                + -dimension + " to " + (dimension - 1) + ", found " + index + "; the nearest valid value is "
                + Math.clamp(index, -dimension, dimension - 1)));
    }

    private static String length(long expected, int found) {
        return "expected " + expected + " numbers, one a parameter, found " + found;
    }
}
