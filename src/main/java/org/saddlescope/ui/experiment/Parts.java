package org.saddlescope.ui.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of an experiment for controls outside the form, such as the choice of plane in the toolbar. */
public final class Parts {
    private Parts() {}

    /** The records that a part of this sealed type can be. */
    public static List<Class<?>> variants(Class<?> sealed) {
        return Records.variants(sealed);
    }

    /** A record of this class made of the fallbacks of its settings. */
    public static <T> T first(Class<?> variant, Class<T> as) {
        return as.cast(new Defaults(new Choices(Map.of())).ofRecord(variant, "", Optional.empty()));
    }

    /**
     * A copy of a record with one component replaced.
     *
     * @throws IllegalArgumentException where the record has no such component or refuses the value
     */
    public static <T extends Record> T with(T record, String component, Object value) {
        List<String> names = Arrays.stream(record.getClass().getRecordComponents()).map(c -> c.getName()).toList();
        int index = names.indexOf(component);
        if (index < 0) {
            throw new IllegalArgumentException(record.getClass().getName() + " has no " + component);
        }
        Object[] values = Records.values(record);
        values[index] = value;
        try {
            @SuppressWarnings("unchecked")
            T changed = (T) Records.make(record.getClass(), values);
            return changed;
        } catch (InvalidText e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
