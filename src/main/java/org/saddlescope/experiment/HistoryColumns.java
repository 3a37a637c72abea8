package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code history.json}: what {@code history.csv} cannot say. Per optimizer its name, the file name of its
 * checkpoints, the updates it was to make, and the label, plot and provenance of each of its columns.
 */
record HistoryColumns(List<Track> tracks) {
    HistoryColumns {
        tracks = List.copyOf(tracks);
    }

    record Track(String name, String file, int total, List<Column> columns) {
        Track {
            columns = List.copyOf(columns);
        }
    }

    record Column(String id, String label, History.Group group, String note) {}

    static HistoryColumns of(Frame frame, Map<String, String> files) {
        return new HistoryColumns(frame.tracks().stream().map(track -> new Track(track.name(), files.get(track.name()), track.total(),
                track.history().columns().stream().map(c -> new Column(c.id(), c.label(), c.group(), c.note())).toList())).toList());
    }

    Optional<Track> track(String name) {
        return tracks.stream().filter(track -> track.name.equals(name)).findFirst();
    }

    void write(Path file) throws IOException {
        ObjectNode json = RunJson.object();
        ArrayNode optimizers = json.putArray("optimizers");
        for (Track track : tracks) {
            ObjectNode optimizer = optimizers.addObject().put("name", track.name).put("file", track.file).put("total", track.total);
            ArrayNode columns = optimizer.putArray("columns");
            for (Column column : track.columns) {
                columns.addObject().put("id", column.id).put("label", column.label)
                        .put("group", column.group.name().toLowerCase(Locale.ROOT)).put("note", column.note);
            }
        }
        RunJson.write(file, json);
    }

    /** Reads the file; a run that was killed before it was written has none, and its columns keep their ids as labels. */
    static HistoryColumns read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new HistoryColumns(List.of());
        }
        List<Track> tracks = new ArrayList<>();
        for (JsonNode optimizer : RunJson.read(file).path("optimizers")) {
            List<Column> columns = new ArrayList<>();
            for (JsonNode column : optimizer.path("columns")) {
                columns.add(new Column(column.path("id").asText(), column.path("label").asText(),
                        group(column.path("group").asText()), column.path("note").asText()));
            }
            tracks.add(new Track(optimizer.path("name").asText(), optimizer.path("file").asText(), optimizer.path("total").asInt(), columns));
        }
        return new HistoryColumns(tracks);
    }

    private static History.Group group(String name) {
        return Arrays.stream(History.Group.values()).filter(group -> group.name().equalsIgnoreCase(name))
                .findFirst().orElse(History.Group.RATIO);
    }
}
