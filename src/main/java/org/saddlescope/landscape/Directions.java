package org.saddlescope.landscape;

import java.util.Arrays;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.Vectors;

/**
 * Random directions through parameter space.
 *
 * <p>A filter is a slice of a weight along its first dimension: the weights into one unit, or one output channel of a
 * convolution. Three kinds of parameters have no such slices and are scaled as one filter each: a bias or norm block
 * (the reference code sets its direction equal to θ there, which is no direction at all, or to zero), a weight with
 * less than two dimensions, and the whole θ of a function whose blocks are all single numbers (scaled one by one, half
 * of all pairs of directions in two parameters would be parallel).
 */
public final class Directions {
    private Directions() {}

    /**
     * A direction of independent standard normal elements, then scaled.
     *
     * @param theta      θ; p elements
     * @param layout     what θ is made of; p elements
     * @param ignoreBias whether bias and norm blocks get a zero direction
     * @return p elements; with {@link Normalisation#FILTER} the norm of each filter is that of θ's, zero for a zero filter;
     *         exactly zero in ignored blocks
     */
    public static double[] random(double[] theta, ParameterLayout layout, Normalisation normalisation,
                                  boolean ignoreBias, SeededRandom random) {
        if (theta.length != layout.dimension()) {
            throw new IllegalArgumentException("θ of " + theta.length + " elements with a layout of " + layout.dimension());
        }
        double[] direction = random.gaussians(theta.length);
        switch (normalisation) {
            case NONE -> { }
            case WEIGHT -> {
                for (int i = 0; i < theta.length; i++) {
                    direction[i] *= theta[i];
                }
            }
            case FILTER, LAYER, DFILTER, DLAYER -> scalePieces(direction, theta, layout, normalisation);
        }
        if (ignoreBias) {
            layout.blocks().stream().filter(block -> block.role() != Role.WEIGHT).forEach(
                    block -> Arrays.fill(direction, block.offset(), block.offset() + block.size(), 0));
        }
        return direction;
    }

    private static void scalePieces(double[] direction, double[] theta, ParameterLayout layout, Normalisation normalisation) {
        boolean ofTheta = normalisation == Normalisation.FILTER || normalisation == Normalisation.LAYER;
        boolean byFilter = normalisation == Normalisation.FILTER || normalisation == Normalisation.DFILTER;
        if (scalarsOnly(layout)) {
            scale(direction, theta, 0, theta.length, ofTheta);
            return;
        }
        for (Block block : layout.blocks()) {
            int pieces = byFilter && block.role() == Role.WEIGHT && block.shape().size() > 1 ? block.filters() : 1;
            int length = pieces == 0 ? 0 : block.size() / pieces;
            for (int piece = 0; piece < pieces; piece++) {
                int from = block.offset() + piece * length;
                scale(direction, theta, from, from + length, ofTheta);
            }
        }
    }

    private static boolean scalarsOnly(ParameterLayout layout) {
        return layout.blocks().stream().allMatch(block -> block.size() == 1);
    }

    /** Scales elements from..to−1 of the direction to the norm of θ's, or to 1. */
    private static void scale(double[] direction, double[] theta, int from, int to, boolean ofTheta) {
        double wanted = ofTheta ? Vectors.norm(theta, from, to) : 1;
        double drawn = Vectors.norm(direction, from, to);
        if (wanted == 0 || drawn == 0) {
            Arrays.fill(direction, from, to, 0);
            return;
        }
        for (int i = from; i < to; i++) {
            direction[i] = direction[i] / drawn * wanted;
        }
    }
}
