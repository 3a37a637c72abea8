package org.saddlescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.saddlescope.experiment.ProbeReport;
import org.saddlescope.experiment.io.Decimals;

/** Prints what was measured at points, for people or as one JSON object. */
final class ProbePrinter {
    private static final int COORDINATES_SHOWN = 6;

    private final PrintWriter out;

    /** A report and what to call its point. */
    record Measured(String point, ProbeReport report) {}

    ProbePrinter(PrintWriter out) {
        this.out = out;
    }

    void text(List<Measured> points) {
        for (Measured measured : points) {
            ProbeReport report = measured.report;
            out.println(measured.point + "  θ = " + coordinates(report.theta()));
            line("loss", report.loss(), "");
            line("gradient norm", report.gradientNorm(), "");
            line("λ_min", report.lambdaMin(), "residual " + significant(report.lambdaMinResidual()));
            line("λ_max", report.lambdaMax(), "residual " + significant(report.lambdaMaxResidual()));
            for (ProbeReport.Reading reading : report.readings()) {
                line(reading.label(), reading.value(), significant(reading.numerator()) + " / " + significant(reading.denominator())
                        + (reading.note().isEmpty() ? "" : "; " + reading.note()));
            }
        }
    }

    /** Every number with all its digits; those that JSON cannot say as the texts nan, inf and -inf. */
    void json(String experiment, List<Measured> points) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("experiment", experiment);
        ArrayNode list = root.putArray("points");
        for (Measured measured : points) {
            ProbeReport report = measured.report;
            ObjectNode point = list.addObject().put("point", measured.point);
            ArrayNode theta = point.putArray("theta");
            Arrays.stream(report.theta()).forEach(x -> theta.add(number(x)));
            point.set("loss", number(report.loss()));
            point.set("gradientNorm", number(report.gradientNorm()));
            point.set("lambdaMin", number(report.lambdaMin()));
            point.set("lambdaMinResidual", number(report.lambdaMinResidual()));
            point.set("lambdaMax", number(report.lambdaMax()));
            point.set("lambdaMaxResidual", number(report.lambdaMaxResidual()));
            ArrayNode readings = point.putArray("readings");
            for (ProbeReport.Reading reading : report.readings()) {
                ObjectNode entry = readings.addObject().put("id", reading.id()).put("label", reading.label());
                entry.set("value", number(reading.value()));
                entry.set("numerator", number(reading.numerator()));
                entry.set("denominator", number(reading.denominator()));
                entry.put("note", reading.note());
            }
        }
        out.println(root.toPrettyString());
    }

    private void line(String name, double value, String remark) {
        out.println(String.format(Locale.ROOT, "  %-36s %18s%s", name, significant(value), remark.isEmpty() ? "" : "   (" + remark + ")"));
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? JsonNodeFactory.instance.numberNode(value) : JsonNodeFactory.instance.textNode(Decimals.text(value));
    }

    private static String significant(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.9g", value) : Decimals.text(value);
    }

    private static String coordinates(double[] theta) {
        return Arrays.stream(theta).limit(COORDINATES_SHOWN).mapToObj(x -> String.format(Locale.ROOT, "%.6g", x))
                .collect(Collectors.joining(", ", "(", theta.length > COORDINATES_SHOWN ? ", ... " + theta.length + " in all)" : ")"));
    }
}
