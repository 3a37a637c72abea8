package org.saddlescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.saddlescope.experiment.CriticalReport;
import org.saddlescope.experiment.io.Decimals;
import org.saddlescope.paths.Catalogue;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.paths.CriticalOutcome.Critical;
import org.saddlescope.paths.CriticalOutcome.Reached;
import org.saddlescope.paths.DescentWalk;
import org.saddlescope.paths.PointSpectrum;
import org.saddlescope.spectra.EigenPair;

/** Prints what a search for critical points came to, as a table for people or as one JSON object. */
final class CriticalPrinter {
    /** The head of the catalogue's columns. */
    static final List<String> HEADERS = List.of("", "kind", "loss", "‖∇f‖", "index", "nullity", "λ_min", "λ_max", "off by", "found");
    private static final int COORDINATES_SHOWN = 4;

    private final PrintWriter out;

    CriticalPrinter(PrintWriter out) {
        this.out = out;
    }

    void text(String name, CriticalReport report) {
        List<Catalogue.Entry> entries = report.catalogue().entries();
        long missed = report.attempts().stream().filter(a -> !(a.outcome() instanceof Critical)).count();
        out.println(name + ": " + count(entries.size(), "critical point") + " from " + count(report.attempts().size(), "start")
                + (missed > 0 ? ", none from " + missed : "") + (report.complete() ? "" : ", stopped before the end") + " ("
                + report.catalogue().symmetry().description() + ")");
        if (!entries.isEmpty()) {
            table(rows(report.catalogue(), 7), entries);
        }
        report.attempts().forEach(this::miss);
        for (CriticalReport.Walked walked : report.walks()) {
            DescentWalk.Way way = walked.way();
            int last = way.last();
            out.println(String.format(Locale.ROOT, "  down from %d (%s): loss %s after %d steps, length %s, %s", walked.saddle(),
                    way.side() > 0 ? "+" : "−", significant(way.losses()[last]), way.steps()[last], significant(way.lengths()[last]), switch (way.end()) {
                        case ARRIVED -> "arrived, ‖∇f‖ = " + significant(way.gradientNorms()[last]);
                        case STEPS -> "NOT CONVERGED, ‖∇f‖ = " + significant(way.gradientNorms()[last]);
                        case STALLED -> "no lower loss within rounding, ‖∇f‖ = " + significant(way.gradientNorms()[last]);
                        case CANCELLED -> "stopped";
                    }));
        }
    }

    /** The catalogue as cells under {@link #HEADERS}, numbers with so many digits. */
    static List<List<String>> rows(Catalogue catalogue, int digits) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < catalogue.entries().size(); i++) {
            Critical point = catalogue.entries().get(i).point();
            PointSpectrum spectrum = point.spectrum();
            rows.add(List.of(String.valueOf(i + 1), spectrum.kind().label(), significant(point.reached().loss(), digits),
                    String.format(Locale.ROOT, "%.1e", point.reached().gradientNorm()), (spectrum.exact() ? "" : "≥ ") + spectrum.index(),
                    spectrum.nullity().isPresent() ? String.valueOf(spectrum.nullity().getAsInt()) : "not counted",
                    eigenvalue(spectrum.lowest(), digits), eigenvalue(spectrum.highest(), digits), String.format(Locale.ROOT, "%.1e", point.distance()),
                    catalogue.entries().get(i).times() + "x"));
        }
        return rows;
    }

    private static String eigenvalue(EigenPair pair, int digits) {
        return significant(pair.value(), digits) + " ± " + String.format(Locale.ROOT, "%.0e", pair.residual()) + (pair.converged() ? "" : " NOT CONVERGED");
    }

    private void table(List<List<String>> rows, List<Catalogue.Entry> entries) {
        int[] widths = new int[HEADERS.size()];
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            widths[c] = Math.max(HEADERS.get(c).length(), rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
        }
        out.println(line(HEADERS, widths) + "  θ");
        for (int i = 0; i < rows.size(); i++) {
            out.println(line(rows.get(i), widths) + "  " + coordinates(entries.get(i).point().reached().theta()));
        }
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            text.append("  ").append(" ".repeat(widths[c] - cells.get(c).length())).append(cells.get(c));
        }
        return text.toString();
    }

    private void miss(CriticalReport.Attempt attempt) {
        switch (attempt.outcome()) {
            case Critical _ -> { }
            case CriticalOutcome.GradientFlat flat -> out.println(String.format(Locale.ROOT,
                    "  from %s: a gradient-flat point, not a critical one: ‖∇f‖ = %s, where ‖H∇f‖/(‖H‖‖∇f‖) = %.1e, loss %s", attempt.start(),
                    significant(flat.reached().gradientNorm()), flat.flatness(), significant(flat.reached().loss())));
            case CriticalOutcome.NotFound none -> out.println("  from " + attempt.start() + ": none found: " + none.message());
        }
    }

    /** Every number with all its digits; those that JSON cannot say as the texts nan, inf and -inf. */
    void json(String experiment, CriticalReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("experiment", experiment).put("complete", report.complete())
                .put("symmetry", report.catalogue().symmetry().description());
        ArrayNode points = root.putArray("points");
        for (int i = 0; i < report.catalogue().entries().size(); i++) {
            Catalogue.Entry entry = report.catalogue().entries().get(i);
            PointSpectrum spectrum = entry.point().spectrum();
            ObjectNode point = reached(points.addObject().put("point", i + 1).put("kind", spectrum.kind().label()), entry.point().reached());
            point.set("distance", number(entry.point().distance()));
            point.put("index", spectrum.index()).put("indexExact", spectrum.exact()).put("strict", spectrum.strict());
            point.set("nullity", spectrum.nullity().isPresent() ? JsonNodeFactory.instance.numberNode(spectrum.nullity().getAsInt())
                    : JsonNodeFactory.instance.nullNode());
            point.set("lambdaMin", number(spectrum.lowest().value()));
            point.set("lambdaMinResidual", number(spectrum.lowest().residual()));
            point.set("lambdaMax", number(spectrum.highest().value()));
            point.set("lambdaMaxResidual", number(spectrum.highest().residual()));
            ArrayNode starts = point.putArray("starts");
            entry.starts().forEach(starts::add);
            ArrayNode theta = point.putArray("theta");
            Arrays.stream(entry.point().reached().theta()).forEach(x -> theta.add(number(x)));
        }
        ArrayNode misses = root.putArray("notCritical");
        for (CriticalReport.Attempt attempt : report.attempts()) {
            switch (attempt.outcome()) {
                case Critical _ -> { }
                case CriticalOutcome.GradientFlat flat -> reached(misses.addObject().put("start", attempt.start()).put("outcome", "gradientFlat"),
                        flat.reached()).set("flatness", number(flat.flatness()));
                case CriticalOutcome.NotFound none -> reached(misses.addObject().put("start", attempt.start()).put("outcome", "none"), none.reached())
                        .put("reason", none.reason().name().toLowerCase(Locale.ROOT)).put("message", none.message());
            }
        }
        ArrayNode walks = root.putArray("walks");
        for (CriticalReport.Walked walked : report.walks()) {
            DescentWalk.Way way = walked.way();
            int last = way.last();
            ObjectNode walk = walks.addObject().put("from", walked.saddle()).put("side", way.side()).put("steps", way.steps()[last])
                    .put("end", way.end().name().toLowerCase(Locale.ROOT));
            walk.set("loss", number(way.losses()[last]));
            walk.set("gradientNorm", number(way.gradientNorms()[last]));
            walk.set("length", number(way.lengths()[last]));
        }
        out.println(root.toPrettyString());
    }

    private static ObjectNode reached(ObjectNode node, Reached reached) {
        node.set("loss", number(reached.loss()));
        node.set("gradientNorm", number(reached.gradientNorm()));
        node.set("moved", number(reached.moved()));
        return node.put("steps", reached.iterations()).put("products", reached.products());
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? JsonNodeFactory.instance.numberNode(value) : JsonNodeFactory.instance.textNode(Decimals.text(value));
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private static String significant(double value) {
        return significant(value, 7);
    }

    private static String significant(double value, int digits) {
        return value == 0 ? "0" : Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "g", value) : Decimals.text(value);
    }

    private static String coordinates(double[] theta) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < Math.min(theta.length, COORDINATES_SHOWN); i++) {
            text.append(i == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.7g", theta[i]));
        }
        return text.append(theta.length > COORDINATES_SHOWN ? ", ... " + theta.length + " in all)" : ")").toString();
    }
}
