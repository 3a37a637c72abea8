package org.saddlescope.experiment.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.JsonText;

/** Coordinates of a sweep for people. */
public final class MemberNames {
    private MemberNames() {}

    /** "width 64, tanh": numbers and switches with the last part of their field's path, words and objects by themselves. */
    public static String of(Map<String, String> coordinates) {
        return coordinates.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).collect(Collectors.joining(", "));
    }

    /** The last part of a field's path in words, with its index where it is one of many: "batch", "step size", "optimizers 0". */
    static String last(String field) {
        String name = field.substring(field.lastIndexOf('.') + 1).replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return name.matches("\\d+") && field.indexOf('.') > 0 ? last(field.substring(0, field.lastIndexOf('.'))) + " " + name : name;
    }

    private static String of(String field, String json) {
        JsonNode value;
        try {
            value = JsonText.parse(json, "");
        } catch (ExperimentException e) {
            return last(field) + " " + json;
        }
        return value.isTextual() || value.isObject() ? text(value) : last(field) + " " + text(value);
    }

    private static String text(JsonNode value) {
        if (!value.isObject()) {
            return value.toString().replace("\"", "").replace(",", ", ");
        }
        List<String> parts = new ArrayList<>();
        value.properties().forEach(part -> parts.add(part.getKey().equals("type") ? text(part.getValue()) : part.getKey() + " " + text(part.getValue())));
        return String.join(", ", parts);
    }
}
