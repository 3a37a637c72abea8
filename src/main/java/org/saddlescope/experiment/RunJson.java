package org.saddlescope.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.experiment.io.Decimals;

/** JSON as the files of a run folder have it: the same bytes on every platform. */
final class RunJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static void write(Path file, JsonNode json) throws IOException {
        AtomicFile.write(file, JsonText.pretty(json).stripTrailing() + "\n");
    }

    static JsonNode read(Path file) throws IOException {
        return parse(Files.readString(file), file.toString());
    }

    static JsonNode parse(String text, String source) throws IOException {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (!json.isObject()) {
                throw new IOException(source + ": expected a JSON object");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IOException(source + ", line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
                    + ": not JSON (" + e.getOriginalMessage() + ")", e);
        }
    }

    /** A number, or where JSON has none its name as in history.csv: "nan", "inf", "-inf". */
    static void put(ObjectNode object, String field, double value) {
        if (Double.isFinite(value)) {
            object.put(field, value);
        } else {
            object.put(field, Decimals.text(value));
        }
    }
}
