package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.saddlescope.schema.Literal;
import org.saddlescope.schema.Nearest;

/**
 * Turns JSON into values as their schema says. Whatever does not fit is one exception with one line: the file, the path
 * to the field, what was expected, what was found, and the nearest valid value or name.
 */
final class Decoder {
    private final String source;

    /** @param source the file's name, in front of every message; empty: none */
    Decoder(String source) {
        this.source = source;
    }

    Object decode(Schema.Type type, JsonNode node, String path) throws ExperimentException {
        if (node.isNull() && !(type instanceof Schema.OptionalOf)) {
            throw unfit(type, node, path, "");
        }
        return switch (type) {
            case Schema.WholeNumber whole -> whole(whole, node, path);
            case Schema.RealNumber real -> real(real, node, path);
            case Schema.Flag _ -> {
                require(node.isBoolean(), type, node, path);
                yield node.booleanValue();
            }
            case Schema.Text _ -> {
                require(node.isTextual(), type, node, path);
                yield node.textValue();
            }
            case Schema.Any _ -> new Literal(JsonText.compact(node));
            case Schema.Choice choice -> {
                int index = choice.names().indexOf(node.asText());
                if (!node.isTextual() || index < 0) {
                    throw unfit(type, node, path, suggestion(node, choice.names()));
                }
                yield choice.constants().get(index);
            }
            case Schema.ListOf list -> list(list, node, path);
            case Schema.OptionalOf optional -> node.isNull() ? Optional.empty()
                    : Optional.of(decode(optional.element(), node, path));
            case Schema.RecordType record -> {
                require(node.isObject(), type, node, path);
                yield record(record, node, path, path.isEmpty() ? "the experiment" : last(path), List.of());
            }
            case Schema.Union union -> union(union, node, path);
        };
    }

    /** The value that stands where the file gives none. */
    Object fallback(Schema.Field field, String path) throws ExperimentException {
        return decode(field.type(), JsonText.parse(field.fallback().orElseThrow(), "fallback of " + path), path);
    }

    ExperimentException error(String path, String message) {
        return new ExperimentException((source.isEmpty() ? "" : source + ": ") + (path.isEmpty() ? "" : path + ": ") + message);
    }

    static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private Object whole(Schema.WholeNumber type, JsonNode node, String path) throws ExperimentException {
        require(node.isNumber(), type, node, path);
        double approximate = node.doubleValue();
        boolean exact = node.isIntegralNumber() ? node.canConvertToLong()
                : approximate == Math.rint(approximate) && Math.abs(approximate) < 0x1p63;
        long value = node.isIntegralNumber() && exact ? node.longValue() : Math.round(approximate);
        if (!exact || value < type.min() || value > type.max()) {
            throw unfit(type, node, path, "the nearest valid value is " + Math.clamp(value, type.min(), type.max()));
        }
        // The branches must not meet in one conditional: it would widen the int.
        if (type.wide()) {
            return value;
        }
        return (int) value;
    }

    private Object real(Schema.RealNumber type, JsonNode node, String path) throws ExperimentException {
        require(node.isNumber(), type, node, path);
        double value = node.doubleValue();
        if (!Double.isFinite(value)) {
            double bound = Math.clamp(value, type.min(), type.max());
            throw error(path, "expected " + Expected.of(type) + ", found a number beyond the range of a double"
                    + (Double.isFinite(bound) ? "; the nearest valid value is " + Expected.number(bound) : ""));
        }
        if (value < type.min() || type.above() && value == type.min()) {
            throw unfit(type, node, path, "the nearest valid value is " + (type.above() ? "just above " : "") + Expected.number(type.min()));
        }
        if (value > type.max()) {
            throw unfit(type, node, path, "the nearest valid value is " + Expected.number(type.max()));
        }
        return value;
    }

    private List<Object> list(Schema.ListOf type, JsonNode node, String path) throws ExperimentException {
        require(node.isArray(), type, node, path);
        if (node.size() < type.minSize() || node.size() > type.maxSize()) {
            throw error(path, "expected " + Expected.of(type) + ", found " + node.size());
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(decode(type.element(), node.get(i), path + "[" + i + "]"));
        }
        return List.copyOf(elements);
    }

    private Record union(Schema.Union type, JsonNode node, String path) throws ExperimentException {
        require(node.isObject(), type, node, path);
        String where = child(path, "type");
        JsonNode name = node.get("type");
        if (name == null) {
            throw error(where, "missing; expected one of " + String.join(", ", type.names()));
        }
        Optional<Schema.Option> option = name.isTextual() ? type.option(name.textValue()) : Optional.empty();
        if (option.isEmpty()) {
            throw error(where, "expected one of " + String.join(", ", type.names()) + ", found " + Expected.found(name)
                    + suggestion(name, type.names()).transform(hint -> hint.isEmpty() ? "" : "; " + hint));
        }
        return record(option.get().record(), node, path, option.get().name(), List.of("type"));
    }

    private Record record(Schema.RecordType type, JsonNode node, String path, String owner, List<String> besides)
            throws ExperimentException {
        List<String> names = type.names();
        // Unknown fields first: a misspelt name explains why the right one is missing.
        for (String name : (Iterable<String>) node::fieldNames) {
            if (!names.contains(name) && !besides.contains(name)) {
                List<String> missing = names.stream().filter(known -> !node.has(known)).toList();
                Optional<String> close = Nearest.to(name, missing);
                throw error(child(path, name), "unknown field of " + owner + "; " + (close.isPresent()
                        ? "did you mean \"" + close.get() + "\"?"
                        : Nearest.hint(name, Stream.concat(besides.stream(), names.stream()).toList())));
            }
        }
        List<Object> values = new ArrayList<>();
        for (Schema.Field field : type.fields()) {
            String where = child(path, field.name());
            JsonNode given = node.get(field.name());
            if (given != null) {
                values.add(decode(field.type(), given, where));
            } else if (field.fallback().isPresent()) {
                values.add(fallback(field, where));
            } else {
                throw error(where, "missing; expected " + Expected.of(field.type()));
            }
        }
        try {
            return type.create(values);
        } catch (IllegalArgumentException e) {
            throw error(path, e.getMessage());
        }
    }

    private void require(boolean fits, Schema.Type type, JsonNode node, String path) throws ExperimentException {
        if (!fits) {
            throw unfit(type, node, path, "");
        }
    }

    private ExperimentException unfit(Schema.Type type, JsonNode node, String path, String hint) {
        return error(path, "expected " + Expected.of(type) + ", found " + Expected.found(node) + (hint.isEmpty() ? "" : "; " + hint));
    }

    private static String suggestion(JsonNode found, List<String> names) {
        return found.isTextual() ? Nearest.to(found.textValue(), names).map(close -> "did you mean \"" + close + "\"?").orElse("") : "";
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
