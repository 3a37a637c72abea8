package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The file {@code summary.json}: how a run ended, per optimizer its final loss and, for classification, the last
 * measured accuracies in 0..1 on the training and on the held-back samples. The only file of a run with clock time in it.
 *
 * @param divergedAt per optimizer the step at which its loss was no longer finite; optimizers that did not diverge are absent
 */
record RunSummary(RunEnd end, String message, Map<String, Integer> divergedAt) {
    /** The ids of the history columns that hold the accuracies. */
    static final String TRAIN_ACCURACY = "train_accuracy";
    static final String HELD_OUT_ACCURACY = "held_out_accuracy";

    /**
     * @param seconds  how long each phase took
     * @param probes   how much of the training went into probes
     * @param data     whether data.npz was written; empty for a function without data
     */
    static void write(Path file, Frame last, RunEnd end, String message, Map<Frame.Phase, Double> seconds, Optional<ProbeTime> probes,
                      Optional<Boolean> data, Instant finished) throws IOException {
        ObjectNode json = RunJson.object().put("ended", end.name().toLowerCase(Locale.ROOT));
        if (!message.isEmpty()) {
            json.put("message", message);
        }
        ArrayNode optimizers = json.putArray("optimizers");
        for (Frame.Track track : last.tracks()) {
            History history = track.history();
            ObjectNode optimizer = optimizers.addObject().put("name", track.name()).put("steps", track.step());
            if (history.size() > 0) {
                RunJson.put(optimizer, "finalLoss", history.loss()[history.size() - 1]);
            }
            lastMeasured(history, TRAIN_ACCURACY).ifPresent(accuracy -> RunJson.put(optimizer, "trainAccuracy", accuracy));
            lastMeasured(history, HELD_OUT_ACCURACY).ifPresent(accuracy -> RunJson.put(optimizer, "heldOutAccuracy", accuracy));
            if (track.divergedAt() >= 0) {
                optimizer.put("divergedAt", track.divergedAt());
            } else {
                optimizer.putNull("divergedAt");
            }
        }
        if (!last.alphaBeta().isEmpty()) {
            AlphaBetaFile.summarise(json.putArray("alphaBeta"), last.alphaBeta());
        }
        data.ifPresent(written -> json.put("data", written ? "data.npz" : "left out: more than 10 MB"));
        ObjectNode durations = json.putObject("seconds");
        seconds.forEach((phase, duration) -> durations.put(phase.name().toLowerCase(Locale.ROOT), duration));
        probes.filter(time -> time.hessian() > 0).ifPresent(time -> durations.put("hessianProbes", time.hessian()));
        probes.filter(time -> time.kernel() > 0).ifPresent(time -> durations.put("kernelProbes", time.kernel()));
        json.put("finished", finished.toString());
        RunJson.write(file, json);
    }

    static RunSummary read(Path file) throws IOException {
        JsonNode json = RunJson.read(file);
        String ended = json.path("ended").asText();
        RunEnd end = Arrays.stream(RunEnd.values()).filter(e -> e.name().equalsIgnoreCase(ended)).findFirst()
                .orElseThrow(() -> new IOException(file + ", ended: \"" + ended + "\", expected done, stopped or failed"));
        SequencedMap<String, Integer> diverged = new LinkedHashMap<>();
        for (JsonNode optimizer : json.path("optimizers")) {
            if (optimizer.path("divergedAt").isInt()) {
                diverged.put(optimizer.path("name").asText(), optimizer.path("divergedAt").asInt());
            }
        }
        return new RunSummary(end, json.path("message").asText(""), diverged);
    }

    private static Optional<Double> lastMeasured(History history, String id) {
        for (History.Column column : history.columns()) {
            if (column.id().equals(id)) {
                for (int i = history.size() - 1; i >= 0; i--) {
                    if (column.measured()[i]) {
                        return Optional.of(column.values()[i]);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
