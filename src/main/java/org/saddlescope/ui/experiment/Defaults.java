package org.saddlescope.ui.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.schema.Variant;

/**
 * The value that a part of the form starts with when the user adds it: the fallbacks of its settings, and for what has
 * none the first choice. It is a starting point to edit, not what a file means that leaves a field out.
 */
final class Defaults {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Choices choices;

    Defaults(Choices choices) {
        this.choices = choices;
    }

    /** A first value of the field. */
    Object of(Field field) {
        return field.fallback().map(text -> decode(parse(text), field)).orElseGet(() -> firstChoice(field));
    }

    /** A record of this class made of first values, keeping what {@code like} has under the same name and type. */
    Object ofRecord(Class<?> type, String path, Optional<Object> like) {
        Map<String, Object> kept = new LinkedHashMap<>();
        like.ifPresent(record -> {
            Object[] values = Records.values(record);
            List<Field> fields = Field.of(record.getClass(), path);
            for (int i = 0; i < values.length; i++) {
                kept.put(fields.get(i).name() + ":" + fields.get(i).type().getTypeName(), values[i]);
            }
        });
        return make(type, Field.of(type, path).stream().map(field -> {
            Object same = kept.get(field.name() + ":" + field.type().getTypeName());
            return same == null ? of(field) : same;
        }).toArray());
    }

    private static Object make(Class<?> type, Object[] values) {
        try {
            return Records.make(type, values);
        } catch (InvalidText e) {
            throw new IllegalStateException("the fallbacks of " + type.getName() + " are refused by it", e);
        }
    }

    private Object firstChoice(Field field) {
        Class<?> type = field.rawType();
        if (field.isOptional()) {
            return Optional.empty();
        }
        if (field.isList()) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < field.minSize(); i++) {
                elements.add(of(field.element(i)));
            }
            return List.copyOf(elements);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isSealed()) {
            return ofRecord(Records.variants(type).getFirst(), field.path(), Optional.empty());
        }
        if (type.isRecord()) {
            return ofRecord(type, field.path(), Optional.empty());
        }
        if (type == String.class) {
            return choices.of(field).stream().findFirst().orElse("");
        }
        if (type == boolean.class) {
            return false;
        }
        double nearest = Math.clamp(0.0, field.min(), field.max());
        if (type == int.class || type == Integer.class) {
            return (int) nearest;
        }
        if (type == long.class || type == Long.class) {
            return (long) nearest;
        }
        return nearest;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the fallback " + text + " is no JSON", e);
        }
    }

    private Object decode(JsonNode node, Field field) {
        Class<?> type = field.rawType();
        if (field.isOptional()) {
            return node.isNull() ? Optional.empty() : Optional.of(decode(node, field.content()));
        }
        if (field.isList()) {
            List<Object> elements = new ArrayList<>();
            node.forEach(element -> elements.add(decode(element, field.element(elements.size()))));
            return List.copyOf(elements);
        }
        if (type.isEnum()) {
            return constant(type, node.asText());
        }
        if (type.isSealed()) {
            String name = node.path("type").asText();
            Class<?> variant = Records.variants(type).stream().filter(v -> v.getAnnotation(Variant.class).value().equals(name))
                    .findFirst().orElseThrow(() -> new IllegalStateException(field.path() + ": no variant " + name));
            return decodeRecord(node, variant, field.path());
        }
        if (type.isRecord()) {
            return decodeRecord(node, type, field.path());
        }
        if (type == int.class || type == Integer.class) {
            return node.asInt();
        }
        if (type == long.class || type == Long.class) {
            return node.asLong();
        }
        if (type == double.class || type == Double.class) {
            return node.asDouble();
        }
        return type == boolean.class ? (Object) node.asBoolean() : node.asText();
    }

    private Object decodeRecord(JsonNode node, Class<?> type, String path) {
        return make(type, Field.of(type, path).stream()
                .map(field -> node.has(field.name()) ? decode(node.get(field.name()), field) : of(field)).toArray());
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().replace("_", "").equalsIgnoreCase(name)) {
                return constant;
            }
        }
        throw new IllegalStateException(type.getName() + " has no " + name);
    }
}
