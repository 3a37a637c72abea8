package org.saddlescope.experiment;

import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** A path through parameter space, usually from one optimizer's end to another's. */
public sealed interface PathSpec {
    /** The settings of an experiment that says nothing of paths. */
    PathSpec DEFAULT = new Line(101);

    @Variant(value = "line", label = "Straight line", doc = "The straight line from one point to another")
    record Line(
            @Setting(doc = "Points at which the loss is evaluated", fallback = "101", min = 3, max = 100_001) int points) implements PathSpec {}
}
