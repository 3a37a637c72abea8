package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts single values into the JSON of an experiment, as {@code --set PATH=VALUE} asks. */
final class Overrides {
    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");

    private final String override;
    private final List<String> path;
    private final String value;

    private Overrides(String override, List<String> path, String value) {
        this.override = override;
        this.path = path;
        this.value = value;
    }

    /**
     * Changes one field of {@code root}. A part that the file leaves out starts from its fallback. What the schema does
     * not know is put in all the same: decoding answers it with the nearest name.
     */
    static void apply(JsonNode root, String override) throws ExperimentException {
        int equals = override.indexOf('=');
        if (equals <= 0) {
            throw new ExperimentException("--set " + override + ": expected PATH=VALUE, for instance training.steps=100");
        }
        String path = override.substring(0, equals).strip().replace("[", ".").replace("]", "");
        new Overrides(override, List.of(path.split("\\.", -1)), override.substring(equals + 1))
                .descend(root, Optional.of(Schema.experiment()), 0);
    }

    private void descend(JsonNode node, Optional<Schema.Type> type, int depth) throws ExperimentException {
        switch (node) {
            case ObjectNode object -> enter(object, type, depth);
            case ArrayNode array -> enter(array, type, depth);
            default -> throw new ExperimentException("--set " + override + ": " + String.join(".", path.subList(0, depth))
                    + " is " + Expected.found(node) + ", which has no part named " + path.get(depth));
        }
    }

    private void enter(ObjectNode object, Optional<Schema.Type> type, int depth) throws ExperimentException {
        String name = path.get(depth);
        Optional<Schema.Field> field = type.flatMap(known -> record(known, object)).flatMap(record -> record.field(name));
        Optional<Schema.Type> inner = field.map(Schema.Field::type).map(Overrides::present);
        if (depth == path.size() - 1) {
            object.set(name, value(inner));
            return;
        }
        if (object.path(name).isMissingNode() || object.path(name).isNull()) {
            object.set(name, absent(field));
        }
        descend(object.get(name), inner, depth + 1);
    }

    private void enter(ArrayNode array, Optional<Schema.Type> type, int depth) throws ExperimentException {
        String name = path.get(depth);
        int index = INDEX.matcher(name).matches() ? Integer.parseInt(name) : -1;
        if (index < 0 || index > array.size()) {
            throw new ExperimentException("--set " + override + ": " + String.join(".", path.subList(0, depth)) + " is a list of "
                    + array.size() + "; expected an index from 0 to " + array.size() + ", found " + name);
        }
        Optional<Schema.Type> element = type.flatMap(known -> known instanceof Schema.ListOf list
                ? Optional.of(present(list.element())) : Optional.empty());
        boolean last = depth == path.size() - 1;
        if (index == array.size()) {
            array.add(last ? value(element) : JsonNodeFactory.instance.objectNode());
        } else if (last) {
            array.set(index, value(element));
        }
        if (!last) {
            descend(array.get(index), element, depth + 1);
        }
    }

    /** Where a fallback has parts, they stay; what has none starts empty. */
    private static JsonNode absent(Optional<Schema.Field> field) throws ExperimentException {
        JsonNode start = field.flatMap(Schema.Field::fallback).isPresent()
                ? JsonText.parse(field.get().fallback().orElseThrow(), "") : JsonNodeFactory.instance.objectNode();
        boolean list = field.isPresent() && present(field.get().type()) instanceof Schema.ListOf;
        return start.isContainerNode() ? start
                : list ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
    }

    private JsonNode value(Optional<Schema.Type> type) {
        JsonNode parsed;
        try {
            parsed = JsonText.parse(value, "");
        } catch (ExperimentException e) {
            return TextNode.valueOf(value);
        }
        boolean text = type.isPresent() && type.get() instanceof Schema.Text;
        return text && !parsed.isTextual() ? TextNode.valueOf(value) : parsed;
    }

    private static Optional<Schema.RecordType> record(Schema.Type type, ObjectNode object) {
        return switch (type) {
            case Schema.RecordType record -> Optional.of(record);
            case Schema.Union union -> union.option(object.path("type").asText()).map(Schema.Option::record);
            default -> Optional.empty();
        };
    }

    private static Schema.Type present(Schema.Type type) {
        return type instanceof Schema.OptionalOf optional ? optional.element() : type;
    }
}
