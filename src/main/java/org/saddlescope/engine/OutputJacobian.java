package org.saddlescope.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Jacobian J(θ) = ∂F/∂θ of a network's outputs at one θ, m × p, known by its products alone. What products share, the
 * forward pass over all samples, is done once where that is not too much memory. Confined to one thread at a time; closing
 * it gives the memory back. Made by {@link OutputMap#at}.
 */
public final class OutputJacobian implements AutoCloseable {
    private final OutputMap map;
    private final double[] theta;
    private final List<Tape> held = new ArrayList<>();

    OutputJacobian(OutputMap map, double[] theta) {
        OutputMap.check(theta.length, map.dimension(), "parameters");
        this.map = map;
        this.theta = theta.clone();
        if (map.bytes() <= GraphObjective.MOST_HELD) {
            Tape[] tapes = new Tape[map.chunks().size()];
            map.workers().each(tapes.length, i -> tapes[i] = map.evaluated(map.chunks().get(i), this.theta));
            held.addAll(List.of(tapes));
        }
    }

    /** Jv for every v of p elements; m elements each. */
    public List<double[]> directional(List<double[]> directions) {
        List<double[]> products = new ArrayList<>();
        for (double[] v : directions) {
            OutputMap.check(v.length, map.dimension(), "parameters");
            products.add(new double[map.size()]);
        }
        each((tape, _, row) -> {
            if (tape.graph().root().active()) {
                for (int k = 0; k < products.size(); k++) {
                    tape.tangent(directions.get(k));
                    tape.rootTangent(products.get(k), row * map.columns());
                }
            }
        });
        return products;
    }

    /** Jᵀu for every u of m elements; p elements each. */
    public List<double[]> transposed(List<double[]> cotangents) {
        cotangents.forEach(u -> OutputMap.check(u.length, map.size(), "outputs"));
        double[][][] parts = new double[cotangents.size()][map.chunks().size()][map.dimension()];
        each((tape, index, row) -> {
            int from = row * map.columns();
            int to = from + map.chunks().get(index).rows() * map.columns();
            for (int k = 0; k < parts.length; k++) {
                tape.adjoint(Arrays.copyOfRange(cotangents.get(k), from, to));
                tape.gradient(parts[k][index], false);
            }
        });
        return Arrays.stream(parts).map(GraphObjective::total).toList();
    }

    private void each(OutputMap.Pass pass) {
        List<NativeData.Chunk> chunks = map.chunks();
        if (held.isEmpty()) {
            map.each(chunks, theta, pass);
            return;
        }
        int[] first = new int[chunks.size()];
        for (int i = 1; i < first.length; i++) {
            first[i] = first[i - 1] + chunks.get(i - 1).rows();
        }
        map.workers().each(first.length, i -> pass.run(held.get(i), i, first[i]));
    }

    @Override
    public void close() {
        for (int i = 0; i < held.size(); i++) {
            map.release(map.chunks().get(i), held.get(i));
        }
        held.clear();
    }
}
