package org.saddlescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.DataSource.Task;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.NpyArray.Numbers;
import org.saddlescope.data.numpy.NpyArray.Type;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.engine.Samples;

class NumpySetTest {
    private static final Numbers IMAGES = numbers(Type.FLOAT64, List.of(3, 2, 2), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    private static final Numbers KINDS = numbers(Type.INT64, List.of(3), 2, 0, 1);

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("set.npz");
    }

    @Test
    void theFirstDimensionCountsSamplesAndTheOthersAreTheShapeOfOne() throws Exception {
        write(IMAGES, KINDS);
        Samples s = npz(Task.CLASSIFICATION, 0).load(1).training();
        assertEquals(3, s.count());
        assertEquals(List.of(2, 2), s.inputShape());
        assertArrayEquals(IMAGES.values(), s.inputs());
        assertEquals(3, s.targets().outputs());
        assertArrayEquals(new int[] {2, 0, 1}, ((Samples.Labels) s.targets()).labels());
        assertEquals(7, npz(Task.CLASSIFICATION, 7).load(1).training().targets().outputs());
    }

    @Test
    void valuesMayHaveSeveralComponents() throws Exception {
        write(numbers(Type.FLOAT64, List.of(2), 1, 2), numbers(Type.FLOAT64, List.of(2, 2), 1.5, 2.5, 3.5, 4.5));
        Samples s = npz(Task.REGRESSION, 0).load(1).training();
        assertEquals(List.of(1), s.inputShape());
        assertEquals(2, ((Samples.Values) s.targets()).width());
        assertArrayEquals(new double[] {1.5, 2.5, 3.5, 4.5}, ((Samples.Values) s.targets()).values());
    }

    @Test
    void labelsAtSeveralPositionsMayBeLeftOut() throws Exception {
        write(numbers(Type.FLOAT64, List.of(4, 2), 1, 2, 3, 4, 5, 6, 7, 8), numbers(Type.INT64, List.of(4, 2), 0, -1, 1, 1, 0, 0, -1, 1));
        Dataset data = new NpzFile(file.toString(), "inputs", "targets", Task.CLASSIFICATION, 0, 0.25).load(3);
        Samples.Labels labels = (Samples.Labels) data.training().targets();
        assertEquals(2, labels.positions());
        assertEquals(3, data.training().count());
        int held = Arrays.stream(new int[] {0, 1, 2, 3})
                .filter(i -> data.heldOut().orElseThrow().inputs()[0] == 2 * i + 1).findFirst().orElseThrow();
        int[] all = {0, -1, 1, 1, 0, 0, -1, 1};
        assertArrayEquals(Arrays.copyOfRange(all, 2 * held, 2 * held + 2),
                ((Samples.Labels) data.heldOut().orElseThrow().targets()).labels());
    }

    @Test
    void theSplitOfAnArchiveGoesBeforeTheFraction() throws Exception {
        write("split", numbers(Type.INT64, List.of(3), 0, 1, 0));
        Dataset data = new NpzFile(file.toString(), "inputs", "targets", Task.CLASSIFICATION, 0, 0.9).load(1);
        assertArrayEquals(new double[] {1, 2, 3, 4, 9, 10, 11, 12}, data.training().inputs());
        assertArrayEquals(new double[] {5, 6, 7, 8}, data.heldOut().orElseThrow().inputs());
        assertArrayEquals(new int[] {2, 1}, ((Samples.Labels) data.training().targets()).labels());
        assertEquals(3, data.training().targets().outputs());
        write("split", numbers(Type.INT64, List.of(3), 0, 0, 0));
        assertTrue(npz(Task.CLASSIFICATION, 0).load(1).heldOut().isEmpty());
        write("mine", numbers(Type.BOOL, List.of(3), 1, 0, 0));
        assertEquals(2, split("mine").load(1).training().count());
        assertEquals(3, split("").load(1).training().count());
    }

    @Test
    void aSplitThatIsNoneIsNamed() throws Exception {
        assertEquals(": expected an array named \"splits\"; did you mean \"split\"?", fault("splits", numbers(Type.INT64, List.of(3), 0, 1, 0)));
        assertEquals(", array \"split\" at [2]: expected 0 for training or 1 for held back, found 2", fault("split", numbers(Type.INT64, List.of(3), 0, 1, 2)));
        assertEquals(", array \"split\": expected at least one sample to train on, 0, found 1 alone", fault("split", numbers(Type.INT64, List.of(3), 1, 1, 1)));
        for (Numbers odd : List.of(numbers(Type.INT64, List.of(2), 0, 1), numbers(Type.FLOAT64, List.of(3), 0, 1, 0))) {
            assertTrue(fault("split", odd).startsWith(", array \"split\": expected a whole number a sample, 0 for training and 1 for held back, as 3 samples"));
        }
    }

    @Test
    void anArchiveMaySayHowManyClassesAndSymbolsThereAre() throws Exception {
        write("classes", numbers(Type.INT64, List.of(), 5), "symbols", numbers(Type.INT64, List.of(), 13));
        Samples s = npz(Task.CLASSIFICATION, 0).load(1).training();
        assertEquals(5, s.targets().outputs());
        assertEquals(13, s.symbols());
        assertEquals(4, npz(Task.CLASSIFICATION, 4).load(1).training().targets().outputs());
        // Names of classes are no number of them.
        write("classes", new NpyArray.Texts(List.of(3), List.of("a", "b", "c")));
        assertEquals(3, npz(Task.CLASSIFICATION, 0).load(1).training().targets().outputs());
        write("symbols", numbers(Type.INT64, List.of(), 12));
        assertEquals(file + ", array \"inputs\" at [2, 1, 1]: expected a symbol, a whole number from 0 to 11"
                + " as the archive's array \"symbols\" says, found 12.0", message(Task.CLASSIFICATION, 0));
    }

    private NpzFile split(String name) {
        return new NpzFile(file.toString(), "inputs", "targets", Task.CLASSIFICATION, 0, 0, name);
    }

    /** What is said of an array "split" where the experiment asks for this one. */
    private String fault(String name, NpyArray split) throws IOException {
        write("split", split);
        String message = assertThrows(DataException.class, () -> split(name).load(1)).getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        return message.substring(file.toString().length());
    }

    /** Images, kinds, and further arrays: name, array, name, array. */
    private void write(Object... others) throws IOException {
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("inputs", IMAGES);
        arrays.put("targets", KINDS);
        for (int i = 0; i < others.length; i += 2) {
            arrays.put((String) others[i], (NpyArray) others[i + 1]);
        }
        Npz.write(file, arrays, Npz.Packing.STORED);
    }

    @Test
    void aPairOfFilesGivesWhatTheArchiveGives() throws Exception {
        write(IMAGES, KINDS);
        Path x = folder.resolve("x.npy");
        Path y = folder.resolve("y.npy");
        Npy.write(x, IMAGES);
        Npy.write(y, KINDS);
        Samples pair = new NpyFiles(x.toString(), y.toString(), Task.CLASSIFICATION, 0, 0).load(1).training();
        assertArrayEquals(npz(Task.CLASSIFICATION, 0).load(1).training().inputs(), pair.inputs());
        assertArrayEquals(new int[] {2, 0, 1}, ((Samples.Labels) pair.targets()).labels());
    }

    @Test
    void everyFaultNamesFileArrayExpectedAndFound() throws Exception {
        fails(IMAGES, numbers(Type.INT64, List.of(3), 0, 3, 1), Task.CLASSIFICATION, 3,
                ", array \"targets\" at [1]: expected a class, 0 to 2, found 3");
        fails(IMAGES, numbers(Type.INT64, List.of(3), 0, -1, 1), Task.CLASSIFICATION, 0,
                ", array \"targets\" at [1]: expected a class, 0 to 1, found -1");
        fails(IMAGES, numbers(Type.INT64, List.of(3, 2), 0, -1, 1, 1, 0, -2), Task.CLASSIFICATION, 0,
                ", array \"targets\" at [2, 1]: expected a class, -1 to 1, -1 where it does not count, found -2");
        fails(IMAGES, numbers(Type.FLOAT64, List.of(3), 0, 1, 1), Task.CLASSIFICATION, 0,
                ", array \"targets\": expected classes as whole numbers such as int64, found float64;"
                        + " targets that are no classes are a task for \"regression\"");
        fails(IMAGES, numbers(Type.INT64, List.of(3), 0, 0, 0), Task.CLASSIFICATION, 0,
                ", array \"targets\": expected labels of at least two classes, found 0 only");
        fails(IMAGES, numbers(Type.INT64, List.of(2), 0, 1), Task.CLASSIFICATION, 0, ", array \"targets\": expected 3 samples,"
                + " as many as " + file + ", array \"inputs\" has, found 2 (shape [2])");
        fails(IMAGES, numbers(Type.FLOAT64, List.of(3, 1, 1), 0, 1, 1), Task.REGRESSION, 0, ", array \"targets\": expected targets of"
                + " one or two dimensions, samples or samples x components, found shape [3, 1, 1]");
        fails(numbers(Type.FLOAT64, List.of(2, 2), 1, 2, 3, Double.NaN), numbers(Type.INT64, List.of(2), 0, 1), Task.CLASSIFICATION, 0,
                ", array \"inputs\" at [1, 1]: expected a finite number, found NaN");
        fails(numbers(Type.FLOAT64, List.of(), 1), KINDS, Task.CLASSIFICATION, 0,
                ", array \"inputs\": expected an array whose first dimension counts samples, found a single number");
        fails(numbers(Type.FLOAT64, List.of(0, 2)), KINDS, Task.CLASSIFICATION, 0,
                ", array \"inputs\": expected an array whose first dimension counts samples, found shape [0, 2], no sample");
        fails(IMAGES, new NpyArray.Texts(List.of(3), List.of("a", "b", "c")), Task.CLASSIFICATION, 0,
                ", array \"targets\": expected numbers, found texts");
    }

    @Test
    void anArrayThatIsNotThereIsAnsweredWithTheNearestName() throws Exception {
        write(IMAGES, KINDS);
        assertEquals(file + ": expected an array named \"target\"; did you mean \"targets\"?", assertThrows(DataException.class,
                () -> new NpzFile(file.toString(), "inputs", "target", Task.CLASSIFICATION, 0, 0).load(1)).getMessage());
    }

    @Test
    void filesThatAreNotWhatTheyShouldBeAreNamed() throws Exception {
        assertEquals(file + ": there is no such file; expected an .npz file", message(Task.CLASSIFICATION, 0));
        write(IMAGES, KINDS);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 200));
        assertTrue(message(Task.CLASSIFICATION, 0).startsWith(file + ": not a complete npz file"));
        Path x = folder.resolve("x.npy");
        Npy.write(x, IMAGES);
        Files.write(x, Arrays.copyOf(Files.readAllBytes(x), 150));
        assertEquals(x + ": 22 bytes of data, expected 96 for shape [3, 2, 2] of f8", assertThrows(DataException.class,
                () -> new NpyFiles(x.toString(), x.toString(), Task.CLASSIFICATION, 0, 0).load(1)).getMessage());
    }

    private static Numbers numbers(Type type, List<Integer> shape, double... values) {
        return new Numbers(type, shape, values);
    }

    private NpzFile npz(Task task, int classes) {
        return new NpzFile(file.toString(), "inputs", "targets", task, classes, 0);
    }

    private void write(NpyArray inputs, NpyArray targets) throws IOException {
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("inputs", inputs);
        arrays.put("targets", targets);
        Npz.write(file, arrays, Npz.Packing.STORED);
    }

    private void fails(NpyArray inputs, NpyArray targets, Task task, int classes, String message) throws IOException {
        write(inputs, targets);
        assertEquals(file + message, message(task, classes));
    }

    private String message(Task task, int classes) {
        return assertThrows(DataException.class, () -> npz(task, classes).load(1)).getMessage();
    }
}
