package org.saddlescope.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record that is one choice of a sealed interface: its {@code "type"} in the file and its name in the form. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Variant {
    /** The value of {@code "type"} in the experiment file, in lower camel case. */
    String value();

    /** The name shown to people. */
    String label();

    /** One line that says what it is. */
    String doc();
}
