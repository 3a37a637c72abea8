package org.saddlescope.experiment;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.saddlescope.conditions.ConditionFamily;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.paths.Catalogue;
import org.saddlescope.paths.PointSpectrum;

/**
 * Looks closely at single points of a subject: what can be said at once, and what takes Hessian-vector products.
 *
 * @param subject the problem; its points play no part
 */
public record PointStudy(Subject subject) {
    /** Loss, gradient norm and every condition at θ, those with parameters with the experiment's own too: one gradient. */
    public Measurements measure(double[] theta) {
        return Measurements.at(subject.problem().objective(), theta, subject.minima(),
                ConditionFamily.everything(subject.experiment().probes().conditions()));
    }

    /**
     * Both ends of the Hessian's spectrum at θ, with the Morse index; see {@link PointSpectrum}.
     *
     * @param cancelled once true, the ends are returned as far as they were reached, not converged
     */
    public PointSpectrum spectrum(double[] theta, BooleanSupplier cancelled) {
        return PointSpectrum.at(subject.problem().objective(), theta, subject.experiment().seed(), cancelled);
    }

    /** What a plane of curvature is looked at over: the ways down from its point, or a part of it where there are none; never a strip narrower than half its length. */
    public static GridRange around(Plane plane, List<CriticalReport.Walked> ways) {
        GridRange range = CriticalViews.around(plane, ways);
        double width = range.alphaMax() - range.alphaMin();
        double height = range.betaMax() - range.betaMin();
        // A strip shows no landscape.
        double moreWidth = Math.max(0, height / 2 - width) / 2;
        double moreHeight = plane.isLine() ? 0 : Math.max(0, width / 2 - height) / 2;
        return new GridRange(range.alphaMin() - moreWidth, range.alphaMax() + moreWidth, range.betaMin() - moreHeight, range.betaMax() + moreHeight);
    }

    /** The points of a catalogue that lie in a plane. */
    public static List<Frame.Mark> marks(Plane plane, Catalogue catalogue) {
        return CriticalViews.marks(plane, catalogue);
    }
}
