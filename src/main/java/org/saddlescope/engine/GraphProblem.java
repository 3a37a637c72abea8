package org.saddlescope.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/**
 * A problem whose objective is a graph evaluated over samples: every network with its data and loss.
 */
public final class GraphProblem implements Problem {
    /**
     * How a graph and samples make an objective.
     *
     * @param graph     the computation for a number of rows
     * @param separable   whether the loss is a sum over samples, each with its own row, which may then be evaluated in
     *                    chunks; otherwise a batch is evaluated as a whole
     * @param miniBatches whether some of the samples are a batch of their own, even where their rows depend on each other
     *                    as batch normalisation makes them; otherwise there is only the batch of all samples
     * @param mean        whether the loss is a mean over samples; otherwise a sum
     * @param initial     the initial θ of a seed
     * @param minima      what is known of the minimum
     * @param penalty     λ of the term (λ/2)‖θ‖² that is added to the loss, once for an objective and once for a mini-batch
     */
    public record Definition(IntFunction<Graph> graph, boolean separable, boolean miniBatches, boolean mean,
                             LongFunction<double[]> initial, Optional<Minima> minima, double penalty) {
        /** A problem without a penalty that has mini-batches where it is separable. */
        public Definition(IntFunction<Graph> graph, boolean separable, boolean mean, LongFunction<double[]> initial,
                          Optional<Minima> minima) {
            this(graph, separable, separable, mean, initial, minima, 0);
        }
    }

    /**
     * Samples as the loss takes them: either labels or real targets is empty, but targets of ±1 come with labels for the
     * accuracy.
     *
     * @param targetWidth elements of a real target; 0 where the loss takes labels
     * @param labels      {@code positions} classes a sample, empty where the problem is no classification
     * @param positions   labels a sample
     */
    public record Encoded(int count, double[] inputs, int inputWidth, double[] targets, int targetWidth, int[] labels,
                          int positions) {}

    private final Definition definition;
    private final Tapes tapes;
    private final NativeData training;
    private final Encoded trainingSamples;
    private final Optional<Encoded> heldOutSamples;
    private final GraphObjective objective;
    private final Optional<GraphObjective> heldOut;
    private final Precision precision;
    private final Workers workers;

    public GraphProblem(Definition definition, Encoded training, Optional<Encoded> heldOut, Precision precision,
                        Workers workers) {
        this.definition = definition;
        this.precision = precision;
        this.workers = workers;
        tapes = new Tapes(definition.graph(), precision);
        trainingSamples = training;
        heldOutSamples = heldOut;
        this.training = data(training, precision);
        objective = over(this.training);
        this.heldOut = heldOut.map(samples -> over(data(samples, precision)));
    }

    private static NativeData data(Encoded samples, Precision precision) {
        return new NativeData(samples.count(), samples.inputs(), samples.inputWidth(), samples.targets(),
                samples.targetWidth(), samples.targetWidth() == 0 ? samples.labels() : new int[0], samples.positions(), precision);
    }

    private GraphObjective over(NativeData data) {
        List<NativeData.Chunk> chunks = definition.separable() ? data.all(cuttable(data.count())) : data.whole();
        return new GraphObjective(tapes, data, chunks, definition.mean() ? 1 / (double) data.terms(chunks) : 1, workers);
    }

    /**
     * The number of parameters by which a batch of one chunk may be cut: none where all of them are those of dense layers,
     * which cut their products themselves, at less cost.
     */
    private int cuttable(int samples) {
        int rows = Math.min(samples, NativeData.CHUNK);
        Graph graph = tapes.graph(rows);
        return graph.dense(rows) ? 0 : graph.layout().dimension();
    }

    @Override
    public ParameterLayout layout() {
        return tapes.graph(objective.chunks().getFirst().rows()).layout();
    }

    @Override
    public Objective objective() {
        return penalised(objective);
    }

    private Objective penalised(Objective loss) {
        return definition.penalty() == 0 ? loss : new PenalisedObjective(loss, definition.penalty());
    }

    @Override
    public int samples() {
        return definition.miniBatches() ? training.count() : 1;
    }

    @Override
    public Objective batch(int[] samples) {
        if (!definition.miniBatches()) {
            return objective();
        }
        List<NativeData.Chunk> chunks = definition.separable() ? training.of(samples, cuttable(samples.length))
                : training.together(samples);
        double scale = definition.mean() ? 1 / (double) Math.max(1, training.terms(chunks))
                : (double) training.count() / samples.length;
        return penalised(new GraphObjective(tapes, training, chunks, scale, workers));
    }

    @Override
    public Optional<OutputMap> outputs() {
        return Optional.of(new OutputMap(definition.graph(), training, definition.separable(), precision, workers));
    }

    @Override
    public Optional<Curvature> gaussNewton(double[] theta) {
        Curvature ofLoss = objective.gaussNewton(theta);
        return Optional.of(definition.penalty() == 0 ? ofLoss
                : new PenalisedObjective(objective, definition.penalty()).penalised(ofLoss));
    }

    @Override
    public double[] initial(long seed) {
        return definition.initial().apply(seed);
    }

    @Override
    public Optional<Minima> minima() {
        return definition.minima();
    }

    @Override
    public List<CriticalPoint> criticalPoints() {
        return List.of();
    }

    @Override
    public Score trainingScore(double[] theta) {
        return score(objective, trainingSamples, theta);
    }

    @Override
    public Optional<Score> heldOutScore(double[] theta) {
        return heldOut.map(o -> score(o, heldOutSamples.orElseThrow(), theta));
    }

    @Override
    public boolean classifies() {
        return trainingSamples.labels().length > 0;
    }

    private Score score(GraphObjective objective, Encoded samples, double[] theta) {
        double[] losses = new double[objective.chunks().size()];
        List<double[]> outputs = objective.outputs(theta, losses);
        double loss = 0;
        for (double part : losses) {
            loss += part;
        }
        if (definition.penalty() != 0) {
            loss += PenalisedObjective.penalty(definition.penalty(), theta);
        }
        if (!classifies()) {
            return new Score(loss, Double.NaN);
        }
        int[] labels = samples.labels();
        int correct = 0;
        int counted = 0;
        int next = 0;
        for (int chunk = 0; chunk < outputs.size(); chunk++) {
            double[] f = outputs.get(chunk);
            int places = objective.chunks().get(chunk).rows() * samples.positions();
            int columns = f.length / places;
            for (int place = 0; place < places; place++) {
                int label = labels[next++];
                counted += label >= 0 ? 1 : 0;
                correct += label >= 0 && predicted(f, place * columns, columns) == label ? 1 : 0;
            }
        }
        return new Score(loss, (double) correct / counted);
    }

    /** The class with the largest output, or with one output the class of its sign; −1 where an output is NaN. */
    private static int predicted(double[] outputs, int from, int columns) {
        if (columns == 1) {
            return Double.isNaN(outputs[from]) ? -1 : outputs[from] > 0 ? 1 : 0;
        }
        int best = 0;
        for (int c = 0; c < columns; c++) {
            if (Double.isNaN(outputs[from + c])) {
                return -1;
            }
            if (outputs[from + c] > outputs[from + best]) {
                best = c;
            }
        }
        return best;
    }
}
