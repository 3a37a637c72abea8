package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.model.Architecture;

/**
 * The symmetries of an architecture under which two parameter vectors are the same network: what of θ is compared when
 * repeats are told apart. Symmetries that are not listed here are not known, and points that differ by one of them count
 * as different.
 */
public sealed interface Symmetry {
    /** A vector that is the same, but for rounding, for all θ that the symmetries take into each other. */
    double[] representative(double[] theta);

    /** The symmetries in one line, for people. */
    String description();

    /** Nothing is known: θ itself is compared. */
    record None() implements Symmetry {
        @Override
        public double[] representative(double[] theta) {
            return theta.clone();
        }

        @Override
        public String description() {
            return "points are compared as they are";
        }
    }

    /**
     * Permutations of the units of each hidden layer and, for an odd activation, their signs: units are put in a fixed
     * order. A tie between units that rounding breaks either way may list a point twice, and never merges two.
     */
    record Units(DenseStack stack) implements Symmetry {
        @Override
        public double[] representative(double[] theta) {
            return new HiddenUnits(stack).canonical(theta);
        }

        @Override
        public String description() {
            return "points that differ by a permutation " + (new HiddenUnits(stack).odd() ? "or signs " : "") + "of hidden units count once";
        }
    }

    /**
     * A product of matrices W_L ⋯ W_1, or UVᵀ, which is the same for (W_{k+1}C⁻¹)(CW_k) with any invertible C: the
     * end-to-end matrix is compared. With loss and index, which are compared as well, it names a critical manifold of the
     * square loss.
     *
     * @param factors         the factors' blocks from the right one to the left one
     * @param transposedRight whether the first factor is used transposed, as in UVᵀ
     */
    record Product(List<Block> factors, boolean transposedRight) implements Symmetry {
        public Product {
            factors = List.copyOf(factors);
        }

        @Override
        public double[] representative(double[] theta) {
            double[][] product = matrix(factors.getFirst(), theta);
            if (transposedRight) {
                product = transposed(product);
            }
            for (Block factor : factors.subList(1, factors.size())) {
                product = times(matrix(factor, theta), product);
            }
            double[] flat = new double[product.length * product[0].length];
            for (int i = 0; i < product.length; i++) {
                System.arraycopy(product[i], 0, flat, i * product[0].length, product[0].length);
            }
            return flat;
        }

        @Override
        public String description() {
            return "points with the same end-to-end matrix, loss and index count once";
        }

        private static double[][] matrix(Block block, double[] theta) {
            int rows = block.shape().get(0);
            int columns = block.shape().get(1);
            double[][] result = new double[rows][columns];
            for (int i = 0; i < rows; i++) {
                System.arraycopy(theta, block.offset() + i * columns, result[i], 0, columns);
            }
            return result;
        }

        private static double[][] transposed(double[][] a) {
            double[][] result = new double[a[0].length][a.length];
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < a[0].length; j++) {
                    result[j][i] = a[i][j];
                }
            }
            return result;
        }

        private static double[][] times(double[][] a, double[][] b) {
            double[][] result = new double[a.length][b[0].length];
            for (int i = 0; i < a.length; i++) {
                for (int k = 0; k < b.length; k++) {
                    for (int j = 0; j < b[0].length; j++) {
                        result[i][j] += a[i][k] * b[k][j];
                    }
                }
            }
            return result;
        }
    }

    /** The symmetries of an architecture whose parameters are laid out so; none for those without known ones. */
    static Symmetry of(Architecture architecture, ParameterLayout layout) {
        return switch (architecture) {
            case Architecture.Mlp mlp when mlp.activation() == Activation.IDENTITY && !mlp.bias() -> product(layout);
            case Architecture.DeepLinear _ -> product(layout);
            case Architecture.MatrixFactorization _ -> new Product(List.of(layout.blocks().get(1), layout.blocks().get(0)), true);
            default -> units(architecture, layout);
        };
    }

    /** The same for a problem that may have no network. */
    static Symmetry of(Optional<Architecture> architecture, ParameterLayout layout) {
        return architecture.map(a -> of(a, layout)).orElseGet(None::new);
    }

    private static Symmetry product(ParameterLayout layout) {
        List<Block> weights = new ArrayList<>(layout.blocks());
        return new Product(weights, false);
    }

    private static Symmetry units(Architecture architecture, ParameterLayout layout) {
        try {
            return new Units(DenseStack.of(architecture, layout));
        } catch (PathException none) {
            // It is no stack of dense layers, has no hidden units, or frozen weights tell them apart.
            return new None();
        }
    }
}
