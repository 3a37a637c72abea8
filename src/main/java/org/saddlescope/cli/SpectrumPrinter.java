package org.saddlescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.saddlescope.experiment.SpectrumReport;
import org.saddlescope.experiment.io.Decimals;
import org.saddlescope.spectra.EigenPair;
import org.saddlescope.spectra.EndPairs;

/** Prints spectra, for people or as one JSON object. */
final class SpectrumPrinter {
    private static final int SHOWN = 5;

    private final PrintWriter out;

    SpectrumPrinter(PrintWriter out) {
        this.out = out;
    }

    void text(SpectrumReport report) {
        for (SpectrumReport.AtPoint at : report.points()) {
            out.println(at.point());
            for (SpectrumReport.Operator operator : at.operators()) {
                operator(operator);
                at.quantities().stream().filter(quantity -> quantity.operator().equals(operator.id())).forEach(this::quantity);
            }
        }
        for (SpectrumReport.AtStep at : report.along()) {
            EndPairs ends = at.ends();
            out.println(at.optimizer() + " at step " + at.step() + ": " + (ends.low().isEmpty() ? "no eigenvalues"
                    : "λ_min " + pair(ends.low().getFirst()) + ", λ_max " + pair(ends.high().getFirst())
                    + (Double.isNaN(at.twoOverStepSize()) ? "" : ", 2/η " + significant(at.twoOverStepSize()))
                    + (ends.confirmed() ? "" : " (not confirmed)")));
        }
        if (!report.complete()) {
            out.println("stopped: the rest was not computed");
        }
    }

    private void operator(SpectrumReport.Operator operator) {
        EndPairs ends = operator.ends();
        out.println("  " + operator.id() + ", " + ends.dimension() + " x " + ends.dimension()
                + (ends.all().length > 0 ? ", solved whole" : ", " + ends.products() + " products")
                + (ends.excluded() > 0 ? ", " + ends.excluded() + " directions excluded (leak " + significant(ends.leak()) + ")" : "")
                + (ends.low().isEmpty() ? ": no eigenvalues (stopped, or not finite)" : "")
                + (ends.low().isEmpty() || ends.confirmed() ? "" : ", NOT CONFIRMED: an eigenvalue may have been passed over"));
        line("largest", ends.high());
        line("smallest", ends.low());
    }

    private void line(String name, List<EigenPair> pairs) {
        if (!pairs.isEmpty()) {
            out.println(String.format(Locale.ROOT, "    %-18s %s%s", name,
                    String.join("  ", pairs.stream().limit(SHOWN).map(SpectrumPrinter::pair).toList()), pairs.size() > SHOWN ? "  ..." : ""));
        }
    }

    private static String pair(EigenPair pair) {
        return significant(pair.value()) + " ± " + String.format(Locale.ROOT, "%.1e", pair.residual()) + (pair.converged() ? "" : " NOT CONVERGED");
    }

    private void quantity(SpectrumReport.Quantity quantity) {
        out.println(String.format(Locale.ROOT, "    %-18s %s ± %s (%s)", quantity.id(), significant(quantity.value()),
                Double.isFinite(quantity.error()) ? String.format(Locale.ROOT, "%.1e", quantity.error()) : Decimals.text(quantity.error()),
                quantity.remark()));
    }

    /** Every number with all its digits; those that JSON cannot say as the texts nan, inf and -inf. */
    void json(String experiment, SpectrumReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("experiment", experiment).put("complete", report.complete());
        ArrayNode points = root.putArray("points");
        for (SpectrumReport.AtPoint at : report.points()) {
            ObjectNode point = points.addObject().put("point", at.point());
            ArrayNode operators = point.putArray("operators");
            at.operators().forEach(operator -> ends(operators.addObject().put("operator", operator.id()), operator.ends()));
            ArrayNode quantities = point.putArray("quantities");
            for (SpectrumReport.Quantity quantity : at.quantities()) {
                ObjectNode entry = quantities.addObject().put("operator", quantity.operator()).put("quantity", quantity.id());
                entry.set("value", number(quantity.value()));
                entry.set("error", number(quantity.error()));
                entry.put("remark", quantity.remark());
            }
        }
        ArrayNode along = root.putArray("along");
        for (SpectrumReport.AtStep at : report.along()) {
            ObjectNode step = along.addObject().put("optimizer", at.optimizer()).put("step", at.step());
            step.set("twoOverStepSize", number(at.twoOverStepSize()));
            ends(step, at.ends());
        }
        out.println(root.toPrettyString());
    }

    private static void ends(ObjectNode node, EndPairs ends) {
        node.put("dimension", ends.dimension()).put("writtenOut", ends.all().length > 0).put("products", ends.products())
                .put("converged", ends.converged()).put("confirmed", ends.confirmed()).put("excluded", ends.excluded());
        node.set("leak", number(ends.leak()));
        pairs(node.putArray("low"), ends.low());
        pairs(node.putArray("high"), ends.high());
    }

    private static void pairs(ArrayNode array, List<EigenPair> pairs) {
        for (EigenPair pair : pairs) {
            ObjectNode entry = array.addObject();
            entry.set("value", number(pair.value()));
            entry.set("residual", number(pair.residual()));
            entry.put("converged", pair.converged());
        }
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? JsonNodeFactory.instance.numberNode(value) : JsonNodeFactory.instance.textNode(Decimals.text(value));
    }

    static String significant(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.7g", value) : Decimals.text(value);
    }
}
