package org.saddlescope.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.data.DataSource;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.paths.CriticalOutcome.Critical;
import org.saddlescope.paths.CriticalOutcome.NotFound;
import org.saddlescope.paths.CriticalOutcome.Reason;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Vectors;

/** The 2-64-64-2 tanh network on 256 two-moons points with cross-entropy, from where 2,000 steps of gradient descent lead. */
class NetworkCriticalPointTest {
    private static Objective trainedFrom(double penalty, double[][] theta) throws Exception {
        Problem problem = NetworkProblem.of(new Architecture.Mlp(List.of(64, 64), Activation.TANH, true), Loss.CROSS_ENTROPY, penalty,
                new DataSource.TwoMoons(256, 0.1, 0).load(1).training(), Optional.empty(), Precision.DOUBLE, Workers.shared());
        Objective f = problem.objective();
        double[] at = problem.initial(1);
        for (int k = 0; k < 2000; k++) {
            Vectors.add(at, -0.1, f.gradient(at).gradient());
        }
        theta[0] = at;
        return f;
    }

    @Test
    void withAPenaltyACriticalPointIsReached() throws Exception {
        double[][] theta = new double[1][];
        Objective f = trainedFrom(1e-3, theta);
        CriticalOutcome outcome = new CriticalPointSearch(1e-9, 2000, CriticalPointSearch.PRODUCTS, 1).from(f, theta[0]);
        Critical critical = assertInstanceOf(Critical.class, outcome);
        assertTrue(Vectors.norm(f.gradient(critical.reached().theta()).gradient()) < 1e-9);
        assertTrue(critical.distance() < 1e-4, "off by " + critical.distance());
        double lambda = critical.spectrum().lowest().value();
        double[] v = critical.spectrum().lowest().vector();
        assertEquals(lambda, Vectors.dot(v, new Hessian(f, critical.reached().theta()).apply(v)), 1e-9);
        assertEquals(critical.spectrum().strict(), lambda < -PointSpectrum.ZERO * critical.spectrum().norm());
        assertTrue(!critical.spectrum().exact() && critical.spectrum().nullity().isEmpty());
    }

    @Test
    void withoutAPenaltyNoneIsFoundAsTheInfimumIsNotAttained() throws Exception {
        double[][] theta = new double[1][];
        Objective f = trainedFrom(0, theta);
        CriticalOutcome outcome = new CriticalPointSearch(1e-9, 500, CriticalPointSearch.PRODUCTS, 1).from(f, theta[0]);
        NotFound none = assertInstanceOf(NotFound.class, outcome);
        assertEquals(Reason.RECEDING, none.reason(), none.message());
        assertTrue(Vectors.norm(none.reached().theta()) > 1.5 * Vectors.norm(theta[0]));
    }
}
