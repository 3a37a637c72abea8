package org.saddlescope.experiment.study;

import org.saddlescope.experiment.StudySpec;

/** The study that an experiment declares. */
public final class Studies {
    private Studies() {}

    public static Study of(StudySpec spec) {
        return switch (spec) {
            case StudySpec.Training training -> new TrainingStudy(training);
            case StudySpec.Field field -> new FieldStudy(field);
            case StudySpec.ModelHessian hessian -> new ModelHessianStudy(hessian);
            case StudySpec.KernelLimit limit -> new KernelLimitStudy(limit);
            case StudySpec.KernelTraining training -> new KernelTrainingStudy(training);
            case StudySpec.NonConvexity convexity -> new NonConvexityStudy(convexity);
            case StudySpec.LeastSquares squares -> new LeastSquaresStudy(squares);
            case StudySpec.Dominance dominance -> new DominanceStudy(dominance);
            case StudySpec.Regularity regularity -> new RegularityStudy(regularity);
            case StudySpec.NoConfinedPoint path -> new NoConfinedPointStudy(path);
            case StudySpec.Neighbourhood neighbourhood -> new NeighbourhoodStudy(neighbourhood);
        };
    }
}
