package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;

/**
 * The alpha-beta condition along each path as CSV files, the same bytes for the same experiment:
 * <pre>
 * reports.csv  optimizer, seed, margin, dropped, sigma_squared, minimum_from, component_from, remark
 * records.csv  optimizer, step, batch, a, e, c
 * region.csv   optimizer, delta, alpha, beta: the corners of α_min(δ), from δ = 0 to beyond its last corner or to δ_max
 * </pre>
 */
final class AlphaBetaFile {
    private static final RecordTable<About> REPORTS = new RecordTable<>(About.class);
    private static final RecordTable<Row> RECORDS = new RecordTable<>(Row.class);
    private static final RecordTable<Corner> REGION = new RecordTable<>(Corner.class);
    private static final List<String> NAMES = List.of("reports.csv", "records.csv", "region.csv");
    /** The boundary is written to so many margins at least, and to so many times its last corner. */
    private static final double MARGINS = 10;
    private static final double BEYOND = 2;

    record About(String optimizer, long seed, double margin, int dropped, double sigmaSquared, String minimumFrom,
                         String componentFrom, String remark) {}

    record Row(String optimizer, int step, int batch, double a, double e, double c) {}

    record Corner(String optimizer, double delta, double alpha, double beta) {}

    private AlphaBetaFile() {}

    /** Writes the files into a folder, which is made where it does not exist; nothing where there are no reports. */
    static void write(Path folder, List<AlphaBetaReport> reports) throws IOException {
        if (reports.isEmpty()) {
            return;
        }
        List<Row> rows = new ArrayList<>();
        List<Corner> corners = new ArrayList<>();
        for (AlphaBetaReport report : reports) {
            for (AlphaBetaRecord r : report.records()) {
                rows.add(new Row(report.optimizer(), r.step(), r.batch(), r.a(), r.e(), r.c()));
            }
            for (AlphaBetaRegion.Corner corner : corners(report)) {
                corners.add(new Corner(report.optimizer(), corner.delta(), corner.alpha(), corner.beta()));
            }
        }
        Files.createDirectories(folder);
        RECORDS.write(folder.resolve("records.csv"), rows);
        REGION.write(folder.resolve("region.csv"), corners);
        REPORTS.write(folder.resolve("reports.csv"), reports.stream().map(r -> new About(r.optimizer(), r.seed(), r.margin(),
                r.dropped(), r.sigmaSquared(), r.minimumFrom(), r.componentFrom(), r.remark())).toList());
    }

    /** All corners of α_min, and a point beyond them where the region does not end. */
    private static List<AlphaBetaRegion.Corner> corners(AlphaBetaReport report) {
        AlphaBetaRegion region = report.region();
        List<AlphaBetaRegion.Corner> all = region.corners(Double.MAX_VALUE);
        double last = all.size() < 2 ? 0 : all.get(all.size() - 2).delta();
        return region.corners(Math.max(MARGINS * report.margin(), BEYOND * last));
    }

    /** The reports of a folder; none where there is no such folder. */
    static List<AlphaBetaReport> read(Path folder) throws IOException {
        Map<String, List<AlphaBetaRecord>> records = new LinkedHashMap<>();
        for (Row row : RECORDS.read(folder.resolve("records.csv"))) {
            records.computeIfAbsent(row.optimizer(), _ -> new ArrayList<>())
                    .add(new AlphaBetaRecord(row.step(), row.batch(), row.a(), row.e(), row.c()));
        }
        return REPORTS.read(folder.resolve("reports.csv")).stream().map(about -> new AlphaBetaReport(about.optimizer(), about.seed(),
                about.margin(), records.getOrDefault(about.optimizer(), List.of()), about.dropped(), about.sigmaSquared(),
                about.minimumFrom(), about.componentFrom(), about.remark())).toList();
    }

    /** Removes the files of an earlier run; every other file stays. */
    static void clear(Path folder) throws IOException {
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /** What {@code summary.json} says of the reports: the constants at the margin, and the record that decides them. */
    static void summarise(ArrayNode into, List<AlphaBetaReport> reports) {
        for (AlphaBetaReport report : reports) {
            ObjectNode json = into.addObject().put("optimizer", report.optimizer()).put("seed", report.seed());
            RunJson.put(json, "margin", report.margin());
            RunJson.put(json, "alphaMin", report.alphaMin());
            RunJson.put(json, "beta", report.beta());
            RunJson.put(json, "betaSigmaSquared", report.betaSigmaSquared());
            RunJson.put(json, "sigmaSquared", report.sigmaSquared());
            RunJson.put(json, "deltaMax", report.region().deltaMax());
            json.put("records", report.counted()).put("dropped", report.dropped());
            Optional<AlphaBetaRecord> binding = report.region().binding(report.margin());
            if (binding.isPresent()) {
                AlphaBetaRecord record = binding.get();
                ObjectNode decides = json.putObject("binding").put("step", record.step()).put("batch", record.batch());
                RunJson.put(decides, "a", record.a());
                RunJson.put(decides, "e", record.e());
                RunJson.put(decides, "c", record.c());
            } else {
                json.putNull("binding");
            }
            json.put("minimum", report.minimumFrom()).put("componentMinimum", report.componentFrom());
            if (!report.remark().isEmpty()) {
                json.put("remark", report.remark());
            }
        }
    }
}
