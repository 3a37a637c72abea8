package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.SpectrumReport.AtPoint;
import org.saddlescope.experiment.SpectrumReport.AtStep;
import org.saddlescope.experiment.SpectrumReport.Operator;
import org.saddlescope.experiment.SpectrumReport.Quantity;
import org.saddlescope.spectra.BlockLanczos;
import org.saddlescope.spectra.Counted;
import org.saddlescope.spectra.DiagonalBlock;
import org.saddlescope.spectra.Difference;
import org.saddlescope.spectra.EndPairs;
import org.saddlescope.spectra.GaussNewton;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.LinearOperator;
import org.saddlescope.spectra.ModelHessianNorm;
import org.saddlescope.spectra.SpectralDensity;
import org.saddlescope.spectra.TraceEstimate;

/** Computes the spectra that an experiment declares, at the points of a subject and along its run. */
public final class SpectrumSurvey {
    /** Lines along a run, and pairs of a layer, at each end. */
    private static final int FEW = 3;

    private final Subject subject;
    private final SpectrumSpec spec;
    private final List<double[]> excluded;
    private final BooleanSupplier cancelled;
    private final Watch watch;
    private final BlockLanczos lanczos;

    /** Told how far the survey is. */
    @FunctionalInterface
    public interface Watch {
        /**
         * @param stage what is being done
         * @param done  how much of it has been done
         * @param total of how much; 0 where that is not known
         */
        void report(String stage, long done, long total);
    }

    /**
     * @param excluded  orthonormal directions of θ to leave out of the spectra of Hessian, Gauss-Newton matrix and rest,
     *                  such as those along which a symmetry moves θ
     * @param cancelled asked often; once true, what was computed is returned
     */
    public SpectrumSurvey(Subject subject, List<double[]> excluded, BooleanSupplier cancelled, Watch watch) {
        this.subject = subject;
        this.spec = subject.experiment().spectrum();
        this.excluded = List.copyOf(excluded);
        this.cancelled = cancelled;
        this.watch = watch;
        lanczos = new BlockLanczos(spec.tolerance(), spec.products(), BlockLanczos.BLOCK, subject.experiment().seed());
    }

    /** @param soFar given everything so far after each point and step, so that it can be kept */
    public SpectrumReport run(Consumer<SpectrumReport> soFar) {
        List<AtPoint> points = new ArrayList<>();
        List<AtStep> along = new ArrayList<>();
        for (Subject.Point point : subject.points()) {
            if (!cancelled.getAsBoolean()) {
                points.add(at(point));
                soFar.accept(new SpectrumReport(points, along, false));
            }
        }
        List<Checkpoint> checkpoints = chosen();
        for (int i = 0; i < checkpoints.size() && !cancelled.getAsBoolean(); i++) {
            watch.report("along the run", i, checkpoints.size());
            Checkpoint checkpoint = checkpoints.get(i);
            EndPairs ends = lanczos.ends(new Hessian(subject.problem().objective(), checkpoint.theta()), Math.min(spec.count(), FEW),
                    excluded, cancelled);
            along.add(new AtStep(checkpoint.optimizer(), checkpoint.step(), ends, StabilityLimit.of(subject.experiment(), checkpoint)));
            soFar.accept(new SpectrumReport(points, along, false));
        }
        return new SpectrumReport(points, along, !cancelled.getAsBoolean());
    }

    /** Every so manieth checkpoint of each optimizer, and its last. */
    private List<Checkpoint> chosen() {
        List<Checkpoint> all = subject.checkpoints();
        List<Checkpoint> chosen = new ArrayList<>();
        int place = 0;
        for (int i = 0; spec.along() > 0 && i < all.size(); i++) {
            boolean last = i + 1 == all.size() || !all.get(i + 1).optimizer().equals(all.get(i).optimizer());
            if (place % spec.along() == 0 || last) {
                chosen.add(all.get(i));
            }
            place = last ? 0 : place + 1;
        }
        return chosen;
    }

    private AtPoint at(Subject.Point point) {
        Problem problem = subject.problem();
        List<Operator> operators = new ArrayList<>();
        List<Quantity> quantities = new ArrayList<>();
        Hessian hessian = new Hessian(problem.objective(), point.theta());
        whole(SpectrumReport.HESSIAN, "Hessian", hessian, point, operators, quantities);
        Optional<GaussNewton> gaussNewton = GaussNewton.of(problem, point.theta());
        if (spec.split() && gaussNewton.isPresent()) {
            whole(SpectrumReport.GAUSS_NEWTON, "Gauss-Newton matrix", gaussNewton.get(), point, operators, quantities);
            whole(SpectrumReport.REST, "rest H - G", new Difference(hessian, gaussNewton.get()), point, operators, quantities);
        }
        if (spec.layers() && gaussNewton.isPresent()) {
            for (Layers.Layer layer : cancelled.getAsBoolean() ? List.<Layers.Layer>of() : Layers.of(problem.layout())) {
                DiagonalBlock block = new DiagonalBlock(hessian, layer.offset(), layer.size());
                EndPairs ends = ends("layer " + layer.name(), block, Math.min(spec.count(), FEW), List.of(), point);
                operators.add(new Operator(SpectrumReport.LAYER + layer.name(), ends, Optional.empty()));
            }
        }
        problem.outputs().ifPresent(outputs -> ofOutputs(outputs, point, operators, quantities));
        return new AtPoint(point.name(), point.theta(), operators, quantities);
    }

    /** Ends, trace, norm and density. */
    private void whole(String id, String name, LinearOperator operator, Subject.Point point, List<Operator> operators,
                       List<Quantity> quantities) {
        if (cancelled.getAsBoolean()) {
            return;
        }
        EndPairs ends = ends(name, operator, spec.count(), excluded, point);
        if (ends.all().length > 0) {
            operators.add(new Operator(id, ends, Optional.of(SpectralDensity.exact(ends.all()))));
            exact(id, ends, quantities);
            return;
        }
        if (cancelled.getAsBoolean() || ends.low().isEmpty()) {
            operators.add(new Operator(id, ends, Optional.empty()));
            return;
        }
        String at = ", " + point.name();
        TraceEstimate trace = TraceEstimate.of(counted("trace of the " + name + at, operator, 3L * spec.probes()), spec.probes(),
                subject.experiment().seed(), cancelled);
        String of = "Hutch++ with " + trace.probes() + " random vectors; the error is a standard error"
                + (excluded.isEmpty() ? "" : "; excluded directions count");
        quantities.add(new Quantity(id, "trace", trace.trace(), trace.traceError(), of));
        quantities.add(new Quantity(id, "frobenius_squared", trace.squares(), trace.squaresError(), of));
        long bytes = 8L * operator.dimension() * spec.probes() * Math.min(spec.steps(), operator.dimension());
        long room = Runtime.getRuntime().maxMemory();
        if (bytes > room / 2) {
            quantities.add(new Quantity(id, "density", Double.NaN, Double.NaN, "left out: its Lanczos vectors need " + bytes
                    + " bytes, more than half of the " + room + " that the program has; fewer spectrum.steps or spectrum.probes take less"));
        }
        SpectralDensity density = cancelled.getAsBoolean() || bytes > room / 2 ? new SpectralDensity(operator.dimension(), List.of())
                : SpectralDensity.of(counted("density of the " + name + at, operator, (long) spec.probes() * spec.steps()),
                        spec.probes(), spec.steps(), subject.experiment().seed(), Workers.shared(), cancelled);
        operators.add(new Operator(id, ends, density.probes().isEmpty() ? Optional.empty() : Optional.of(density)));
    }

    private static void exact(String id, EndPairs ends, List<Quantity> quantities) {
        double rounding = ends.dimension() * Math.ulp(1.0) * ends.norm();
        String of = "from all eigenvalues; the error is that of their rounding";
        quantities.add(new Quantity(id, "trace", Arrays.stream(ends.all()).sum(), ends.all().length * rounding, of));
        quantities.add(new Quantity(id, "frobenius_squared", Arrays.stream(ends.all()).map(x -> x * x).sum(),
                2 * ends.all().length * rounding * ends.norm(), of));
    }

    private void ofOutputs(OutputMap outputs, Subject.Point point, List<Operator> operators, List<Quantity> quantities) {
        if (spec.kernel() && !cancelled.getAsBoolean()) {
            KernelSurvey kernels = new KernelSurvey(lanczos, outputs, spec.count(), cancelled);
            String stage = "tangent kernel, " + point.name();
            EndPairs ends = kernels.ends(point.theta(), made -> watch.report(stage, made, 0));
            operators.add(new Operator(SpectrumReport.KERNEL, ends, Optional.empty()));
            quantities.add(kernels.condition(ends));
            if (!cancelled.getAsBoolean()) {
                quantities.add(kernels.drift(Problems.start(subject.experiment(), subject.problem()), point.theta(),
                        made -> watch.report("drift of the kernel, " + point.name(), made, 0)));
            }
        }
        if (spec.modelHessian() > 0 && !cancelled.getAsBoolean()) {
            int most = Math.min(spec.modelHessian(), outputs.size());
            ModelHessianNorm norm = ModelHessianNorm.of(outputs, point.theta(), most, spec.tolerance(), subject.experiment().seed(),
                    Workers.shared(), cancelled, looked -> watch.report("model Hessian, " + point.name(), looked, most));
            boolean every = norm.looked() == norm.outputs();
            quantities.add(new Quantity(SpectrumReport.KERNEL, "model_hessian_norm", norm.value(),
                    every ? norm.residual() : Double.POSITIVE_INFINITY, "the largest of " + norm.looked() + " of " + norm.outputs()
                    + " outputs" + (every ? "" : ": a lower bound") + "; the residual of its eigenpair is " + norm.residual()
                    + (norm.converged() ? "" : "; not every output converged")));
        }
    }

    private EndPairs ends(String name, LinearOperator operator, int count, List<double[]> without, Subject.Point point) {
        boolean dense = operator.dimension() <= BlockLanczos.DENSE_LIMIT;
        return lanczos.ends(counted("spectrum of the " + name + ", " + point.name(), operator, dense ? operator.dimension() : 0),
                count, without, cancelled);
    }

    private LinearOperator counted(String stage, LinearOperator operator, long total) {
        return new Counted(operator, made -> watch.report(stage, total == 0 ? made : Math.min(made, total), total));
    }
}
