package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.conditions.Reading;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.spectra.ExtremePair;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;

/** Measures an experiment's problem at single points, against the minimum that the experiment declares or its problem knows. */
public final class Probe implements PointProbe {
    /** At a single point there is time for more than along a path: more steps, and never a coarser residual than this. */
    private static final int LANCZOS_STEPS = 1000;
    private static final double COARSEST_TOLERANCE = 1e-6;

    private final Experiment experiment;
    private final Problem problem;
    private final Optional<Minima> minima;
    private final Lanczos lanczos;

    /** @throws ExperimentException where the problem cannot be made, for instance without its data */
    public Probe(Experiment experiment) throws ExperimentException {
        this.experiment = experiment;
        problem = Problems.load(experiment, Workers.shared()).problem();
        minima = MinimumSearch.atPoints(experiment, problem, List.of());
        lanczos = new Lanczos(Math.min(COARSEST_TOLERANCE, experiment.probes().curvatureTolerance()), LANCZOS_STEPS, experiment.seed());
    }

    @Override
    public ParameterLayout layout() {
        return problem.layout();
    }

    @Override
    public double[] start() {
        return Problems.start(experiment, problem);
    }

    @Override
    public List<Problem.CriticalPoint> criticalPoints() {
        return problem.criticalPoints();
    }

    @Override
    public ProbeReport at(double[] theta) {
        Measurements at = Measurements.at(problem.objective(), theta, minima);
        ExtremePair pair = lanczos.extremes(new Hessian(problem.objective(), theta));
        return new ProbeReport(theta, at.loss(), at.gradientNorm(), at.readings().stream().map(Probe::reading).toList(),
                pair.minValue(), pair.minResidual(), pair.maxValue(), pair.maxResidual());
    }

    @Override
    public double[] gradient(double[] theta) {
        return problem.objective().gradient(theta).gradient();
    }

    private static ProbeReport.Reading reading(Reading reading) {
        String note = reading.remark().isEmpty() ? reading.provenance()
                : reading.provenance().isEmpty() ? reading.remark() : reading.provenance() + "; " + reading.remark();
        return new ProbeReport.Reading(reading.condition().id(), reading.condition().label(), reading.value(),
                reading.numerator(), reading.denominator(), note);
    }
}
