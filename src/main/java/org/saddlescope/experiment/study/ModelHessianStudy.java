package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.conditions.TwoLayerModelHessian;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.model.TwoLayerWide;
import org.saddlescope.spectra.ModelHessianNorm;

/**
 * ‖H_F‖ = max_i ‖∇²F_i(w_0)‖₂ over all outputs, with derivatives in every parameter that is trained. See
 * {@link StudySpec.ModelHessian}.
 */
record ModelHessianStudy(StudySpec.ModelHessian spec) implements Study {
    private static final double TOLERANCE = 1e-8;

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity("model_hessian_norm", "‖H_F‖", "max_i ‖∇²F_i(w₀)‖₂ over all outputs and samples"),
            new Quantity("model_hessian_error", "error of ‖H_F‖", "the residual of its eigenpair, or a bound of its rounding"),
            new Quantity("scaled_norm", "√m ‖H_F‖", "√m ‖H_F‖ with m the width; NaN for a network other than twoLayerWide"));

    @Override
    public List<Quantity> quantities(Experiment member) {
        return QUANTITIES;
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        SquaredErrorNetwork network = SquaredErrorNetwork.anyLoss(member);
        OutputMap outputs = network.outputs();
        Optional<ModelHessianNorm> closed = network.architecture() instanceof TwoLayerWide wide
                ? TwoLayerModelHessian.of(wide, network.samples(), outputs.size() / network.samples().count(), network.start())
                : Optional.empty();
        ModelHessianNorm norm = closed.orElseGet(() -> ModelHessianNorm.of(outputs, network.start(), outputs.size(), TOLERANCE,
                member.seed(), Workers.shared(), cancelled, looked -> progress.accept(looked / (double) outputs.size())));
        List<String> remarks = new ArrayList<>();
        remarks.add(closed.isPresent() ? "in closed form, a block a neuron" : "by Lanczos steps on each output's Hessian");
        if (!norm.converged()) {
            remarks.add("not every output converged: the norm is a lower bound");
        }
        return new Findings(new Numbers(QUANTITIES).put("model_hessian_norm", norm.value()).put("model_hessian_error", norm.residual())
                .put("scaled_norm", network.architecture() instanceof TwoLayerWide wide ? Math.sqrt(wide.width()) * norm.value() : Double.NaN)
                .values(), List.of(), List.of(), remarks);
    }
}
