package org.saddlescope.ui.instrument;

/**
 * A parameter vector that is looked at.
 *
 * @param name  for people: "α = 0.5, β = −1", "adam at step 500", "critical point"
 * @param theta p elements, never changed
 */
public record Place(String name, double[] theta) {}
