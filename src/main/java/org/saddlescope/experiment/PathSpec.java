package org.saddlescope.experiment;

import java.util.List;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** A path through parameter space, usually from one optimizer's end to another's. */
public sealed interface PathSpec {
    /** The settings of an experiment that says nothing of paths. */
    PathSpec DEFAULT = new Line(101);

    @Variant(value = "line", label = "Straight line", doc = "The straight line from one point to another")
    record Line(
            @Setting(doc = "Points at which the loss is evaluated", fallback = "101", min = 3, max = 100_001) int points) implements PathSpec {}

    /**
     * @param starts where the paths begin
     * @param alive  neurons of a trapped start that are not dead
     * @param seeds  the experiment's seed and those after it: of the data, the start and the target
     */
    @Variant(value = "noConfinedPoint", label = "To the global minimum, never uphill",
            doc = "The explicit path of a wide network to a global minimum of the square loss along which the loss never rises, beside the straight line")
    record NoConfinedPoint(
            @Setting(doc = "Points a segment of the path at which the loss is evaluated", fallback = "51", min = 3, max = 10_001) int points,
            @Setting(doc = "Draws of the target neurons; the best conditioned are taken", fallback = "50", min = 1, max = 100_000) int draws,
            @Setting(doc = "Where paths begin: initial, dead (every neuron is), trapped (gradient descent from a start with most neurons dead)",
                    fallback = "[\"initial\"]", minSize = 1, maxSize = 3) List<Start> starts,
            @Setting(doc = "Neurons of a trapped start that are not dead", fallback = "2", min = 1, max = 1_000_000) int alive,
            @Setting(doc = "How many seeds, from the experiment's on", fallback = "1", min = 1, max = 10_000) int seeds) implements PathSpec {
        public NoConfinedPoint {
            starts = List.copyOf(starts);
        }
    }

    /** Where a path to the global minimum begins. */
    enum Start { INITIAL, DEAD, TRAPPED }
}
