package org.saddlescope.experiment;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlescope.schema.Literal;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** Derives a {@link Schema} from record classes. */
final class SchemaReader {
    private static final ClassValue<Schema.RecordType> KNOWN = new ClassValue<>() {
        @Override
        protected Schema.RecordType computeValue(Class<?> type) {
            return new SchemaReader().record(type.asSubclass(Record.class));
        }
    };

    /** The schema of a record class, read once. */
    static Schema.RecordType known(Class<? extends Record> type) {
        return KNOWN.get(type);
    }

    Schema.RecordType record(Class<? extends Record> type) {
        List<Schema.Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(field(type, component));
        }
        return new Schema.RecordType(type, fields);
    }

    static Variant variant(Class<?> type) {
        Variant variant = type.getAnnotation(Variant.class);
        if (variant == null) {
            throw new IllegalStateException(type.getName() + " has no @Variant");
        }
        return variant;
    }

    private Schema.Field field(Class<?> owner, RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalStateException(owner.getName() + "." + component.getName() + " has no @Setting");
        }
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        Optional<String> fallback = setting.fallback().equals(Setting.REQUIRED) ? Optional.empty() : Optional.of(setting.fallback());
        return new Schema.Field(component.getName(), type(component.getGenericType(), setting), setting.doc(), fallback, accessor);
    }

    private Schema.Type type(java.lang.reflect.Type type, Setting setting) {
        if (type instanceof ParameterizedType generic) {
            Schema.Type element = type(generic.getActualTypeArguments()[0], setting);
            if (generic.getRawType() == List.class) {
                return new Schema.ListOf(element, setting.minSize(), setting.maxSize());
            }
            if (generic.getRawType() == Optional.class) {
                return new Schema.OptionalOf(element);
            }
        }
        if (type instanceof Class<?> simple) {
            return simple(simple, setting);
        }
        throw new IllegalStateException("no file can hold a " + type.getTypeName());
    }

    private Schema.Type simple(Class<?> type, Setting setting) {
        if (type == int.class || type == Integer.class) {
            return whole(setting, Integer.MIN_VALUE, Integer.MAX_VALUE, false);
        }
        if (type == long.class || type == Long.class) {
            return whole(setting, Long.MIN_VALUE, Long.MAX_VALUE, true);
        }
        if (type == double.class || type == Double.class) {
            return new Schema.RealNumber(setting.min(), setting.max(), setting.above());
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Schema.Flag();
        }
        if (type == String.class) {
            return new Schema.Text();
        }
        if (type == Literal.class) {
            return new Schema.Any();
        }
        if (type.isEnum()) {
            List<Enum<?>> constants = new ArrayList<>();
            for (Object constant : type.getEnumConstants()) {
                constants.add((Enum<?>) constant);
            }
            return new Schema.Choice(constants, constants.stream().map(Schema::nameOf).toList());
        }
        if (type.isRecord()) {
            return record(type.asSubclass(Record.class));
        }
        if (type.isSealed() && type.isInterface()) {
            return new Schema.Union(type, Arrays.stream(type.getPermittedSubclasses()).map(this::option).toList());
        }
        throw new IllegalStateException("no file can hold a " + type.getName());
    }

    /** The bounds of a setting are doubles; a cast to long stops at the ends of its range, as it should. */
    private static Schema.WholeNumber whole(Setting setting, long lowest, long highest, boolean wide) {
        long min = Math.max(lowest, (long) Math.ceil(setting.min()));
        if (setting.above() && min <= setting.min()) {
            min++;
        }
        return new Schema.WholeNumber(min, Math.min(highest, (long) Math.floor(setting.max())), wide);
    }

    private Schema.Option option(Class<?> type) {
        Variant variant = variant(type);
        return new Schema.Option(variant.value(), variant.label(), variant.doc(), type.asSubclass(Record.class));
    }
}
