package org.saddlescope.experiment.study;

import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Problems;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.optim.Optimizer;

/**
 * A network F with L(w) = ½‖F(w) − y‖² over its samples, the setting of Liu, Zhu, Belkin 2022.
 *
 * @param samples what it is trained on
 * @param start   w_0
 */
record SquaredErrorNetwork(Architecture architecture, Problem problem, OutputMap outputs, Samples samples, double[] start) {
    /**
     * @throws ExperimentException where the experiment is none of that kind
     */
    static SquaredErrorNetwork of(Experiment member) throws ExperimentException {
        ProblemSpec.Network network = network(member);
        if (network.loss() != Loss.HALF_SQUARED_ERROR) {
            throw new ExperimentException("problem.loss: claim.study needs halfSquaredError, L = ½ Σ ‖F − y‖²; found "
                    + network.loss().name().toLowerCase(java.util.Locale.ROOT));
        }
        if (network.penalty() != 0) {
            throw new ExperimentException("problem.penalty: claim.study needs 0, since a penalty is no part of ½ Σ ‖F − y‖²; found "
                    + network.penalty());
        }
        return loaded(member, network);
    }

    /**
     * The same for what looks at the outputs alone, with any loss.
     *
     * @throws ExperimentException where the experiment's problem is no network
     */
    static SquaredErrorNetwork anyLoss(Experiment member) throws ExperimentException {
        return loaded(member, network(member));
    }

    private static ProblemSpec.Network network(Experiment member) throws ExperimentException {
        if (member.problem() instanceof ProblemSpec.Network network) {
            return network;
        }
        throw new ExperimentException("problem: claim.study needs a network, found a function without outputs");
    }

    private static SquaredErrorNetwork loaded(Experiment member, ProblemSpec.Network network) throws ExperimentException {
        Problems.Loaded loaded = Problems.load(member, Workers.shared());
        return new SquaredErrorNetwork(network.architecture(), loaded.problem(), loaded.problem().outputs().orElseThrow(),
                loaded.data().orElseThrow().training(), Problems.start(member, loaded.problem()));
    }

    /** {@link #of}, for a study that trains by gradient descent itself and refuses an experiment that asks for another rule. */
    static SquaredErrorNetwork underGradientDescent(Experiment member) throws ExperimentException {
        requireGradientDescent(member);
        return of(member);
    }

    /**
     * That the study, which does plain gradient descent with a step size of its own, is not asked of another optimizer.
     *
     * @throws ExperimentException where the first optimizer is another one
     */
    private static void requireGradientDescent(Experiment member) throws ExperimentException {
        if (!(member.optimizers().getFirst() instanceof Optimizer.Sgd sgd) || sgd.batch() != 0) {
            throw new ExperimentException("optimizers[0]: claim.study does gradient descent; expected {\"type\": \"sgd\"} with batch 0");
        }
    }
}
