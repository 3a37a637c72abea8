package org.saddlescope.experiment.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.io.Decimals;

/** Findings as JSON that reads back bit for bit. Numbers that JSON has not are the texts "nan", "inf" and "-inf". */
final class FindingsJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FindingsJson() {}

    static ObjectNode write(Findings findings) {
        ObjectNode json = NODES.objectNode();
        ObjectNode quantities = json.putObject("quantities");
        findings.quantities().forEach((id, value) -> quantities.set(id, number(value)));
        ArrayNode plots = json.putArray("plots");
        findings.plots().forEach(plot -> plots.add(plot(plot)));
        ArrayNode regions = json.putArray("regions");
        findings.regions().forEach(region -> regions.add(region(region)));
        json.set("remarks", texts(findings.remarks()));
        return json;
    }

    /** @throws IOException where this is not what {@link #write} writes */
    static Findings read(JsonNode json) throws IOException {
        SequencedMap<String, Double> quantities = new LinkedHashMap<>();
        for (var entry : part(json, "quantities").properties()) {
            quantities.put(entry.getKey(), number(entry.getValue()));
        }
        List<StudyPlot> plots = new ArrayList<>();
        for (JsonNode plot : part(json, "plots")) {
            plots.add(plot(plot));
        }
        List<AlphaBetaReport> regions = new ArrayList<>();
        for (JsonNode region : part(json, "regions")) {
            regions.add(region(region));
        }
        return new Findings(quantities, plots, regions, texts(json, "remarks"));
    }

    static JsonNode number(double value) {
        return Double.isFinite(value) ? NODES.numberNode(value) : NODES.textNode(Decimals.text(value));
    }

    private static double number(JsonNode node) throws IOException {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        try {
            return Decimals.parse(node.asText());
        } catch (NumberFormatException e) {
            throw new IOException("expected a number, found " + node, e);
        }
    }

    private static ObjectNode plot(StudyPlot plot) {
        ObjectNode json = NODES.objectNode().put("id", plot.id()).put("title", plot.title()).put("xLabel", plot.xLabel())
                .put("yLabel", plot.yLabel()).put("logX", plot.logX()).put("logY", plot.logY());
        ArrayNode curves = json.putArray("curves");
        for (StudyPlot.Curve curve : plot.curves()) {
            curves.addObject().put("name", curve.name()).put("bound", curve.bound()).put("points", curve.points())
                    .<ObjectNode>set("x", numbers(curve.x())).set("y", numbers(curve.y()));
        }
        json.set("notes", texts(plot.notes()));
        return json;
    }

    private static StudyPlot plot(JsonNode json) throws IOException {
        List<StudyPlot.Curve> curves = new ArrayList<>();
        for (JsonNode curve : part(json, "curves")) {
            curves.add(new StudyPlot.Curve(text(curve, "name"), flag(curve, "bound"), flag(curve, "points"), numbers(curve, "x"), numbers(curve, "y")));
        }
        return new StudyPlot(text(json, "id"), text(json, "title"), text(json, "xLabel"), text(json, "yLabel"), flag(json, "logX"),
                flag(json, "logY"), curves, texts(json, "notes"));
    }

    private static ObjectNode region(AlphaBetaReport region) {
        ObjectNode json = NODES.objectNode().put("optimizer", region.optimizer()).put("seed", region.seed());
        json.set("margin", number(region.margin()));
        json.put("counted", region.counted()).put("dropped", region.dropped()).set("sigmaSquared", number(region.sigmaSquared()));
        json.put("minimumFrom", region.minimumFrom()).put("componentFrom", region.componentFrom()).put("remark", region.remark());
        json.set("step", whole(region.records().stream().mapToInt(AlphaBetaRecord::step).toArray()));
        json.set("batch", whole(region.records().stream().mapToInt(AlphaBetaRecord::batch).toArray()));
        json.set("a", column(region, AlphaBetaRecord::a));
        json.set("e", column(region, AlphaBetaRecord::e));
        json.set("c", column(region, AlphaBetaRecord::c));
        return json;
    }

    private static AlphaBetaReport region(JsonNode json) throws IOException {
        double[] a = numbers(json, "a");
        double[] e = numbers(json, "e");
        double[] c = numbers(json, "c");
        JsonNode steps = part(json, "step");
        JsonNode batches = part(json, "batch");
        if (e.length != a.length || c.length != a.length || steps.size() != a.length || batches.size() != a.length) {
            throw new IOException("expected columns of one length");
        }
        List<AlphaBetaRecord> records = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            records.add(new AlphaBetaRecord(steps.get(i).intValue(), batches.get(i).intValue(), a[i], e[i], c[i]));
        }
        return new AlphaBetaReport(text(json, "optimizer"), part(json, "seed").longValue(), number(part(json, "margin")), records,
                part(json, "counted").intValue(), part(json, "dropped").intValue(), number(part(json, "sigmaSquared")), text(json, "minimumFrom"), text(json, "componentFrom"),
                text(json, "remark"));
    }

    private static ArrayNode column(AlphaBetaReport region, ToDoubleFunction<AlphaBetaRecord> column) {
        return numbers(region.records().stream().mapToDouble(column).toArray());
    }

    private static ArrayNode whole(int[] values) {
        ArrayNode array = NODES.arrayNode(values.length);
        for (int value : values) {
            array.add(value);
        }
        return array;
    }

    private static ArrayNode numbers(double[] values) {
        ArrayNode array = NODES.arrayNode(values.length);
        for (double value : values) {
            array.add(number(value));
        }
        return array;
    }

    private static double[] numbers(JsonNode json, String name) throws IOException {
        JsonNode array = part(json, name);
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(array.get(i));
        }
        return values;
    }

    static ArrayNode texts(List<String> texts) {
        ArrayNode array = NODES.arrayNode(texts.size());
        texts.forEach(array::add);
        return array;
    }

    private static List<String> texts(JsonNode json, String name) throws IOException {
        List<String> texts = new ArrayList<>();
        part(json, name).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String text(JsonNode json, String name) throws IOException {
        return part(json, name).asText();
    }

    private static boolean flag(JsonNode json, String name) throws IOException {
        return part(json, name).booleanValue();
    }

    private static JsonNode part(JsonNode json, String name) throws IOException {
        JsonNode part = json.get(name);
        if (part == null) {
            throw new IOException("there is no " + name);
        }
        return part;
    }
}
