package org.saddlescope.experiment;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.experiment.io.Csv;
import org.saddlescope.experiment.io.Decimals;

/**
 * Records as rows of a CSV file, a column a component: texts, whole numbers, numbers and true/false. The header has the
 * components' names in lower case with underscores.
 *
 * @param <T>  a record of such components
 */
record RecordTable<T extends Record>(Class<T> type) {
    /** Replaces the file whole; without rows there is none. */
    void write(Path file, List<T> rows) throws IOException {
        if (rows.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        StringBuilder text = new StringBuilder(Csv.row(header()));
        for (T row : rows) {
            text.append(Csv.row(Stream.of(type.getRecordComponents()).map(component -> cell(component, row)).toList()));
        }
        AtomicFile.write(file, text.toString());
    }

    /**
     * The rows of a file that {@link #write} wrote; none where there is no file.
     *
     * @throws IOException where a row is not what it should be; the message names line and column
     */
    List<T> read(Path file) throws IOException {
        List<T> rows = new ArrayList<>();
        if (Files.exists(file)) {
            Csv.read(file, (line, cells) -> {
                if (line == 1 && !cells.equals(header())) {
                    throw new IOException("line 1: expected the columns " + String.join(",", header()));
                } else if (line > 1) {
                    rows.add(row(line, cells));
                }
            });
        }
        return rows;
    }

    private List<String> header() {
        return Stream.of(type.getRecordComponents())
                .map(component -> component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)).toList();
    }

    private String cell(RecordComponent component, T row) {
        Object value = invoke(() -> component.getAccessor().invoke(row));
        return value instanceof Double number ? Decimals.text(number) : String.valueOf(value);
    }

    private T row(int line, List<String> cells) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        if (cells.size() != components.length) {
            throw new IOException("line " + line + ": " + cells.size() + " cells, expected " + components.length);
        }
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(line, header().get(i), components[i].getType(), cells.get(i));
        }
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return invoke(() -> type.getDeclaredConstructor(types).newInstance(values));
    }

    private static Object value(int line, String column, Class<?> type, String text) throws IOException {
        try {
            if (type == int.class) {
                return Integer.valueOf(text);
            }
            if (type == long.class) {
                return Long.valueOf(text);
            }
            if (type == double.class) {
                return Decimals.parse(text);
            }
        } catch (NumberFormatException e) {
            throw new IOException("line " + line + ", " + column + ": \"" + text + "\", expected a number", e);
        }
        if (type == boolean.class) {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IOException("line " + line + ", " + column + ": \"" + text + "\", expected true or false");
            }
            return Boolean.valueOf(text);
        }
        return text;
    }

    @FunctionalInterface
    private interface Reflective<R> {
        R get() throws ReflectiveOperationException;
    }

    private static <R> R invoke(Reflective<R> call) {
        try {
            return call.get();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
