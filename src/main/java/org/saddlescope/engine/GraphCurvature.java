package org.saddlescope.engine;

import java.util.ArrayList;
import java.util.List;

/** The tapes of every chunk, evaluated forward and backward at one θ and kept so; a product is the second half alone. */
final class GraphCurvature implements Curvature {
    /** Which matrix of second derivatives. */
    enum Form {
        /** ∇²loss. */
        HESSIAN {
            @Override
            void product(Tape tape, double[] direction, double[] target) {
                tape.curvature(direction);
                tape.product(target, false);
            }
        },
        /** Jᵀ (∂²loss/∂F²) J. */
        GAUSS_NEWTON {
            @Override
            void product(Tape tape, double[] direction, double[] target) {
                tape.gaussNewton(direction);
                tape.gradient(target, false);
            }
        };

        /** Writes the product; the tape was evaluated backward, and has since been used for this form alone. */
        abstract void product(Tape tape, double[] direction, double[] target);
    }

    private final Form form;
    private final GraphObjective objective;
    private final double[] theta;
    private final Workers workers;
    /** A list a chunk: one tape, or with a single chunk as many as directions are worked on at once. */
    private final List<List<Tape>> held = new ArrayList<>();

    GraphCurvature(GraphObjective objective, double[] theta, Form form, Workers workers) {
        this.form = form;
        this.objective = objective;
        this.theta = theta.clone();
        this.workers = workers;
        int chunks = objective.chunks().size();
        Tape[] tapes = new Tape[chunks];
        workers.each(chunks, i -> tapes[i] = objective.evaluated(i, this.theta));
        for (Tape tape : tapes) {
            held.add(new ArrayList<>(List.of(tape)));
        }
    }

    @Override
    public List<double[]> products(List<double[]> directions) {
        directions.forEach(v -> objective.check(v.length));
        int count = directions.size();
        if (held.size() == 1) {
            return ofOneChunk(directions);
        }
        // One piece a chunk and direction; the order of addition is the chunks', whoever computes them.
        double[][][] parts = new double[count][held.size()][];
        workers.each(held.size(), i -> {
            for (int k = 0; k < count; k++) {
                parts[k][i] = product(held.get(i).getFirst(), directions.get(k));
            }
        });
        List<double[]> products = new ArrayList<>(count);
        for (double[][] part : parts) {
            products.add(GraphObjective.total(part));
        }
        return products;
    }

    private List<double[]> ofOneChunk(List<double[]> directions) {
        List<Tape> tapes = held.getFirst();
        int pieces = Math.min(workers.threads(), directions.size());
        while (tapes.size() < pieces) {
            tapes.add(objective.evaluated(0, theta));
        }
        // A single direction leaves all threads to the one pass along it.
        tapes.forEach(tape -> tape.share(pieces == 1 ? workers : null));
        double[][] products = new double[directions.size()][];
        workers.each(pieces, piece -> {
            for (int k = piece; k < products.length; k += pieces) {
                products[k] = product(tapes.get(piece), directions.get(k));
            }
        });
        return List.of(products);
    }

    private double[] product(Tape tape, double[] direction) {
        double[] product = new double[theta.length];
        form.product(tape, direction, product);
        return product;
    }

    @Override
    public void close() {
        for (int i = 0; i < held.size(); i++) {
            for (Tape tape : held.get(i)) {
                objective.release(i, tape);
            }
        }
        held.clear();
    }
}
