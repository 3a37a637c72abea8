package org.saddlescope.experiment;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an experiment is made of, derived by reflection from the records and their {@code Setting} and {@code Variant}
 * annotations. The JSON codec, the validation messages, {@code --set} and the form of the window all follow it, so that
 * a component added to a record is in all of them.
 */
public final class Schema {
    private static final RecordType EXPERIMENT = of(Experiment.class);

    private Schema() {}

    /** The schema of an experiment. */
    public static RecordType experiment() {
        return EXPERIMENT;
    }

    /**
     * The schema of a record class.
     *
     * @throws IllegalStateException where a component lacks its {@code Setting} or has a type that no file can hold
     */
    public static RecordType of(Class<? extends Record> type) {
        return new SchemaReader().record(type);
    }

    /** The name of a record or enum constant as files write it: its {@code Variant}, or the constant in camel case. */
    public static String nameOf(Object value) {
        return value instanceof Enum<?> constant ? camelCase(constant.name()) : SchemaReader.variant(value.getClass()).value();
    }

    static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    /** What values a field may have. */
    public sealed interface Type {}

    /** A whole number from {@code min} to {@code max}; an {@code int}, or a {@code long} where {@code wide}. */
    public record WholeNumber(long min, long max, boolean wide) implements Type {}

    /** A finite double from {@code min} (itself excluded where {@code above}) to {@code max}; the bounds may be infinite. */
    public record RealNumber(double min, double max, boolean above) implements Type {}

    /** True or false. */
    public record Flag() implements Type {}

    /** A string. */
    public record Text() implements Type {}

    /** Any JSON value. */
    public record Any() implements Type {}

    /** One of the constants of an enum, named as in the file, in the order of declaration. */
    public record Choice(List<Enum<?>> constants, List<String> names) implements Type {
        public Choice {
            constants = List.copyOf(constants);
            names = List.copyOf(names);
        }
    }

    /** A {@code List} of {@code minSize} to {@code maxSize} elements. */
    public record ListOf(Type element, int minSize, int maxSize) implements Type {}

    /** An {@code Optional}: may be left out. */
    public record OptionalOf(Type element) implements Type {}

    /** One of the variants of a sealed interface, told apart by the property {@code type}. */
    public record Union(Class<?> type, List<Option> options) implements Type {
        public Union {
            options = List.copyOf(options);
        }

        public List<String> names() {
            return options.stream().map(Option::name).toList();
        }

        /** The variant that a value is of. */
        public Option optionOf(Object value) {
            return options.stream().filter(option -> option.type() == value.getClass()).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(value + " is no " + type.getSimpleName()));
        }

        /** The variant of this name. */
        public Optional<Option> option(String name) {
            return options.stream().filter(option -> option.name().equals(name)).findFirst();
        }
    }

    /**
     * A variant of a sealed interface.
     *
     * @param name  the value of {@code type} in the file
     * @param label the name shown to people
     * @param doc   one line that says what it is
     * @param type  the record class
     */
    public record Option(String name, String label, String doc, Class<? extends Record> type) {
        /** The fields, read when they are asked for: a variant may hold values of its own sealed interface. */
        public RecordType record() {
            return SchemaReader.known(type);
        }
    }

    /** A record and its fields, in the order of declaration. */
    public record RecordType(Class<? extends Record> type, List<Field> fields) implements Type {
        public RecordType {
            fields = List.copyOf(fields);
        }

        public List<String> names() {
            return fields.stream().map(Field::name).toList();
        }

        public Optional<Field> field(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst();
        }

        /** The record of these values, one a field. */
        public Record create(List<Object> values) {
            try {
                Class<?>[] types = new Class<?>[fields.size()];
                for (int i = 0; i < types.length; i++) {
                    types[i] = fields.get(i).accessor().getReturnType();
                }
                Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return constructor.newInstance(values.toArray());
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
            }
        }

        /** A copy of a record in which one field has another value. */
        public Record with(Record record, String field, Object value) {
            List<Object> values = new ArrayList<>();
            for (Field each : fields) {
                values.add(each.name().equals(field) ? value : each.get(record));
            }
            return create(values);
        }

        /** The record in which every field is as its fallback says; required ones are the simplest valid value. */
        public Record initial() {
            return create(fields.stream().map(Field::initial).toList());
        }
    }

    /**
     * A component of a record.
     *
     * @param doc      one line that says what it means
     * @param fallback the JSON text of the value where the file gives none; empty where it must be given
     * @param accessor reads it from a record
     */
    public record Field(String name, Type type, String doc, Optional<String> fallback, Method accessor) {
        /** The value in this record. */
        public Object get(Record record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + name + " of " + record.getClass().getSimpleName(), e);
            }
        }

        /** The name in words: {@code step size} for {@code stepSize}. */
        public String words() {
            return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        }

        /** The fallback, or the simplest valid value of a field that must be given. */
        public Object initial() {
            return InitialValue.of(this);
        }
    }
}
