package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** What is measured in each member of a claim's sweep; carried out by {@code experiment.study}. */
public sealed interface StudySpec {
    @Variant(value = "training", label = "Training", doc = "Trains the first optimizer and measures along its path what the probes say")
    record Training(
            @Setting(doc = "The loss whose first step below is reported", fallback = "0") double threshold) implements StudySpec {}

    @Variant(value = "field", label = "Field of a test function", doc = "Every condition of a test function's components on a grid and on rings far out, and at its critical points")
    record Field(
            @Setting(doc = "The grid reaches from minus this to this in both variables", fallback = "6", min = 0, above = true, max = 1e6) double reach,
            @Setting(doc = "Grid points along each variable", fallback = "241", min = 2, max = 2001) int points,
            @Setting(doc = "Radii of the rings", fallback = "[10, 100, 1000, 10000]", min = 0, above = true, maxSize = 20) List<Double> rings,
            @Setting(doc = "Margins alpha - beta at which the smallest alpha is reported", fallback = "[0.1, 0.25, 1]", min = 0, above = true, minSize = 1, maxSize = 20) List<Double> margins,
            @Setting(doc = "The minimiser that is left out of x*, from 0, to see what a missing one does; -1: none", fallback = "-1", min = -1, max = 1000) int omit) implements StudySpec {}

    @Variant(value = "modelHessian", label = "Model Hessian", doc = "The spectral norm of the Hessian of each output of the network at the start")
    record ModelHessian() implements StudySpec {}

    @Variant(value = "kernelLimit", label = "Tangent kernel at the start", doc = "The tangent kernel of a wide two-layer network at the start against its limit in closed form")
    record KernelLimit() implements StudySpec {}

    @Variant(value = "kernelTraining", label = "Tangent kernel along training", doc = "Gradient descent with the tangent kernel along the way: PL*, the rate, the drift and the ball")
    record KernelTraining(
            @Setting(doc = "The kernel every so many steps", fallback = "1", min = 1, max = 1_000_000) int every,
            @Setting(doc = "The loss at which it ends", fallback = "1e-13", min = 0) double end,
            @Setting(doc = "The step size as a multiple of 1/lambda_max(K) at the start, in place of the optimizer's own", fallback = "1", min = 0, above = true, max = 1e6) double relativeStep) implements StudySpec {}

    @Variant(value = "nonConvexity", label = "Essential non-convexity", doc = "Ranks of the model Hessians at a solution that gradient descent finds, and negative curvature of the loss near it")
    record NonConvexity(
            @Setting(doc = "The loss at which gradient descent with step 1/lambda_max(K) at the start ends", fallback = "1e-24", min = 0) double end,
            @Setting(doc = "Distances from the solution at which the Hessian is looked at", fallback = "[1e-1, 1e-2, 1e-3, 1e-4]", min = 0, above = true, minSize = 1, maxSize = 20) List<Double> distances) implements StudySpec {}

    @Variant(value = "leastSquares", label = "Partial PL*", doc = "PL* of an over-determined least-squares problem on the sets {L >= eps}")
    record LeastSquares() implements StudySpec {}

    @Variant(value = "dominance", label = "Gradient dominance", doc = "The PL ratio at random points of a ball about a global minimiser of a square network that is made of given factors, against the bound")
    record Dominance(
            @Setting(doc = "Random points", fallback = "3000", min = 1, max = 10_000_000) int draws) implements StudySpec {}

    @Variant(value = "regularity", label = "Regularity", doc = "The regularity condition at a global minimiser of a square network in the row space of its Jacobian and in the null space")
    record Regularity(
            @Setting(doc = "Random directions of each kind and length", fallback = "500", min = 1, max = 10_000_000) int draws,
            @Setting(doc = "Lengths of the displacement", fallback = "[1e-3, 1e-2, 1e-1]", min = 0, above = true, minSize = 1, maxSize = 20) List<Double> lengths) implements StudySpec {}

    @Variant(value = "noConfinedPoint", label = "No confined points", doc = "The paths that the experiment's path declares, to the global minimum without ever rising")
    record NoConfinedPoint() implements StudySpec {}

    @Variant(value = "neighbourhood", label = "Neighbourhood of convergence", doc = "Every optimizer from random starts: how far above the minimum the loss stays")
    record Neighbourhood(
            @Setting(doc = "Random starts", fallback = "200", min = 1, max = 1_000_000) int draws,
            @Setting(doc = "The number of updates from each start", fallback = "4000", min = 1, max = 10_000_000) int steps,
            @Setting(doc = "The step size of every optimizer, before its schedule; its own where it is left out", fallback = "null", min = 0, above = true, max = 1e6) Optional<Double> stepSize,
            @Setting(doc = "[from, to] of each coordinate of a start", fallback = "[-2, 3]", minSize = 2, maxSize = 2) List<Double> box,
            @Setting(doc = "The last share of the steps over which the mean is taken", fallback = "0.25", min = 0, above = true, max = 1) double tail) implements StudySpec {}
}
