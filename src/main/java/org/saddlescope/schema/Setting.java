package org.saddlescope.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the experiment file, the command line and the form know about one component of a record: what it means, what
 * it is when left out, and which values are valid. The record is the single source; the JSON codec, the validation
 * messages and the form are derived from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** Marks a component that must be given. */
    String REQUIRED = "\u0000required";

    /** One line for the tooltip and the error message. */
    String doc();

    /** The JSON text of the value that stands where the file gives none, for instance {@code "0.1"} or {@code "[32, 32]"}. */
    String fallback() default REQUIRED;

    /** The smallest valid number; for a list, of its elements. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest valid number; for a list, of its elements. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether {@link #min()} itself is excluded (a step size is positive, not merely non-negative). */
    boolean above() default false;

    /** The fewest elements of a list. */
    int minSize() default 0;

    /** The most elements of a list. */
    int maxSize() default Integer.MAX_VALUE;
}
