package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of a field in a form: {@code 0.1}, {@code 32, 32}, {@code x, y}; empty for an optional value that is not
 * there. Lists are written without brackets, text without quotes.
 */
public final class FieldText {
    private FieldText() {}

    /** The text of a value. */
    public static String show(Schema.Type type, Object value) {
        return switch (type) {
            case Schema.Text _ -> (String) value;
            case Schema.Choice _ -> Schema.nameOf(value);
            case Schema.OptionalOf optional -> ((Optional<?>) value).map(present -> show(optional.element(), present)).orElse("");
            case Schema.ListOf list when flat(list) -> ((List<?>) value).stream()
                    .map(element -> show(list.element(), element)).collect(Collectors.joining(", "));
            default -> JsonText.compact(Encoder.encode(type, value));
        };
    }

    /**
     * The value of a text.
     *
     * @throws ExperimentException what was expected, what was found and the nearest valid value; no path in front
     */
    public static Object parse(Schema.Type type, String text) throws ExperimentException {
        String stripped = text.strip();
        return switch (type) {
            case Schema.Text _ -> text;
            case Schema.OptionalOf optional -> stripped.isEmpty() ? Optional.empty() : Optional.of(parse(optional.element(), text));
            case Schema.ListOf list when flat(list) && !stripped.startsWith("[") -> elements(list, stripped);
            default -> new Decoder("").decode(type, json(stripped), "");
        };
    }

    private static Object elements(Schema.ListOf list, String text) throws ExperimentException {
        ArrayNode array =
                JsonNodeFactory.instance.arrayNode();
        if (!text.isEmpty()) {
            for (String part : text.split(",", -1)) {
                array.add(list.element() instanceof Schema.Text
                        ? TextNode.valueOf(part.strip()) : json(part.strip()));
            }
        }
        return new Decoder("").decode(list, array, "");
    }

    /** What does not read as JSON is text: the decoder then says what was expected instead. */
    private static JsonNode json(String text) {
        try {
            return JsonText.parse(text, "");
        } catch (ExperimentException e) {
            return TextNode.valueOf(text);
        }
    }

    /** Whether the elements can be told apart by commas alone. */
    private static boolean flat(Schema.ListOf list) {
        return switch (list.element()) {
            case Schema.WholeNumber _, Schema.RealNumber _, Schema.Flag _, Schema.Text _, Schema.Choice _ -> true;
            default -> false;
        };
    }
}
