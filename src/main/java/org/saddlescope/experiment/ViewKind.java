package org.saddlescope.experiment;

/** What the window can show of a run, as lessons name it. */
public enum ViewKind {
    MAP, SURFACE, LOSS, RATIOS,
    /** Loss and ratios side by side. */
    TOGETHER,
    SPECTRUM, ACCURACY, LOG_RATIOS, KERNEL, CONDITIONING, DRIFT, MODEL_HESSIAN, DISTANCE, SMOOTHNESS, SMOOTHNESS_FIT, INDEX, ALPHA_BETA,
    /** The table of critical points. */
    CRITICAL,
    /** The ways down from a saddle. */
    WAYS,
    /** The spectrum at a point. */
    EIGENVALUES,
    /** The loss along a path. */
    PATH,
    /** The arithmetic of one step of the optimizer. */
    STEP,
    /** The experiment's notes. */
    NOTES;

    /** As an experiment file spells it. */
    @Override
    public String toString() {
        return Schema.nameOf(this);
    }
}
