package org.saddlescope.figures.sidecar;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.JsonText;
import org.saddlescope.figures.Figure;
import org.saddlescope.schema.Nearest;

/** Reads what {@link RecordJson} has written, and says where and how a text is something else. */
final class RecordReader {
    private static final int LONGEST = 60;

    private final String source;

    /** @param source what stands before messages; empty: nothing */
    RecordReader(String source) {
        this.source = source;
    }

    Object read(JsonNode node, Type type, String path) throws ExperimentException {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Optional.class ? Optional.of(read(node, RecordJson.argument(type), path)) : list(node, RecordJson.argument(type), path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == double.class || plain == Double.class) {
            return number(node, path);
        }
        if (plain == int.class || plain == Integer.class) {
            return whole(node, path);
        }
        if (plain == long.class || plain == Long.class) {
            require(node.isIntegralNumber() && node.canConvertToLong(), node, path, "a whole number");
            return node.longValue();
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return flag(node, path);
        }
        if (plain == String.class) {
            require(node.isTextual(), node, path, "text in quotes");
            return node.textValue();
        }
        if (plain.isArray()) {
            return array(node, plain, path);
        }
        if (plain.isEnum()) {
            return constant(node, plain, path);
        }
        if (plain == AlphaBetaRegion.class) {
            return AlphaBetaRegion.of(list(node, AlphaBetaRecord.class, path).stream().map(AlphaBetaRecord.class::cast).toList());
        }
        if (plain.isInterface()) {
            return record(node, one(node, plain, path), path, true);
        }
        return record(node, plain, path, false);
    }

    ExperimentException error(String path, String message) {
        return new ExperimentException((source.isEmpty() ? "" : source + ": ") + (path.isEmpty() ? "" : path + ": ") + message);
    }

    private void require(boolean fits, JsonNode node, String path, String expected) throws ExperimentException {
        if (!fits) {
            String found = node.isContainerNode() && node.size() > LONGEST ? node.isArray() ? "a list of " + node.size() : "an object" : JsonText.compact(node);
            throw error(path, "expected " + expected + ", found " + (found.length() <= LONGEST ? found : found.substring(0, LONGEST) + "..."));
        }
    }

    private double number(JsonNode node, String path) throws ExperimentException {
        boolean word = node.isTextual() && List.of("NaN", "Infinity", "-Infinity").contains(node.textValue());
        require(node.isNumber() || word, node, path, "a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
        return word ? Double.parseDouble(node.textValue()) : node.doubleValue();
    }

    private int whole(JsonNode node, String path) throws ExperimentException {
        require(node.isIntegralNumber() && node.canConvertToInt(), node, path, "a whole number");
        return node.intValue();
    }

    private boolean flag(JsonNode node, String path) throws ExperimentException {
        require(node.isBoolean(), node, path, "true or false");
        return node.booleanValue();
    }

    private List<Object> list(JsonNode node, Type element, String path) throws ExperimentException {
        require(node.isArray(), node, path, "a list");
        List<Object> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(read(node.get(i), element, path + "[" + i + "]"));
        }
        return List.copyOf(elements);
    }

    private Object constant(JsonNode node, Class<?> type, String path) throws ExperimentException {
        List<String> names = Stream.of(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name()).toList();
        int index = node.isTextual() ? names.indexOf(node.textValue()) : -1;
        require(index >= 0, node, path, "one of " + String.join(", ", names));
        return type.getEnumConstants()[index];
    }

    private Object array(JsonNode node, Class<?> type, String path) throws ExperimentException {
        if (type == double[].class) {
            if (node.isArray()) {
                double[] values = new double[node.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = number(node.get(i), path + "[" + i + "]");
                }
                return values;
            }
            ByteBuffer bytes = bytes(node, ArrayJson.FLOAT64, Double.BYTES, path);
            double[] values = new double[bytes.remaining() / Double.BYTES];
            bytes.asDoubleBuffer().get(values);
            return values;
        }
        if (type == int[].class) {
            if (node.isArray()) {
                int[] values = new int[node.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = whole(node.get(i), path + "[" + i + "]");
                }
                return values;
            }
            ByteBuffer bytes = bytes(node, ArrayJson.INT32, Integer.BYTES, path);
            int[] values = new int[bytes.remaining() / Integer.BYTES];
            bytes.asIntBuffer().get(values);
            return values;
        }
        if (type == boolean[].class) {
            return flags(node, path);
        }
        throw new IllegalStateException("no file can hold a " + type.getTypeName());
    }

    private boolean[] flags(JsonNode node, String path) throws ExperimentException {
        if (node.isArray()) {
            boolean[] values = new boolean[node.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = flag(node.get(i), path + "[" + i + "]");
            }
            return values;
        }
        BitSet bits = BitSet.valueOf(bytes(node, ArrayJson.BITS, 1, path));
        int length = whole(node.path(ArrayJson.LENGTH), path + "." + ArrayJson.LENGTH);
        if (length < bits.length()) {
            throw error(path + "." + ArrayJson.LENGTH, "expected at least the " + bits.length() + " flags that there are, found " + length);
        }
        boolean[] values = new boolean[length];
        for (int i = 0; i < length; i++) {
            values[i] = bits.get(i);
        }
        return values;
    }

    private ByteBuffer bytes(JsonNode node, String name, int size, String path) throws ExperimentException {
        JsonNode pieces = node.path(name);
        require(pieces.isArray(), node, path, "a list, or an object {\"" + name + "\": [...]}");
        for (int i = 0; i < pieces.size(); i++) {
            require(pieces.get(i).isTextual(), pieces.get(i), path + "." + name + "[" + i + "]", "text in Base64");
        }
        try {
            ByteBuffer bytes = ArrayJson.bytes(pieces);
            if (bytes.remaining() % size != 0) {
                throw error(path + "." + name, "expected a multiple of " + size + " bytes, found " + bytes.remaining());
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw error(path + "." + name, "expected text in Base64: " + e.getMessage());
        }
    }

    /** Which record of an interface an object is. */
    private Class<?> one(JsonNode node, Class<?> type, String path) throws ExperimentException {
        if (!type.isSealed()) {
            throw new IllegalStateException("no file can hold a " + type.getName());
        }
        List<Class<?>> kinds = Arrays.asList(type.getPermittedSubclasses());
        List<String> names = kinds.stream().<String>map(Class::getSimpleName).toList();
        require(node.isObject(), node, path, "an object {\"" + RecordJson.TYPE + "\": ...}");
        JsonNode name = node.path(RecordJson.TYPE);
        int index = names.indexOf(name.asText());
        if (index < 0) {
            throw error(child(path, RecordJson.TYPE), "expected one of " + String.join(", ", names)
                    + (name.isMissingNode() ? ", found nothing" : ", found " + JsonText.compact(name) + "; " + Nearest.hint(name.asText(), names)));
        }
        return kinds.get(index);
    }

    private Object record(JsonNode node, Class<?> type, String path, boolean typed) throws ExperimentException {
        require(node.isObject(), node, path, "an object {...}");
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalStateException("no file can hold a " + type.getName());
        }
        List<String> names = Stream.of(components).map(RecordComponent::getName).collect(Collectors.toCollection(ArrayList::new));
        for (var field = node.fieldNames(); field.hasNext(); ) {
            String name = field.next();
            if (!names.contains(name) && !(typed && name.equals(RecordJson.TYPE))) {
                throw error(child(path, name), "unknown field; " + Nearest.hint(name, names));
            }
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            String name = components[i].getName();
            JsonNode value = node.get(name);
            if (value == null && components[i].getType() != Optional.class && !isLater(components[i])) {
                throw error(child(path, name), "missing");
            }
            values[i] = value == null ? components[i].getType() == Optional.class ? Optional.empty() : List.of() : read(value, components[i].getGenericType(), child(path, name));
        }
        return create(type, components, values, path);
    }

    /** Whether files of earlier versions, which are read as well, do not have this list: they have none of what it holds. */
    private static boolean isLater(RecordComponent component) {
        return component.getDeclaringRecord() == Figure.SliceMap.class && component.getName().equals("arrows");
    }

    private Object create(Class<?> type, RecordComponent[] components, Object[] values, String path) throws ExperimentException {
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            // A record says itself what it cannot be made of.
            throw error(path, String.valueOf(e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, e);
        }
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
