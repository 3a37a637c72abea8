package org.saddlescope.engine;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How the flat parameter vector θ is made up of named blocks, in order and without gaps. Filter normalisation,
 * per-layer spectra and anyone who reads a checkpoint need it.
 *
 * @param blocks the blocks by ascending offset
 */
public record ParameterLayout(List<Block> blocks) {
    /** What a block is for; filter normalisation may ignore everything that is not a weight. */
    public enum Role { WEIGHT, BIAS, NORM }

    /**
     * One tensor, stored row-major at {@code offset}. The first dimension of a weight counts filters: a row of a dense
     * layer's (outputs × inputs) matrix, an output channel of a convolution.
     */
    public record Block(String name, int offset, List<Integer> shape, Role role) {
        public Block {
            shape = List.copyOf(shape);
        }

        /** The number of elements. */
        public int size() {
            return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        }

        /** The number of filters: the first dimension, 1 for a scalar. */
        public int filters() {
            return shape.isEmpty() ? 1 : shape.getFirst();
        }
    }

    public ParameterLayout {
        blocks = List.copyOf(blocks);
        int next = 0;
        for (Block block : blocks) {
            if (block.offset() != next) {
                throw new IllegalArgumentException("block " + block.name() + " starts at " + block.offset() + ", not " + next);
            }
            next = Math.addExact(next, block.size());
        }
    }

    /** p scalar parameters with the given names, as an analytic function has them. */
    public static ParameterLayout scalars(List<String> names) {
        return new ParameterLayout(IntStream.range(0, names.size())
                .mapToObj(i -> new Block(names.get(i), i, List.of(1), Role.WEIGHT)).toList());
    }

    /** The number p of parameters. */
    public int dimension() {
        return blocks.isEmpty() ? 0 : blocks.getLast().offset() + blocks.getLast().size();
    }
}
