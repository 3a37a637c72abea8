package org.saddlescope.experiment.study;

/**
 * A number that a study measures in a member of a sweep.
 *
 * @param id    its name in expectations and files, in lower snake case
 * @param label its name in tables and plots
 * @param doc   what it is, with its formula and unit
 */
public record Quantity(String id, String label, String doc) {}
