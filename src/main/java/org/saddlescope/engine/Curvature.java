package org.saddlescope.engine;

import java.util.List;

/**
 * The Hessian H(θ) at one θ, ready for many products: what they share is computed once. Confined to one thread at a
 * time; closing it gives the memory back.
 */
public interface Curvature extends AutoCloseable {
    /** H(θ)v for every direction v, with the bits of {@link Objective#hvps}. */
    List<double[]> products(List<double[]> directions);

    @Override
    void close();
}
