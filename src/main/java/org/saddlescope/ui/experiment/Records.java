package org.saddlescope.ui.experiment;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Records read and made by their components. */
final class Records {
    private Records() {}

    /** The values of the components, in their order. */
    static Object[] values(Object record) {
        return Arrays.stream(record.getClass().getRecordComponents()).map(component -> value(record, component)).toArray();
    }

    private static Object value(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(record.getClass().getName() + "." + component.getName() + " cannot be read", e);
        }
    }

    /**
     * The record with these components.
     *
     * @throws InvalidText where the record itself refuses them
     */
    static Object make(Class<?> type, Object[] values) throws InvalidText {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new InvalidText(refused.getMessage());
            }
            throw new IllegalStateException(type.getName() + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made", e);
        }
    }

    /** The records of a sealed interface, in the order of its declaration. */
    static List<Class<?>> variants(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? variants(type).stream() : java.util.stream.Stream.<Class<?>>of(type)).toList();
    }
}
