package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.saddlescope.conditions.ConditionFamily;
import org.saddlescope.data.DataSource;
import org.saddlescope.engine.Precision;
import org.saddlescope.landscape.Normalisation;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * One experiment, as its file says it. A value: two experiments that are equal give the same run, bit for bit.
 */
public record Experiment(
        @Setting(doc = "The version of the file format", fallback = "1", min = 1, max = 1)
        int schema,
        @Setting(doc = "The experiment's name, shown in the title and on figures", fallback = "\"Untitled\"")
        String name,
        @Setting(doc = "What to look at, for whoever opens the file", fallback = "\"\"")
        String notes,
        @Setting(doc = "The seed of the initial θ, the data, the mini-batches and random planes", fallback = "1", min = 0)
        long seed,
        @Setting(doc = "The floating-point type of every evaluation", fallback = "\"double\"")
        Precision precision,
        @Setting(doc = "The function to be minimised")
        ProblemSpec problem,
        @Setting(doc = "The initial θ; drawn from the seed where it is left out", fallback = "null")
        Optional<List<Double>> start,
        @Setting(doc = "One or more optimizers that start from the same θ", minSize = 1, maxSize = 8)
        List<Optimizer> optimizers,
        @Setting(doc = "How long to train", fallback = "{}")
        Training training,
        @Setting(doc = "The plane through parameter space that is looked at", fallback = "{\"type\": \"auto\"}")
        PlaneSpec plane,
        @Setting(doc = "The grid on the plane", fallback = "{}")
        Grid grid,
        @Setting(doc = "What is computed on the grid", fallback = "{}")
        SliceSpec slice,
        @Setting(doc = "Where the surface is seen from; where its paths are seen best, where it is left out", fallback = "null")
        Optional<Camera> camera,
        @Setting(doc = "What is measured along the way", fallback = "{}")
        Probes probes,
        @Setting(doc = "How Hessian and tangent-kernel spectra are computed", fallback = "{}")
        SpectrumSpec spectrum,
        @Setting(doc = "How critical points are searched for", fallback = "{}")
        CriticalSpec critical,
        @Setting(doc = "The path between two parameter vectors", fallback = "{\"type\": \"line\"}")
        PathSpec path,
        @Setting(doc = "The figures that a run writes", fallback = "[\"map\", \"surface\", \"loss\", \"ratios\", \"spectrum\"]", maxSize = 14)
        List<FigureKind> figures,
        @Setting(doc = "A claim of theory that the experiment examines, for `reproduce`", fallback = "null")
        Optional<Claim> claim,
        @Setting(doc = "A lesson that goes through the experiment step by step", fallback = "null")
        Optional<Lesson> lesson) {

    /** With the usual settings of the instruments, without a claim or a lesson. */
    public Experiment(int schema, String name, String notes, long seed, Precision precision, ProblemSpec problem,
                      Optional<List<Double>> start, List<Optimizer> optimizers, Training training, PlaneSpec plane, Grid grid,
                      Probes probes, List<FigureKind> figures) {
        this(schema, name, notes, seed, precision, problem, start, optimizers, training, plane, grid, SliceSpec.DEFAULT, Optional.empty(), probes,
                SpectrumSpec.DEFAULT, CriticalSpec.DEFAULT, PathSpec.DEFAULT, figures, Optional.empty(), Optional.empty());
    }

    /** This experiment in which one component has another value. */
    private Experiment with(String component, Object value) {
        return (Experiment) Schema.experiment().with(this, component, value);
    }

    /** The seed of the initial θ and of the mini-batches. */
    public long trainingSeed() {
        return training.seed().orElse(seed);
    }

    /** The same experiment with another seed. */
    public Experiment seeded(long other) {
        return with("seed", other);
    }

    /** The same experiment under another name. */
    public Experiment named(String other) {
        return with("name", other);
    }

    /** The same experiment on its own, without the lesson that goes through it. */
    public Experiment withoutLesson() {
        return with("lesson", Optional.empty());
    }

    /** The same experiment looked at in another plane. */
    public Experiment seenFrom(Optional<Camera> other) {
        return with("camera", other);
    }

    public Experiment viewed(PlaneSpec plane, Grid grid) {
        return with("plane", plane).with("grid", grid);
    }

    /** The same experiment with the instruments set as another one has them. */
    public Experiment withInstrumentsOf(Experiment other) {
        return with("spectrum", other.spectrum).with("critical", other.critical).with("path", other.path);
    }

    /** The same experiment with spectra computed so. */
    public Experiment spectra(SpectrumSpec other) {
        return with("spectrum", other);
    }

    /** The same experiment with another quantity on the grid. */
    public Experiment showing(SliceSpec.Quantity quantity) {
        return with("slice", new SliceSpec(quantity, slice.repeats(), slice.layers(), slice.depth(), slice.third(), slice.explained()));
    }

    /** The same experiment that starts at this θ. */
    public Experiment startingAt(List<Double> theta) {
        return with("start", Optional.of(List.copyOf(theta)));
    }

    /** The same experiment with another training. */
    public Experiment trained(Training other) {
        return with("training", other);
    }

    /** The same experiment, left to itself: without what was done by hand. */
    public Experiment untouched() {
        return training.interventions().isEmpty() ? this : trained(training.with(List.of()));
    }

    /** The same experiment with one optimizer alone. */
    public Experiment trainingOnly(Optimizer optimizer) {
        return with("optimizers", List.of(optimizer));
    }

    /** A function to be minimised. */
    public sealed interface ProblemSpec {
        @Variant(value = "network", label = "Neural network", doc = "A network trained on data")
        record Network(
                @Setting(doc = "The training and held-out samples") DataSource data,
                @Setting(doc = "The network") Architecture architecture,
                @Setting(doc = "What is minimised over the samples") Loss loss,
                @Setting(doc = "λ of the penalty (λ/2)‖θ‖² added to the loss", fallback = "0", min = 0, max = 1e6) double penalty) implements ProblemSpec {
            /** Without a penalty. */
            public Network(DataSource data, Architecture architecture, Loss loss) {
                this(data, architecture, loss, 0);
            }
        }

        @Variant(value = "analytic", label = "Test function", doc = "A function with known minimisers and critical points")
        record Analytic(
                @Setting(doc = "Its name, as `list` prints it") String function) implements ProblemSpec {}

        @Variant(value = "formula", label = "Formula", doc = "A function of two or more variables that you type")
        record Formula(
                @Setting(doc = "The function, for instance (1 - x*y)^2/2 + 0.1*sin(x)") String formula,
                @Setting(doc = "The names of the variables, in the order of θ", fallback = "[\"x\", \"y\"]", minSize = 1, maxSize = 64)
                List<String> variables) implements ProblemSpec {}
    }

    /**
     * @param steps       updates of each optimizer
     * @param recordEvery how often a row of the history and a point of the trajectory is kept; the first and the last
     *                    step are always kept
     */
    public record Training(
            @Setting(doc = "The number of updates of each optimizer", fallback = "500", min = 0, max = 10_000_000) int steps,
            @Setting(doc = "A row of the history and a point of the trajectory every so many steps", fallback = "1", min = 1, max = 1_000_000) int recordEvery,
            @Setting(doc = "A checkpoint of θ in the run folder every so many steps; 0: the first and the last only", fallback = "0", min = 0, max = 10_000_000) int checkpointEvery,
            @Setting(doc = "The seed of the initial θ and the mini-batches, where it is to differ from that of the data", fallback = "null", min = 0) Optional<Long> seed,
            @Setting(doc = "What was done by hand while it trained: changes of the step size and kicks", fallback = "[]", maxSize = Trainer.MOST_INTERVENTIONS) List<Intervention> interventions) {
        public Training {
            interventions = List.copyOf(interventions);
        }

        /** With the experiment's own seed, left to itself. */
        public Training(int steps, int recordEvery, int checkpointEvery) {
            this(steps, recordEvery, checkpointEvery, Optional.empty(), List.of());
        }

        /** The same with this seed of its own; empty: the experiment's. */
        public Training seeded(Optional<Long> other) {
            return new Training(steps, recordEvery, checkpointEvery, other, interventions);
        }

        /** The same with these interventions in place of its own. */
        public Training with(List<Intervention> others) {
            return new Training(steps, recordEvery, checkpointEvery, seed, others);
        }
    }

    /** How the plane is chosen. */
    public sealed interface PlaneSpec {
        @Variant(value = "auto", label = "Automatic", doc = "The axes for two parameters, the trajectory's principal directions otherwise")
        record Auto() implements PlaneSpec {}

        @Variant(value = "axes", label = "Two axes", doc = "Two coordinates of θ, the others as they are at the origin")
        record Axes(
                @Setting(doc = "The parameter along the horizontal axis, from 0", fallback = "0", min = 0) int first,
                @Setting(doc = "The parameter along the vertical axis, from 0", fallback = "1", min = 0) int second) implements PlaneSpec {}

        @Variant(value = "random", label = "Random directions", doc = "Two Gaussian directions around the trained θ")
        record Random(
                @Setting(doc = "How the directions are scaled", fallback = "\"filter\"") Normalisation normalisation,
                @Setting(doc = "Whether bias and norm blocks get a zero direction", fallback = "true") boolean ignoreBias,
                @Setting(doc = "The seed of the directions", fallback = "123", min = 0) long seed,
                @Setting(doc = ORTHOGONALISE, fallback = "false") boolean orthogonalise) implements PlaneSpec {
            /** As drawn, not made orthogonal. */
            public Random(Normalisation normalisation, boolean ignoreBias, long seed) {
                this(normalisation, ignoreBias, seed, false);
            }
        }

        @Variant(value = "principal", label = "Principal directions", doc = "The first two principal directions of all trajectories together")
        record Principal(
                @Setting(doc = "Only of this optimizer's path; empty: of all together", fallback = "\"\"") String optimizer,
                @Setting(doc = "Run folders of the same problem whose checkpoints join in", fallback = "[]", maxSize = 64) List<String> runs) implements PlaneSpec {
            /** Of all paths of the run itself. */
            public Principal() {
                this("", List.of());
            }
        }

        @Variant(value = "hessian", label = "Hessian eigenvectors", doc = "Two eigenvectors of the Hessian at the point looked at, unit vectors with their residuals")
        record Hessian(
                @Setting(doc = "The first eigenvector: 0 the largest eigenvalue, 1 the next, ...; -1 the smallest, -2 the next, ...", fallback = "0") int first,
                @Setting(doc = "The second eigenvector, counted like the first", fallback = "-1") int second,
                @Setting(doc = "The residual at which an eigenvector is accepted, relative to the largest eigenvalue", fallback = "1e-6", min = 0, above = true, max = 1) double tolerance) implements PlaneSpec {}

        @Variant(value = "gradient", label = "Gradient and momentum", doc = "The gradient at the point looked at and the way the optimizer was going, as unit vectors")
        record Gradient(
                @Setting(doc = "The way the optimizer was going: its last recorded displacement, or the vector it carries along", fallback = "\"displacement\"") Momentum momentum,
                @Setting(doc = ORTHOGONALISE, fallback = "false") boolean orthogonalise) implements PlaneSpec {}

        @Variant(value = "points", label = "Through three points", doc = "The plane through three parameter vectors: 0, first - origin and second - origin")
        record Points(
                @Setting(doc = "At (0, 0): " + REFERENCE, fallback = "\"end\"") String origin,
                @Setting(doc = "At (1, 0): " + REFERENCE, fallback = "\"start\"") String first,
                @Setting(doc = "At (0, 1) unless made orthogonal: " + REFERENCE) String second,
                @Setting(doc = ORTHOGONALISE, fallback = "false") boolean orthogonalise) implements PlaneSpec {}

        @Variant(value = "between", label = "Between two points", doc = "From one parameter vector (0) to another (1), with a random second direction; a line where the grid has one row")
        record Between(
                @Setting(doc = "At 0: " + REFERENCE, fallback = "\"start\"") String from,
                @Setting(doc = "At 1: " + REFERENCE, fallback = "\"end\"") String to,
                @Setting(doc = "How the random second direction is scaled", fallback = "\"filter\"") Normalisation normalisation,
                @Setting(doc = "Whether bias and norm blocks get a zero second direction", fallback = "true") boolean ignoreBias,
                @Setting(doc = "The seed of the second direction", fallback = "123", min = 0) long seed,
                @Setting(doc = ORTHOGONALISE, fallback = "true") boolean orthogonalise) implements PlaneSpec {}

        @Variant(value = "directions", label = "Directions from a file", doc = "Directions from a .npy file with a row a direction, from direction1 and direction2 of an .npz file, from a loss-landscape .h5 file, or one direction as the tensors of a weights file")
        record FromFile(
                @Setting(doc = "The .npy, .npz, loss-landscape .h5 or weights file") String file,
                @Setting(doc = ORTHOGONALISE, fallback = "false") boolean orthogonalise) implements PlaneSpec {}

        /** The way an optimizer was going. */
        enum Momentum { DISPLACEMENT, SLOT }

        /** Documents {@code orthogonalise}. */
        String ORTHOGONALISE = "Whether the second direction is replaced by its part across the first";
        /** Documents what stands for a parameter vector (see {@link PointReferences}). */
        String REFERENCE = "start, end, OPTIMIZER, OPTIMIZER@STEP or a .npy file";
    }

    /**
     * @param columns grid points along the first direction
     * @param rows    grid points along the second; 1 for a line
     * @param range   [α_min, α_max, β_min, β_max]; chosen to hold the trajectory where it is left out
     */
    public record Grid(
            @Setting(doc = "Grid points along the first direction", fallback = "51", min = 2, max = 1001) int columns,
            @Setting(doc = "Grid points along the second direction; 1 for a line", fallback = "51", min = 1, max = 1001) int rows,
            @Setting(doc = "[first from, to, second from, to]; chosen to hold the trajectories where it is left out", fallback = "null", minSize = 4, maxSize = 4)
            Optional<List<Double>> range) {}

    /**
     * @param every          condition ratios every so many steps
     * @param curvatureEvery extreme Hessian eigenvalues every so many steps; 0: never
     * @param minimum        how f* and x* are obtained
     * @param kernelEvery    the tangent kernel every so many steps; 0: never
     * @param alphaBeta      the alpha-beta condition along the whole path, by a second pass
     * @param conditions     conditions recorded besides the usual ones
     * @param smoothness     the local smoothness between recorded points
     * @param sharpness      2/η beside the Hessian's largest eigenvalue
     * @param morseIndex     the number of negative eigenvalues of the Hessian with its extreme ones
     * @param modelHessian   the norm of the model Hessian with the tangent kernel
     */
    public record Probes(
            @Setting(doc = "Condition ratios every so many steps; 0: never", fallback = "1", min = 0, max = 1_000_000) int every,
            @Setting(doc = "Extreme eigenvalues of the Hessian every so many steps; 0: never", fallback = "10", min = 0, max = 1_000_000) int curvatureEvery,
            @Setting(doc = "The residual at which an eigenvalue is accepted, relative to the largest", fallback = "1e-6", min = 0, above = true, max = 1) double curvatureTolerance,
            @Setting(doc = "How f* and x* of the ratios are obtained", fallback = "{\"type\": \"known\"}") MinimumSpec minimum,
            @Setting(doc = "Extreme eigenvalues and drift of the tangent kernel every so many steps; 0: never", fallback = "0", min = 0, max = 1_000_000) int kernelEvery,
            @Setting(doc = "The alpha-beta condition along each path, measured by a second pass over it", fallback = "null") Optional<AlphaBetaSpec> alphaBeta,
            @Setting(doc = "Conditions recorded besides PL, PL*, error bound, growth, secant ratio, aiming and cosine", fallback = "[]", maxSize = 16) List<ConditionFamily> conditions,
            @Setting(doc = "Whether the local smoothness between recorded points is recorded", fallback = "false") boolean smoothness,
            @Setting(doc = "Whether 2/step size stands beside the largest eigenvalue of the Hessian, where the optimizer has one step size for all parameters", fallback = "false") boolean sharpness,
            @Setting(doc = "Whether the negative eigenvalues of the Hessian are counted along with its extreme ones; up to 1500 parameters", fallback = "false") boolean morseIndex,
            @Setting(doc = "Whether the norm of the model Hessian is measured along with the tangent kernel", fallback = "false") boolean modelHessian) {
        public Probes {
            conditions = List.copyOf(conditions);
        }

        /** Ratios and curvature against what is known of the minimum. */
        public Probes(int every, int curvatureEvery, double curvatureTolerance) {
            this(every, curvatureEvery, curvatureTolerance, MinimumSpec.DEFAULT, 0, Optional.empty(), List.of(), false, false, false, false);
        }
    }

    /** The figures a run can write; further kinds come with further instruments. */
    public enum FigureKind {
        MAP, SURFACE, LOSS, RATIOS, SPECTRUM, ACCURACY,
        /** Conditions that are logarithms already, on a linear axis. */
        LOG_RATIOS,
        /** The extreme eigenvalues of the tangent kernel, with PL* between them where theory says so. */
        KERNEL,
        /** The condition number of the tangent kernel. */
        CONDITIONING,
        /** How far the tangent kernel has moved. */
        DRIFT,
        /** The spectral norm of the model Hessian. */
        MODEL_HESSIAN,
        /** How far θ has moved, against the radius of the ball that theory allows it. */
        DISTANCE,
        /** The local smoothness, with the largest eigenvalue of the Hessian and 2/η where they are measured. */
        SMOOTHNESS,
        /** The local smoothness against the norm of the gradient, with the fit of (L₀, L₁)-smoothness. */
        SMOOTHNESS_FIT,
        /** The Morse index. */
        INDEX,
        /** The region of the alpha-beta condition. */
        ALPHA_BETA;

        /** What a run draws where its experiment names no figures. */
        private static final List<FigureKind> USUAL = List.of(MAP, SURFACE, LOSS, RATIOS, SPECTRUM);
        /** What a run draws besides the usual figures, where it has measured them. */
        private static final List<FigureKind> PROBES = List.of(LOG_RATIOS, KERNEL, CONDITIONING, DRIFT, MODEL_HESSIAN, DISTANCE, SMOOTHNESS, SMOOTHNESS_FIT,
                INDEX, ALPHA_BETA);

        /** As an experiment file, the command line and a run folder spell it. */
        @Override
        public String toString() {
            return Schema.nameOf(this);
        }
    }

    /**
     * The figures to look for in a run: those the experiment names; where they are the usual ones, also the figures of
     * what its probes measured. One that the run has nothing for is not drawn.
     */
    public List<FigureKind> wantedFigures() {
        return figures.equals(FigureKind.USUAL) ? Stream.concat(figures.stream(), FigureKind.PROBES.stream()).toList() : figures;
    }
}
