package org.saddlescope.ui.experiment;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlescope.schema.Setting;

/**
 * One component of the experiment's record tree as the form sees it.
 *
 * @param path    where it stands, as the experiment file says it: {@code optimizers.0.stepSize}
 * @param label   its name for people
 * @param type    the Java type of its value
 * @param setting what it means and which values are valid
 */
record Field(String path, String label, Type type, Optional<Setting> setting) {
    /** The components of a record found at {@code path}; the experiment itself is at the empty path. */
    static List<Field> of(Class<?> record, String path) {
        return Arrays.stream(record.getRecordComponents()).map(component -> of(component, path)).toList();
    }

    private static Field of(RecordComponent component, String path) {
        return new Field(join(path, component.getName()), Words.of(component.getName()), component.getGenericType(),
                Optional.ofNullable(component.getAnnotation(Setting.class)));
    }

    /** The element {@code index} of this list. */
    Field element(int index) {
        return new Field(join(path, Integer.toString(index)), label, argument(), Optional.empty());
    }

    /** What this {@code Optional} holds. */
    Field content() {
        return new Field(path, label, argument(), setting);
    }

    private Type argument() {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The id of the node that edits it, fit for a style sheet's selector: {@code optimizers-0-stepSize}. */
    String id() {
        return path.replace('.', '-');
    }

    Class<?> rawType() {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    boolean isList() {
        return rawType() == List.class;
    }

    boolean isOptional() {
        return rawType() == Optional.class;
    }

    /** The type of the list's or optional's content. */
    Class<?> contentType() {
        return argument() instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) argument();
    }

    String doc() {
        return setting.map(Setting::doc).orElse("");
    }

    double min() {
        return setting.map(Setting::min).orElse(Double.NEGATIVE_INFINITY);
    }

    double max() {
        return setting.map(Setting::max).orElse(Double.POSITIVE_INFINITY);
    }

    boolean above() {
        return setting.map(Setting::above).orElse(false);
    }

    int minSize() {
        return setting.map(Setting::minSize).orElse(0);
    }

    int maxSize() {
        return setting.map(Setting::maxSize).orElse(Integer.MAX_VALUE);
    }

    /** The JSON text of the value that stands where a file gives none. */
    Optional<String> fallback() {
        return setting.map(Setting::fallback).filter(text -> !text.equals(Setting.REQUIRED));
    }
}
