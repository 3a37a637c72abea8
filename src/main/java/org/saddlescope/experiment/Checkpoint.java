package org.saddlescope.experiment;

/**
 * A kept θ.
 *
 * @param optimizer the name of the optimizer that arrived there
 * @param step      the updates it had made
 * @param theta     p elements
 */
public record Checkpoint(String optimizer, int step, double[] theta) {}
