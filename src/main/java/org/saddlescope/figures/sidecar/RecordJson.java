package org.saddlescope.figures.sidecar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.experiment.ExperimentException;

/**
 * Records as JSON, exactly: reading what was written gives an equal record, every double with the same bits. The form
 * follows from the record's components, so that one that is added to a record is in its files by itself: an object a
 * record, with {@code "type"} where an interface has several; an optional that is empty is left out; see
 * {@link ArrayJson} for arrays. An alpha-beta region, which is no record, is the records that decide it.
 */
public final class RecordJson {
    /** Says which of the records of a sealed interface an object is. */
    static final String TYPE = "type";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordJson() {}

    /** @throws IllegalStateException where a component has a type that no file can hold */
    public static JsonNode encode(Record record) {
        return encode(record, record.getClass());
    }

    /**
     * The record that a JSON value says.
     *
     * @param source what stands before messages, usually the file; empty: nothing
     * @throws ExperimentException with one line that names the path to the field, what was expected and what was found
     */
    public static <R extends Record> R decode(JsonNode json, Class<R> type, String source) throws ExperimentException {
        return type.cast(new RecordReader(source).read(json, type, ""));
    }

    private static JsonNode encode(Object value, Type declared) {
        return switch (value) {
            case null -> throw new IllegalStateException("a null where there should be a " + declared.getTypeName());
            case Double number -> ArrayJson.number(number);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Boolean flag -> NODES.booleanNode(flag);
            case String text -> NODES.textNode(text);
            case Enum<?> constant -> NODES.textNode(constant.name());
            case double[] values -> ArrayJson.of(values);
            case int[] values -> ArrayJson.of(values);
            case boolean[] values -> ArrayJson.of(values);
            case List<?> elements -> {
                ArrayNode list = NODES.arrayNode(elements.size());
                elements.forEach(element -> list.add(encode(element, argument(declared))));
                yield list;
            }
            case Optional<?> some -> encode(some.orElseThrow(), argument(declared));
            case AlphaBetaRegion region -> {
                ArrayNode list = NODES.arrayNode();
                region.decisive().forEach(record -> list.add(encode(record)));
                yield list;
            }
            case Record record -> object(record, declared);
            default -> throw new IllegalStateException("no file can hold a " + value.getClass().getName());
        };
    }

    private static ObjectNode object(Record record, Type declared) {
        ObjectNode object = NODES.objectNode();
        if (declared instanceof Class<?> one && one.isInterface()) {
            object.put(TYPE, record.getClass().getSimpleName());
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = value(record, component);
            if (!(value instanceof Optional<?> some) || some.isPresent()) {
                object.set(component.getName(), encode(value, component.getGenericType()));
            }
        }
        return object;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.getName() + " of " + record.getClass().getName() + " cannot be read", e);
        }
    }

    /** What a list or an optional is of. */
    static Type argument(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getActualTypeArguments()[0];
        }
        throw new IllegalStateException(type.getTypeName() + " does not say what it is of");
    }
}
