package org.saddlescope.experiment;

import java.util.List;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** A path through parameter space, usually from one optimizer's end to another's. */
public sealed interface PathSpec {
    String POINTS = "Points at which the loss is evaluated, evenly along the path";
    String ALIGN = "Whether the straight line to the end with its hidden units matched to the start's is followed as well";

    /** The settings of an experiment that says nothing of paths. */
    PathSpec DEFAULT = new Line(101, true);

    @Variant(value = "line", label = "Straight line", doc = "The straight line from one point to another")
    record Line(
            @Setting(doc = POINTS, fallback = "101", min = 3, max = 100_001) int points,
            @Setting(doc = ALIGN, fallback = "true") boolean align) implements PathSpec {}

    @Variant(value = "bezier", label = "Trained Bézier curve",
            doc = "A quadratic Bézier curve whose middle point is trained to a low mean loss, beside the straight line")
    record Bezier(
            @Setting(doc = POINTS, fallback = "101", min = 3, max = 100_001) int points,
            @Setting(doc = ALIGN, fallback = "true") boolean align,
            @Setting(doc = "How the curve is trained", fallback = "{}") Fit fit) implements PathSpec {}

    @Variant(value = "chain", label = "Trained polygonal chain",
            doc = "Straight segments whose corners are trained to a low mean loss, beside the straight line")
    record Chain(
            @Setting(doc = POINTS, fallback = "101", min = 3, max = 100_001) int points,
            @Setting(doc = ALIGN, fallback = "true") boolean align,
            @Setting(doc = "Corners between the two ends", fallback = "1", min = 1, max = 100) int bends,
            @Setting(doc = "How the chain is trained", fallback = "{}") Fit fit) implements PathSpec {}

    @Variant(value = "descent", label = "Steepest descent", doc = "The gradient flow from a point down, along which the loss never rises")
    record Descent(
            @Setting(doc = "The gradient norm at which it has arrived", fallback = "1e-6", min = 0, max = 1e6) double tolerance,
            @Setting(doc = "The most steps", fallback = "10000", min = 1, max = 10_000_000) int steps,
            @Setting(doc = "The most points of the way that are kept", fallback = "200", min = 3, max = 100_000) int corners) implements PathSpec {}

    /**
     * @param starts where the paths begin
     * @param alive  neurons of a trapped start that are not dead
     * @param seeds  the experiment's seed, of the data, and the training seed, of the start and the target, and those after them
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

    /**
     * How a curve is trained; see {@link org.saddlescope.paths.CurveTraining}.
     *
     * @param rule      moves the curve's points; on all samples
     * @param steps     updates
     * @param draws     points of the curve at which a step looks, one drawn in each of as many equal parts
     * @param tolerance the relative change of the mean loss over the last tenth of the steps below which it has settled
     */
    record Fit(
            @Setting(doc = "The optimizer that moves the curve's points, on all samples", fallback = "{\"type\": \"adam\", \"stepSize\": 0.01}") Optimizer rule,
            @Setting(doc = "Updates", fallback = "1000", min = 0, max = 10_000_000) int steps,
            @Setting(doc = "Points of the curve at which a step looks, one drawn in each of as many equal parts", fallback = "8", min = 1, max = 10_000) int draws,
            @Setting(doc = "The relative change of the mean loss over the last tenth of the steps below which training has settled", fallback = "0.02", min = 0, max = 1) double tolerance) {
        /** What an experiment that says nothing of it gets. */
        public static final Fit DEFAULT = new Fit(new Optimizer.Adam("", 0.01, 0.9, 0.999, 1e-8, new Schedule.Constant(), 0), 1000, 8, 0.02);
    }
}
