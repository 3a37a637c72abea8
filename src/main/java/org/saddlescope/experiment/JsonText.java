package org.saddlescope.experiment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Reads and writes JSON text. */
public final class JsonText {
    private static final int WIDTH = 100;
    private static final String INDENT = "  ";
    private static final ObjectReader READER = JsonMapper.builder(
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

    private JsonText() {}

    /**
     * One JSON value.
     *
     * @throws ExperimentException with line and column where the text is no JSON, names a field twice, or goes on
     *                             after the value
     */
    public static JsonNode parse(String json, String source) throws ExperimentException {
        String prefix = source.isEmpty() ? "" : source + ": ";
        try {
            JsonNode node = READER.readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
            if (node.isMissingNode()) {
                throw new ExperimentException(prefix + "expected JSON, found nothing");
            }
            return node;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
            String reason = e.getOriginalMessage().lines().findFirst().orElse("")
                    // Where an unclosed bracket was opened is told in Jackson's own terms; line and column say enough.
                    .replaceFirst(" \\(start marker at .*", "").strip();
            throw new ExperimentException(prefix + where + "malformed JSON: " + reason, e);
        }
    }

    /** On one line. */
    public static String compact(JsonNode node) {
        if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            node.forEach(element -> parts.add(compact(element)));
            return "[" + String.join(", ", parts) + "]";
        }
        if (node.isObject()) {
            List<String> parts = new ArrayList<>();
            node.properties().forEach(entry -> parts.add(quoted(entry.getKey()) + ": " + compact(entry.getValue())));
            return "{" + String.join(", ", parts) + "}";
        }
        return node.toString();
    }

    /** For people: what fits on a line stays on it, the rest has a line an element. Ends with a line break. */
    public static String pretty(JsonNode node) {
        StringBuilder text = new StringBuilder();
        write(node, "", 0, text, true);
        return text.append('\n').toString();
    }

    private static void write(JsonNode node, String indent, int column, StringBuilder text, boolean open) {
        String line = compact(node);
        if (!node.isContainerNode() || node.isEmpty() || !open && column + line.length() <= WIDTH) {
            text.append(line);
            return;
        }
        String inner = indent + INDENT;
        String separator = "";
        text.append(node.isArray() ? '[' : '{');
        Iterator<String> keys = node.fieldNames();
        for (JsonNode element : node) {
            String key = keys.hasNext() ? quoted(keys.next()) + ": " : "";
            text.append(separator).append('\n').append(inner).append(key);
            // One column is for the comma that may follow.
            write(element, inner, inner.length() + key.length() + 1, text, false);
            separator = ",";
        }
        text.append('\n').append(indent).append(node.isArray() ? ']' : '}');
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
