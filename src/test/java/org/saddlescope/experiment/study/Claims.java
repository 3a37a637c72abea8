package org.saddlescope.experiment.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;

/** Claims about a toy, for tests. */
final class Claims {
    private Claims() {}

    /**
     * An experiment on a test function.
     *
     * @param sweep  the axes, in single quotes as are the others
     * @param expect the expectations
     */
    static Experiment toy(String sweep, int seeds, String expect) throws ExperimentException {
        return ExperimentFile.parse(("""
                {'name': 'Toy', 'seed': 3, 'problem': {'type': 'analytic', 'function': 'himmelblau'},
                 'optimizers': [{'type': 'sgd', 'stepSize': 0.01}], 'training': {'steps': 7},
                 'claim': {'statement': 'It falls', 'paper': 'a', 'sweep': %s, 'seeds': %d, 'expect': %s}}
                """.formatted(sweep, seeds, expect)).replace('\'', '"'), "toy");
    }

    /** The axes step size 0.1, 0.2 and steps 10, 20, 40. */
    static final String GRID = "[{'field': 'optimizers[0].stepSize', 'values': [0.1, 0.2]}, {'field': 'training.steps', 'values': [10, 20, 40]}]";

    static SequencedMap<String, String> coordinates(String... fieldsAndValues) {
        SequencedMap<String, String> coordinates = new LinkedHashMap<>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            coordinates.put(fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return coordinates;
    }

    static Findings findings(Object... namesAndValues) {
        SequencedMap<String, Double> quantities = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            quantities.put((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
        }
        return new Findings(quantities, List.of(), List.of(), List.of("a toy"));
    }

    /** Measures {@code steps} = the training steps, and {@code mixed}, which the seed has a part in. */
    static class ToyStudy implements Study {
        @Override
        public List<Quantity> quantities(Experiment member) {
            return List.of(new Quantity("steps", "steps", "the steps"), new Quantity("mixed", "mixed", "steps and seed"));
        }

        @Override
        public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
            progress.accept(0.5);
            int steps = member.training().steps();
            return findings("steps", steps, "mixed", steps + 1.0 / (1 + member.trainingSeed()));
        }
    }
}
