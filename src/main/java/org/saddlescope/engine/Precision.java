package org.saddlescope.engine;

/** The floating-point type in which an objective is evaluated; parameters are kept in double throughout. */
public enum Precision { DOUBLE, FLOAT }
