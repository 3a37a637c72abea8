package org.saddlescope.ui;

import java.util.List;
import java.util.Optional;
import org.saddlescope.data.DataSource;
import org.saddlescope.engine.Kernels;
import org.saddlescope.engine.Precision;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.ui.document.ExperimentStore;

/** Experiments for tests of the window. */
public final class Experiments {
    private Experiments() {}

    public static Experiment himmelblau(int steps) {
        return of("Himmelblau", new Experiment.ProblemSpec.Analytic("himmelblau"), steps,
                List.of(new Optimizer.Sgd("", 1e-5, new Schedule.Constant(), 0)));
    }

    public static Experiment twoMoons() {
        return of("Two moons", new Experiment.ProblemSpec.Network(new DataSource.TwoMoons(300, 0.1, 0.25),
                        new Architecture.Mlp(List.of(32, 32), Kernels.Activation.TANH, true), Loss.CROSS_ENTROPY), 200,
                List.of(new Optimizer.Adam("", 0.01, 0.9, 0.999, 1e-8, new Schedule.Constant(), 0),
                        new Optimizer.Momentum("", 0.05, 0.9, new Schedule.Cosine(0.1), 32)));
    }

    /** A sample of the program by its id. */
    static Experiment sample(ExperimentStore store, String id) throws ExperimentException {
        return store.sample(store.samples().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow());
    }

    private static Experiment of(String name, Experiment.ProblemSpec problem, int steps, List<Optimizer> optimizers) {
        return new Experiment(1, name, "What to look at.", 1, Precision.DOUBLE, problem, Optional.empty(), optimizers,
                new Experiment.Training(steps, 1, 0), new Experiment.PlaneSpec.Auto(),
                new Experiment.Grid(51, 51, Optional.empty()), new Experiment.Probes(1, 10, 1e-6),
                List.of(Experiment.FigureKind.MAP, Experiment.FigureKind.LOSS));
    }
}
