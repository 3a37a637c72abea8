package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.saddlescope.schema.Literal;

/** Turns values into JSON as their schema says; fields in the order of declaration, empty optionals left out. */
final class Encoder {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double LARGEST_EXACT = 1e15;

    private Encoder() {}

    static JsonNode encode(Schema.Type type, Object value) {
        return switch (type) {
            case Schema.WholeNumber _ -> NODES.numberNode(((Number) value).longValue());
            case Schema.RealNumber _ -> number((Double) value);
            case Schema.Flag _ -> NODES.booleanNode((Boolean) value);
            case Schema.Text _ -> NODES.textNode((String) value);
            case Schema.Any _ -> literal((Literal) value);
            case Schema.Choice _ -> NODES.textNode(Schema.nameOf(value));
            case Schema.ListOf list -> {
                ArrayNode array = NODES.arrayNode();
                ((List<?>) value).forEach(element -> array.add(encode(list.element(), element)));
                yield array;
            }
            case Schema.OptionalOf optional -> ((Optional<?>) value).map(present -> encode(optional.element(), present))
                    .orElseGet(NODES::nullNode);
            case Schema.RecordType record -> fields(NODES.objectNode(), record, (Record) value);
            case Schema.Union union -> {
                Schema.Option option = union.optionOf(value);
                yield fields(NODES.objectNode().put("type", option.name()), option.record(), (Record) value);
            }
        };
    }

    private static JsonNode literal(Literal value) {
        try {
            return JsonText.parse(value.json(), "");
        } catch (ExperimentException e) {
            throw new IllegalArgumentException("no JSON: " + value.json(), e);
        }
    }

    /**
     * A double that reads back bit for bit; whole numbers without a fraction.
     *
     * @throws IllegalArgumentException where it is not finite, which JSON cannot hold
     */
    static JsonNode number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a file cannot hold " + value);
        }
        boolean negativeZero = value == 0 && Double.doubleToRawLongBits(value) != 0;
        return value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT && !negativeZero
                ? NODES.numberNode((long) value) : NODES.numberNode(value);
    }

    private static ObjectNode fields(ObjectNode object, Schema.RecordType type, Record value) {
        for (Schema.Field field : type.fields()) {
            JsonNode node = encode(field.type(), field.get(value));
            if (!node.isNull()) {
                object.set(field.name(), node);
            }
        }
        return object;
    }
}
