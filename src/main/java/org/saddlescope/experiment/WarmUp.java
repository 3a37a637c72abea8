package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import org.saddlescope.data.DataSource;
import org.saddlescope.engine.Kernels;
import org.saddlescope.engine.Natives;
import org.saddlescope.engine.Precision;
import org.saddlescope.landscape.Normalisation;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads what a run needs, native libraries above all, while the user still looks around: the first run of a process
 * takes a second longer to begin than the next ones.
 */
public final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private WarmUp() {}

    /**
     * Loads the native libraries, and returns when they are there. Call before the toolkit is started: it loads libraries
     * of its own, and the two together can stand still for ever (see {@link Natives#load()}).
     */
    public static void natives() {
        try {
            Natives.load();
        } catch (RuntimeException | LinkageError e) {
            // The first run meets the same and tells the user.
            LOG.debug("no native libraries", e);
        }
    }

    /** Begins at once, on a thread of its own that keeps no process alive, and returns it. */
    public static Thread inBackground() {
        return Thread.ofPlatform().daemon().name("warm-up").start(() -> {
            try (Session session = new Session(smallest(), Session.View.AT_END)) {
                session.run(Control.running(), _ -> { });
            } catch (ExperimentException | RuntimeException | LinkageError e) {
                // The first run meets the same and tells the user.
                LOG.debug("nothing was loaded in advance", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** A network of a few weights that goes once through everything that networks go through. */
    static Experiment smallest() {
        return new Experiment(1, "Warm-up", "", 1, Precision.DOUBLE,
                new Experiment.ProblemSpec.Network(new DataSource.TwoMoons(8, 0.1, 0.25),
                        new Architecture.Mlp(List.of(2), Kernels.Activation.TANH, true), Loss.CROSS_ENTROPY),
                Optional.empty(), List.of(new Optimizer.Sgd("", 0.1, new Schedule.Constant(), 0)),
                new Experiment.Training(2, 1, 0), new Experiment.PlaneSpec.Random(Normalisation.FILTER, true, 1),
                new Experiment.Grid(3, 3, Optional.empty()), new Experiment.Probes(1, 1, 1e-3), List.of());
    }
}
