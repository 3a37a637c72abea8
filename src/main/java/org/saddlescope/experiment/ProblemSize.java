package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.saddlescope.data.DataException;
import org.saddlescope.data.Outline;
import org.saddlescope.engine.GraphMemory;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.Formula;
import org.saddlescope.model.FormulaException;
import org.saddlescope.model.NetworkProblem;

/**
 * How large the problem of an experiment is, told before anything of its size is made: of data in files, the headers are
 * read (see {@link org.saddlescope.data.DataSource#measured}).
 *
 * @param parameters the number p of parameters
 * @param samples    the number n of training samples; 1 for a function without data
 * @param layout     the blocks of θ, in order
 * @param parts      what takes memory, the large and the small
 */
public record ProblemSize(long parameters, long samples, ParameterLayout layout, List<Part> parts) implements Sizing {
    /** Points of a plane: its origin and its two directions. */
    private static final int PLANE_VECTORS = 3;

    public ProblemSize {
        parts = List.copyOf(parts);
    }

    /**
     * Something that takes memory.
     *
     * @param name  what it is
     * @param bytes an estimate: small objects and what the libraries keep for themselves are not in it
     */
    public record Part(String name, double bytes) {}

    /** All parts together, in bytes. */
    public double bytes() {
        return parts.stream().mapToDouble(Part::bytes).sum();
    }

    /** "1,218 parameters, ≈ 0.91 MB". */
    public String summary() {
        return count(parameters, "parameter") + ", ≈ " + memory(bytes());
    }

    /** "1 parameter", "1,218 parameters". */
    static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    /** The shape of a block, "32 × 2". */
    public static String shape(ParameterLayout.Block block) {
        return block.shape().isEmpty() ? "1" : block.shape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }

    /** Three digits and a unit, a thousand of which are the next: "912 B", "1.22 MB". */
    public static String memory(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
        double number = bytes;
        int unit = 0;
        while (number >= 999.5 && unit < units.length - 1) {
            number /= 1000;
            unit++;
        }
        String digits = unit == 0 || number >= 99.95 ? "%.0f" : number >= 9.995 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, digits + " %s", number, units[unit]);
    }

    /**
     * The size of an experiment's problem, on as many threads as the program has. Takes some milliseconds where a file
     * is looked at.
     */
    public static Sizing of(Experiment experiment) {
        return of(experiment, Workers.shared().threads());
    }

    static Sizing of(Experiment experiment, int threads) {
        try {
            return switch (experiment.problem()) {
                case ProblemSpec.Network network -> network(experiment, network, threads);
                case ProblemSpec.Analytic(String name) -> AnalyticFunction.all().stream()
                        .filter(function -> function.name().equals(name)).findFirst()
                        .map(function -> function(experiment, function.components(), function.variables(), threads))
                        .orElseGet(() -> new Sizing.Unknown("there is no test function \"" + name + "\""));
                case ProblemSpec.Formula(String formula, List<String> variables) ->
                        function(experiment, List.of(formula), variables, threads);
            };
        } catch (ArithmeticException e) {
            return new Sizing.Unknown("more parameters or activations than can be counted");
        }
    }

    private static Sizing function(Experiment experiment, List<String> formulas, List<String> variables, int threads) {
        try {
            var graph = Formula.graph(formulas, variables);
            GraphMemory memory = GraphMemory.of(_ -> graph, false, 1, experiment.precision());
            ParameterLayout layout = ParameterLayout.scalars(variables);
            return new ProblemSize(layout.dimension(), 1, layout, parts(experiment, memory, Optional.empty(), threads));
        } catch (FormulaException e) {
            return new Sizing.Unknown("the formula cannot be read: " + e.getMessage());
        }
    }

    private static Sizing network(Experiment experiment, ProblemSpec.Network network, int threads) {
        Outline outline;
        try {
            outline = network.data().measured();
        } catch (DataException e) {
            return new Sizing.Unknown("unknown until the data is loaded: " + e.getMessage());
        }
        if (!NetworkCheck.known(outline)) {
            return new Sizing.Unknown("unknown until the data is loaded: the file is too large to be counted before");
        }
        List<ExperimentCheck.Finding> findings = NetworkCheck.findings(network, outline, Runtime.getRuntime().maxMemory());
        if (!findings.isEmpty()) {
            return new Sizing.Unknown("unknown: " + findings.getFirst().message());
        }
        GraphMemory memory = NetworkProblem.memory(network.architecture(), network.loss(), NetworkCheck.sizes(network, outline),
                experiment.precision());
        return new ProblemSize(memory.blocks().dimension(), outline.training().orElseThrow(), memory.blocks(),
                parts(experiment, memory, Optional.of(outline), threads));
    }

    private static List<Part> parts(Experiment experiment, GraphMemory memory, Optional<Outline> data, int threads) {
        double theta = (double) memory.blocks().dimension() * Double.BYTES;
        // Threads work on chunks of the samples, or on points of a slice, each with a gradient and a tape of its own.
        double busy = Math.min(threads, memory.chunks());
        List<Part> parts = new ArrayList<>();
        // Samples are read as doubles and kept once more where the kernels read them.
        data.ifPresent(outline -> parts.add(new Part("Samples, as read and as computed with", 2.0 * outline.bytes().orElse(0))));
        parts.add(new Part("θ of " + count(experiment.optimizers().size(), "optimizer"), experiment.optimizers().size() * theta));
        parts.add(new Part("Gradients of " + count((long) busy, "chunk") + " at a time", busy * theta));
        parts.add(new Part("Activations of a chunk of " + count(memory.rows(), "sample") + " and their adjoints, on "
                + count((long) busy, "thread"), busy * memory.gradient()));
        parts.add(new Part("Slice: its plane, and a point with its activations on each of " + count(threads, "thread"),
                (PLANE_VECTORS + threads) * theta + threads * (double) memory.value()));
        parts.add(new Part("History of the run, at most", HistoryMemory.bytes(experiment, memory.blocks().dimension())));
        return parts;
    }
}
