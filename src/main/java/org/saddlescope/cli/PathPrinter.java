package org.saddlescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.saddlescope.experiment.PathReport;
import org.saddlescope.experiment.io.Decimals;
import org.saddlescope.paths.PathProfile;

/** Prints what the loss does along paths, for people or as one JSON object. */
final class PathPrinter {
    private static final List<String> HEADERS = List.of("path", "between", "start", "end", "highest", "barrier", "above interp.", "largest rise", "length");
    /** Columns of words; numbers are set to the right. */
    private static final int WORDS = 2;
    private static final int MOST_NOTES = 8;

    private final PrintWriter out;

    PathPrinter(PrintWriter out) {
        this.out = out;
    }

    void text(PathReport report) {
        if (!report.paths().isEmpty()) {
            List<List<String>> rows = new ArrayList<>(List.of(HEADERS));
            report.paths().forEach(path -> rows.add(row(path)));
            int[] widths = new int[HEADERS.size()];
            for (List<String> row : rows) {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], row.get(i).length());
                }
            }
            rows.forEach(row -> out.println(line(row, widths)));
            out.println("loss at start, end and highest point; barrier: highest less the larger end;"
                    + " above interp.: the most above the ends' linear interpolation");
        }
        List<PathReport.Measured> noted = report.paths().stream().filter(path -> !path.note().isEmpty()).toList();
        noted.stream().limit(MOST_NOTES).forEach(path -> out.println("  " + path.name() + ", " + path.between() + ": " + path.note()));
        if (noted.size() > MOST_NOTES) {
            out.println("  ... and " + (noted.size() - MOST_NOTES) + " more such notes in paths.csv");
        }
        report.refused().forEach(reason -> out.println("  not there: " + reason));
    }

    private static List<String> row(PathReport.Measured path) {
        PathProfile p = path.profile();
        return List.of(path.name() + (path.converged() ? "" : " (NOT CONVERGED)"), path.between(), significant(p.start()), significant(p.end()),
                significant(p.highest()), significant(p.barrier()), significant(p.barrierAboveInterpolation()), significant(p.largestRise()),
                significant(p.total()));
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - cells.get(i).length());
            line.append(i == 0 ? "" : "  ").append(i < WORDS ? cells.get(i) + space : space + cells.get(i));
        }
        return line.toString().stripTrailing();
    }

    /** Every number with all its digits; those that JSON cannot say as the texts nan, inf and -inf. */
    void json(String experiment, PathReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("experiment", experiment);
        ArrayNode list = root.putArray("paths");
        for (PathReport.Measured path : report.paths()) {
            PathProfile p = path.profile();
            ObjectNode entry = list.addObject().put("path", path.name()).put("between", path.between());
            entry.set("start", number(p.start()));
            entry.set("end", number(p.end()));
            entry.set("highest", number(p.highest()));
            entry.set("barrierAboveLargerEnd", number(p.barrier()));
            entry.set("barrierAboveInterpolation", number(p.barrierAboveInterpolation()));
            entry.set("largestRise", number(p.largestRise()));
            entry.set("length", number(p.total()));
            entry.put("points", p.size()).put("shape", path.shape()).put("converged", path.converged()).put("note", path.note());
        }
        ArrayNode refused = root.putArray("refused");
        report.refused().forEach(refused::add);
        out.println(root.toPrettyString());
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? JsonNodeFactory.instance.numberNode(value) : JsonNodeFactory.instance.textNode(Decimals.text(value));
    }

    static String significant(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, value == 0 ? "0" : "%.4g", value) : Decimals.text(value);
    }
}
