package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.experiment.io.Csv;
import org.saddlescope.experiment.io.FileProblem;

/**
 * What a list says of a run: read from the small files of its folder, and from the end of {@code history.csv} where the
 * run was cut off, so that a hundred of them are read in a moment.
 *
 * @param name       of the experiment
 * @param optimizers in the order of the experiment
 * @param end        how it ended; empty where it has not, or was cut off
 * @param message    what it said at its end
 * @param diverged   the optimizers whose loss was no longer finite
 * @param step       updates made by the optimizer that is furthest
 * @param total      updates to make
 * @param finalLoss  the smallest finite loss that an optimizer ended with; NaN where there is none
 * @param seconds    how long it took, all phases together; NaN where it has not said
 */
public record RunDigest(String name, List<String> optimizers, Optional<RunEnd> end, String message, List<String> diverged, int step, int total,
                        double finalLoss, double seconds) {
    /** So much of the end of a history holds the last row of every optimizer. */
    private static final int TAIL = 1 << 16;

    public RunDigest {
        optimizers = List.copyOf(optimizers);
        diverged = List.copyOf(diverged);
    }

    /** @throws ExperimentException where this is no run folder, or a file of it is damaged; the message names the file */
    public static RunDigest of(Path path) throws ExperimentException {
        RunFolder folder = new RunFolder(path);
        Experiment experiment = SavedExperiment.read(folder.experiment());
        List<String> optimizers = TrackNames.of(experiment.optimizers());
        try {
            return Files.exists(folder.summary()) ? ended(experiment, optimizers, RunJson.read(folder.summary()), RunSummary.read(folder.summary()))
                    : cutOff(experiment, optimizers, folder);
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(path, e), e);
        }
    }

    private static RunDigest ended(Experiment experiment, List<String> optimizers, JsonNode json, RunSummary summary) {
        double loss = Double.NaN;
        int step = 0;
        for (JsonNode optimizer : json.path("optimizers")) {
            loss = smaller(loss, optimizer.path("finalLoss").asDouble(Double.NaN));
            step = Math.max(step, optimizer.path("steps").asInt());
        }
        return new RunDigest(experiment.name(), optimizers, Optional.of(summary.end()), summary.message(), List.copyOf(summary.divergedAt().keySet()), step,
                experiment.training().steps(), loss, seconds(json.path("seconds")));
    }

    /** The parts of the training that went into probes are counted in it already. */
    private static double seconds(JsonNode durations) {
        double sum = 0;
        for (Map.Entry<String, JsonNode> one : durations.properties()) {
            sum += one.getKey().endsWith("Probes") ? 0 : one.getValue().asDouble();
        }
        return durations.isEmpty() ? Double.NaN : sum;
    }

    private static RunDigest cutOff(Experiment experiment, List<String> optimizers, RunFolder folder) throws IOException {
        Map<String, Double> losses = new LinkedHashMap<>();
        int step = 0;
        for (List<String> row : lastRows(folder.history())) {
            try {
                step = Math.max(step, Integer.parseInt(row.get(1)));
                losses.put(row.get(0), loss(row.get(2)));
            } catch (NumberFormatException e) {
                // Half a row, at which the run was cut off.
            }
        }
        double smallest = losses.values().stream().reduce(Double.NaN, RunDigest::smaller);
        List<String> diverged = losses.entrySet().stream().filter(entry -> !Double.isFinite(entry.getValue())).map(Map.Entry::getKey).toList();
        return new RunDigest(experiment.name(), optimizers, Optional.empty(), "", diverged, step, experiment.training().steps(), smallest, Double.NaN);
    }

    private static double loss(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** The rows at the end of a history, without its header, each with at least the step and the loss. */
    private static List<List<String>> lastRows(Path history) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        String text = String.join("\n", TextTail.lines(history, TAIL)) + "\n";
        Csv.read(new StringReader(text), (_, cells) -> {
            if (cells.size() >= HistoryTable.FIXED.size() && !cells.getFirst().equals(HistoryTable.FIXED.getFirst())) {
                rows.add(cells);
            }
        });
        return rows;
    }

    private static double smaller(double a, double b) {
        return !Double.isFinite(a) ? Double.isFinite(b) ? b : Double.NaN : Double.isFinite(b) ? Math.min(a, b) : a;
    }
}
