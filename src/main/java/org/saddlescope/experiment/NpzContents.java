package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.NpyArray.Numbers;
import org.saddlescope.data.numpy.NpyArray.Texts;
import org.saddlescope.data.numpy.Npz;

/** The arrays of an npz file, asked for by name, kind and length; the message of an error names the file and the array. */
record NpzContents(Path file, Map<String, NpyArray> arrays) {
    static NpzContents read(Path file) throws IOException {
        return new NpzContents(file, Npz.read(file));
    }

    boolean has(String name) {
        return arrays.containsKey(name);
    }

    double[] numbers(String name) throws IOException {
        if (arrays.get(name) instanceof Numbers numbers) {
            return numbers.values();
        }
        throw new IOException(file + ": no array " + name + " of numbers");
    }

    double[] numbers(String name, int length) throws IOException {
        double[] values = numbers(name);
        checkLength(name, values.length, length);
        return values;
    }

    List<String> texts(String name) throws IOException {
        if (arrays.get(name) instanceof Texts texts) {
            return texts.values();
        }
        throw new IOException(file + ": no array " + name + " of texts");
    }

    List<String> texts(String name, int length) throws IOException {
        List<String> values = texts(name);
        checkLength(name, values.size(), length);
        return values;
    }

    /** Which elements of a boolean array are set. */
    boolean[] flags(String name, int length) throws IOException {
        double[] values = numbers(name, length);
        boolean[] flags = new boolean[length];
        for (int i = 0; i < length; i++) {
            flags[i] = values[i] != 0;
        }
        return flags;
    }

    private void checkLength(String name, int found, int expected) throws IOException {
        if (found != expected) {
            throw new IOException(file + ": " + found + " elements in " + name + ", expected " + expected);
        }
    }
}
