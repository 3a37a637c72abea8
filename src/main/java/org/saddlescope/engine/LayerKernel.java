package org.saddlescope.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tangent kernel of a network whose parameters all enter by dense layers z = aWᵀ + b, each by one, with one row a
 * sample. The gradient of output c of sample i by W is then the outer product of δ_ic = ∂F_ic/∂z_i and a_i, so that
 *
 * <pre>
 * K[(i,c),(j,d)] = Σ_layers (⟨a_i, a_j⟩ + 1) ⟨δ_ic, δ_jd⟩
 * </pre>
 *
 * with the 1 for a bias. It takes one forward and C backward passes over the batch, C outputs a sample, and for every
 * layer two products of small matrices instead of J, which has p columns.
 */
final class LayerKernel {
    /** Samples of a block of rows: a constant, so that the bits do not depend on the machine's threads. */
    private static final int BLOCK = 32;

    private final OutputMap map;
    private final List<Layer> layers;
    private final int samples;
    private final int columns;

    /** A dense layer as indices into the nodes of a graph, which are the same for every number of rows. */
    private record Layer(int node, int inputs, int outputs, boolean weight, boolean bias) {}

    /** The activations a (n × inputs) and the adjoints δ (n·C × outputs) of one layer, in double. */
    private record Factors(NativeMemory a, NativeMemory delta) {}

    private LayerKernel(OutputMap map, List<Layer> layers) {
        this.map = map;
        this.layers = layers;
        columns = map.columns();
        samples = map.size() / columns;
    }

    /** Empty where a parameter enters otherwise. */
    static Optional<LayerKernel> of(OutputMap map) {
        NativeData.Chunk first = map.chunks().getFirst();
        List<Graph.Node> nodes = map.graph(first).nodes();
        List<Layer> layers = new ArrayList<>();
        Map<Graph.Node, Integer> uses = new HashMap<>();
        for (int k = 0; k < nodes.size(); k++) {
            Graph.Node node = nodes.get(k);
            for (int i = 0; i < node.inputs().size(); i++) {
                Graph.Node input = node.inputs().get(i);
                if (input.source() instanceof Graph.Source.Parameter
                        && (uses.merge(input, 1, Integer::sum) > 1 || !dense(node, i, first.rows()))) {
                    return Optional.empty();
                }
            }
            if (dense(node, 1, first.rows()) && node.active()) {
                boolean weight = parameter(node.inputs().get(1));
                boolean bias = node.inputs().size() == 3 && parameter(node.inputs().get(2));
                // What depends on θ only through another node adds nothing of its own.
                if (weight || bias) {
                    layers.add(new Layer(k, node.inputs().getFirst().shape().columns(), node.shape().columns(), weight, bias));
                }
            }
        }
        return Optional.of(new LayerKernel(map, layers));
    }

    private static boolean dense(Graph.Node node, int input, int rows) {
        return node.source() instanceof Graph.Source.Operation(Linear _) && input > 0 && node.shape().rows() == rows;
    }

    private static boolean parameter(Graph.Node node) {
        return node.source() instanceof Graph.Source.Parameter;
    }

    double[][] entries(double[] theta) {
        List<Factors> factors = layers.stream().map(layer -> new Factors(
                NativeMemory.allocate((long) samples * layer.inputs() * Double.BYTES),
                NativeMemory.allocate((long) samples * columns * layer.outputs() * Double.BYTES))).toList();
        map.each(map.chunks(), theta, (tape, index, first) -> collect(tape, map.chunks().get(index).rows(), first, factors));
        double[][] entries = new double[samples * columns][samples * columns];
        map.workers().each((samples + BLOCK - 1) / BLOCK, block -> add(factors, entries, block * BLOCK));
        factors.forEach(f -> {
            f.a().keepAlive();
            f.delta().keepAlive();
        });
        Gram.mirror(entries);
        return entries;
    }

    /** The factors of one chunk, converted to double where the tape is not. */
    private void collect(Tape tape, int rows, int first, List<Factors> factors) {
        List<Graph.Node> nodes = tape.graph().nodes();
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            copy(tape, tape.value(nodes.get(layer.node()).inputs().getFirst()), rows * layer.inputs(),
                    factors.get(l).a().address() + (long) first * layer.inputs() * Double.BYTES);
        }
        double[] seed = new double[rows * columns];
        for (int c = 0; c < columns; c++) {
            for (int row = 0; row < rows; row++) {
                for (int d = 0; d < columns; d++) {
                    seed[row * columns + d] = d == c ? 1 : 0;
                }
            }
            tape.adjoint(seed);
            for (int l = 0; l < layers.size(); l++) {
                Layer layer = layers.get(l);
                long from = tape.adjoint(nodes.get(layer.node()));
                long to = factors.get(l).delta().address();
                int width = tape.kernels().width();
                for (int row = 0; row < rows; row++) {
                    long target = ((long) (first + row) * columns + c) * layer.outputs();
                    copy(tape, from + (long) row * layer.outputs() * width, layer.outputs(), to + target * Double.BYTES);
                }
            }
        }
    }

    private static void copy(Tape tape, long from, int n, long to) {
        double[] through = new double[n];
        tape.kernels().store(from, through, 0, n, false);
        KernelTable.of(Precision.DOUBLE).load(through, 0, to, n);
    }

    /** Rows of K for the samples from {@code first} on: two products a layer, multiplied element by element. */
    private void add(List<Factors> factors, double[][] entries, int first) {
        int count = Math.min(BLOCK, samples - first);
        // K is symmetric: the columns up to this block's own end are all that is needed.
        int across = first + count;
        int size = across * columns;
        Blas blas = Blas.of(Precision.DOUBLE);
        Kernels kernels = KernelTable.of(Precision.DOUBLE);
        NativeMemory inputs = NativeMemory.allocate((long) count * across * Double.BYTES);
        NativeMemory outputs = NativeMemory.allocate((long) count * columns * size * Double.BYTES);
        double[] a = new double[across];
        double[] delta = new double[size];
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            long x = factors.get(l).a().address();
            long d = factors.get(l).delta().address();
            blas.product(false, true, count, across, layer.inputs(), x + (long) first * layer.inputs() * Double.BYTES, x,
                    inputs.address(), false);
            blas.product(false, true, count * columns, size, layer.outputs(),
                    d + (long) first * columns * layer.outputs() * Double.BYTES, d, outputs.address(), false);
            for (int i = 0; i < count; i++) {
                kernels.store(inputs.address() + (long) i * across * Double.BYTES, a, 0, across, false);
                for (int c = 0; c < columns; c++) {
                    kernels.store(outputs.address() + ((long) i * columns + c) * size * Double.BYTES, delta, 0, size, false);
                    combine(a, delta, layer, entries[(first + i) * columns + c]);
                }
            }
        }
        inputs.keepAlive();
        outputs.keepAlive();
    }

    private void combine(double[] a, double[] delta, Layer layer, double[] row) {
        double bias = layer.bias() ? 1 : 0;
        for (int j = 0; j < a.length; j++) {
            double factor = (layer.weight() ? a[j] : 0) + bias;
            for (int c = j * columns; c < (j + 1) * columns; c++) {
                row[c] += factor * delta[c];
            }
        }
    }
}
