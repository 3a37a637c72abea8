package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.experiment.AlphaBetaReport;

/** The numbers that a report on the alpha-beta condition comes down to. */
final class AlphaBetaQuantities {
    static final List<Quantity> ALL = List.of(
            new Quantity("alpha_min", "α_min", "The smallest α with α − β at the margin of probes.alphaBeta for which the alpha-beta "
                    + "condition holds at every record of the path: a lower bound of what the whole landscape needs; infinite where there is none"),
            new Quantity("beta", "β", "α_min less the margin"),
            new Quantity("delta_max", "δ_max", "The largest feasible α − β; infinite where every mini-batch has f_i(x*) > f_i*"),
            new Quantity("feasible", "feasible", "1 where some α > β > 0 fulfils the condition at every record, else 0"),
            new Quantity("feasible_at_margin", "feasible at the margin", "1 where α_min is finite, else 0"),
            new Quantity("sigma_squared", "σ²", "f(x*) − E f_i* over all samples, at the x* used"),
            new Quantity("beta_sigma_squared", "βσ²", "β times σ²: what the paper's bounds keep for ever, up to 2/(α − β)"),
            new Quantity("binding_step", "binding step", "The step of the record that decides α_min; NaN where none does"));

    private AlphaBetaQuantities() {}

    static SequencedMap<String, Double> of(AlphaBetaReport report) {
        AlphaBetaRegion region = report.region();
        double alpha = region.alphaMin(report.margin());
        double beta = alpha - report.margin();
        SequencedMap<String, Double> quantities = new LinkedHashMap<>();
        quantities.put("alpha_min", alpha);
        quantities.put("beta", beta);
        quantities.put("delta_max", region.deltaMax());
        quantities.put("feasible", region.feasible() ? 1.0 : 0);
        quantities.put("feasible_at_margin", Double.isFinite(alpha) ? 1.0 : 0);
        quantities.put("sigma_squared", report.sigmaSquared());
        quantities.put("beta_sigma_squared", beta * report.sigmaSquared());
        quantities.put("binding_step", region.binding(report.margin()).map(record -> (double) record.step()).orElse(Double.NaN));
        return quantities;
    }

    /** How the numbers came about. */
    static List<String> remarks(AlphaBetaReport report) {
        List<String> remarks = new ArrayList<>();
        remarks.add(report.minimumFrom() + "; " + report.componentFrom());
        if (report.dropped() > 0) {
            remarks.add(report.dropped() + " records near 0/0 are left out, " + report.counted() + " count");
        }
        if (!report.remark().isEmpty()) {
            remarks.add(report.remark());
        }
        return remarks;
    }
}
