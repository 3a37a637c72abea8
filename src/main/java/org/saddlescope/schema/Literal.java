package org.saddlescope.schema;

/**
 * Any JSON value, for a field that stands for another one of whatever type.
 *
 * @param json its JSON text
 */
public record Literal(String json) {}
