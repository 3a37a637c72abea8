package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.data.DataSource;
import org.saddlescope.engine.Kernels;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;

class NaturalProblemTest {
    private static Schema.Union union(String field) {
        return (Schema.Union) Schema.of(ProblemSpec.Network.class).field(field).orElseThrow().type();
    }

    static Stream<String> data() {
        return union("data").names().stream();
    }

    private static Experiment with(ProblemSpec problem) {
        return (Experiment) Schema.experiment().with((Experiment) Schema.experiment().initial(), "problem", problem);
    }

    private static ProblemSpec.Network moons(Loss loss) {
        return new ProblemSpec.Network(new DataSource.TwoMoons(100, 0.1, 0.25),
                new Architecture.Mlp(List.of(3), Kernels.Activation.TANH, true), loss);
    }

    @Test
    void whatFitsNeedsNoRemedy() {
        assertEquals(List.of(), NaturalProblem.remedies(with(moons(Loss.CROSS_ENTROPY))));
    }

    @Test
    void whereAnotherLossIsEnoughNothingElseChanges() {
        ProblemSpec.Network before = new ProblemSpec.Network(new DataSource.LinearRegression(50, 3, 2, 0.1, 0.25),
                moons(Loss.CROSS_ENTROPY).architecture(), Loss.CROSS_ENTROPY);
        List<NaturalProblem.Remedy> remedies = NaturalProblem.remedies(with(before));
        assertEquals(List.of("Use loss mean squared error"), remedies.stream().map(NaturalProblem.Remedy::label).toList());
        assertEquals(with(new ProblemSpec.Network(before.data(), before.architecture(), Loss.MEAN_SQUARED_ERROR)),
                remedies.getFirst().experiment());
    }

    @ParameterizedTest
    @MethodSource("data")
    void everyRemedyForDataFitsAndSaysAllThatItChanges(String name) {
        DataSource data = (DataSource) union("data").option(name).orElseThrow().record().initial();
        for (String other : union("architecture").names()) {
            Architecture architecture = (Architecture) union("architecture").option(other).orElseThrow().record().initial();
            ProblemSpec.Network before = new ProblemSpec.Network(data, architecture, Loss.CROSS_ENTROPY);
            for (NaturalProblem.Remedy remedy : NaturalProblem.remedies(with(before))) {
                ProblemSpec.Network after = (ProblemSpec.Network) remedy.experiment().problem();
                assertEquals(List.of(), ExperimentCheck.findings(remedy.experiment()), () -> name + " " + other + ": " + remedy.label());
                assertEquals(!after.data().equals(before.data()), remedy.label().contains("data “"), remedy.label());
                assertEquals(!after.architecture().equals(before.architecture()), remedy.label().contains("architecture “"), remedy.label());
                assertEquals(after.loss() != before.loss(), remedy.label().contains("loss "), remedy.label());
                assertEquals(after.penalty() != before.penalty(), remedy.label().contains("penalty "), remedy.label());
                assertTrue(after.data().equals(before.data()) || after.architecture().equals(before.architecture()), remedy.label());
            }
        }
    }
}
