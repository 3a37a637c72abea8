package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.Problem;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Layer;
import org.saddlescope.model.Loss;
import org.saddlescope.spectra.DenseHessian;
import org.saddlescope.spectra.ExtremePair;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.SymmetricEigenvalues;

/** Every architecture against numbers that PyTorch computed in double precision ({@code src/test/python/fixture.py}). */
class PyTorchFixtureTest {
    /** Relative to the largest element of what is compared; of both eigenvalues, the magnitude of the larger one. */
    private static final double AGREEMENT = 1e-9;

    static List<PyTorchCase> cases() {
        return PyTorchCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void lossGradientProductAndExtremeEigenvaluesAreThoseOfPyTorch(PyTorchCase network) {
        Problem problem = network.problem();
        assertEquals(network.blocks(), problem.layout().blocks().stream().map(Block::name).toList());
        int p = problem.layout().dimension();
        double[] theta = IntStream.range(0, p).mapToDouble(i -> 0.6 * Math.sin(1.7 * i + 0.3)).toArray();
        double[] direction = IntStream.range(0, p).mapToDouble(i -> Math.cos(0.9 * i + 0.1)).toArray();
        agrees(network, "loss", problem.objective().value(theta));
        agrees(network, "gradient", problem.objective().gradient(theta).gradient());
        agrees(network, "product", problem.objective().hvp(theta, direction));
        Hessian hessian = new Hessian(problem.objective(), theta);
        double[] spectrum = SymmetricEigenvalues.of(DenseHessian.of(hessian).entries());
        agrees(network, "extremes", spectrum[0], spectrum[p - 1]);
        ExtremePair pair = new Lanczos(1e-10, 1000, 1).extremes(hessian);
        assertTrue(pair.converged(), network.name());
        agrees(network, "extremes", pair.minValue(), pair.maxValue());
    }

    private static void agrees(PyTorchCase network, String quantity, double... actual) {
        double[] expected = network.expected(quantity);
        assertEquals(expected.length, actual.length, quantity);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertTrue(largest > 1e-6, () -> network + ": the " + quantity + " is all but zero, which compares nothing");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], AGREEMENT * largest, network + ", " + quantity + ", element " + i);
        }
    }

    @Test
    void everyArchitectureLayerActivationAndLossHasACase() {
        Set<Object> seen = new HashSet<>();
        for (PyTorchCase network : cases()) {
            seen.add(network.loss());
            collect(network.architecture(), seen);
        }
        missing(seen, List.of(Architecture.class.getPermittedSubclasses()));
        missing(seen, List.of(Layer.class.getPermittedSubclasses()));
        missing(seen, EnumSet.allOf(Loss.class));
        Set<Activation> activations = EnumSet.allOf(Activation.class);
        activations.remove(Activation.IDENTITY);
        missing(seen, activations);
    }

    private static void missing(Set<Object> seen, Iterable<?> wanted) {
        for (Object each : wanted) {
            assertTrue(seen.contains(each), "no case in cases.json has " + each);
        }
    }

    /** The classes of a record and all records in it, and its constants. */
    private static void collect(Object value, Set<Object> seen) {
        switch (value) {
            case Enum<?> constant -> seen.add(constant);
            case List<?> list -> list.forEach(each -> collect(each, seen));
            case Record record -> {
                seen.add(record.getClass());
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    try {
                        collect(component.getAccessor().invoke(record), seen);
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                }
            }
            default -> { }
        }
    }
}
