package org.saddlescope.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.SeededRandom;

/** Microseconds of a gradient and of a Hessian-vector product of the plane network, on all threads. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlaneNetworkJmh {
    @Param({"DOUBLE", "FLOAT"})
    public Precision precision;

    private Objective objective;
    private double[] theta;
    private double[] direction;

    @Setup
    public void make() {
        Problem problem = PlaneNetwork.problem(precision);
        objective = problem.objective();
        theta = problem.initial(0);
        direction = SeededRandom.of(0, "direction").gaussians(theta.length);
    }

    @Benchmark
    public Objective.ValueGradient gradient() {
        return objective.gradient(theta);
    }

    @Benchmark
    public double[] hvp() {
        return objective.hvp(theta, direction);
    }
}
