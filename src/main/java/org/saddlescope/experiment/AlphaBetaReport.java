package org.saddlescope.experiment;

import java.util.List;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;

/**
 * The alpha-beta condition along one optimizer's path.
 *
 * @param optimizer       whose path
 * @param seed            the training seed
 * @param margin          δ at which α_min is reported
 * @param records         one a step and mini-batch that counts, in the order of the steps; or those of them alone that decide
 * @param counted         how many count
 * @param dropped         records left out as 0/0 by the rule of the minimum
 * @param sigmaSquared    σ² = E[f_i(x_p) − f_i*], the interpolation error at the x_p used
 * @param minimumFrom     the f* and x* used and where they come from
 * @param componentFrom   the f_i* used and where they come from
 * @param remark          what makes the reading mean less than usual, such as an f_i* above an observed f_i; empty mostly
 */
public record AlphaBetaReport(String optimizer, long seed, double margin, List<AlphaBetaRecord> records, int counted, int dropped, double sigmaSquared,
                              String minimumFrom, String componentFrom, String remark) {
    public AlphaBetaReport {
        records = List.copyOf(records);
    }

    /** With every record that counts. */
    public AlphaBetaReport(String optimizer, long seed, double margin, List<AlphaBetaRecord> records, int dropped, double sigmaSquared,
                           String minimumFrom, String componentFrom, String remark) {
        this(optimizer, seed, margin, records, records.size(), dropped, sigmaSquared, minimumFrom, componentFrom, remark);
    }

    /** Where the condition holds at every record. */
    public AlphaBetaRegion region() {
        return AlphaBetaRegion.of(records);
    }

    /** α_min at the margin: the smallest α with α − β = δ; infinite where there is none, NaN where a record is not finite. */
    public double alphaMin() {
        return region().alphaMin(margin);
    }

    /** The β that belongs to {@link #alphaMin}: α_min(δ) − δ. */
    public double beta() {
        return alphaMin() - margin;
    }

    /** βσ², the part of the paper's bounds that does not vanish, up to the factor 2/(α − β) (Islamov et al. 2024, Table 2). */
    public double betaSigmaSquared() {
        return beta() * sigmaSquared;
    }

    /** The same report with those records alone that decide somewhere, for where thousands of others are a burden. */
    public AlphaBetaReport decisive() {
        return new AlphaBetaReport(optimizer, seed, margin, region().decisive(), counted, dropped, sigmaSquared, minimumFrom, componentFrom, remark);
    }

    /** Whether any pair α > β > 0 fulfils the condition at every record. */
    public boolean feasible() {
        return region().feasible();
    }
}
