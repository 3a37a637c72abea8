package org.saddlescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.data.DataSource.Task;
import org.saddlescope.engine.Samples;

class SequenceSetsTest {
    static Stream<DataSource> sources() {
        return Stream.of(new CopyTask(41, 3, 4, 0.25), new ParityTask(41, 5, false, 0.25), new ParityTask(41, 5, true, 0.25),
                new SineTask(41, 8, 3, 0.05, Task.CLASSIFICATION, 0.25), new SineTask(41, 8, 3, 0.05, Task.REGRESSION, 0.25));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theSeedAloneDecidesEveryBit(DataSource source) throws DataException {
        Samples first = source.load(3).training();
        assertArrayEquals(first.inputs(), source.load(3).training().inputs());
        assertArrayEquals(targets(first), targets(source.load(3).training()));
        assertFalse(Arrays.equals(first.inputs(), source.load(4).training().inputs()));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theOutlineSaysWhatIsMade(DataSource source) throws DataException {
        Dataset made = source.load(1);
        Outline outline = source.outline();
        Samples held = made.heldOut().orElseThrow();
        assertEquals(outline.training().orElseThrow(), made.training().count());
        assertEquals(outline.total().orElseThrow(), made.training().count() + held.count());
        assertEquals(outline.inputShape().orElseThrow(), made.training().inputShape());
        assertEquals(outline.outputs().orElseThrow(), made.training().targets().outputs());
        assertEquals(outline.classifies(), made.training().targets() instanceof Samples.Labels);
        assertEquals(outline.positions(), made.training().targets().positions());
        assertEquals(outline.symbols(), made.training().symbols());
        assertEquals(outline.symbols(), held.symbols());
        assertEquals(10, held.count(), 1);
    }

    @Test
    void theCopyTaskAsksForTheSymbolsAfterTheyWereShown() throws DataException {
        Samples samples = new CopyTask(40, 3, 4, 0).load(1).training();
        int[] labels = ((Samples.Labels) samples.targets()).labels();
        for (int i = 0; i < 40; i++) {
            for (int t = 0; t < 4; t++) {
                assertEquals(-1, labels[8 * i + t]);
                assertEquals(samples.inputs()[8 * i + t], labels[8 * i + 4 + t]);
                assertEquals(3, samples.inputs()[8 * i + 4 + t]);
            }
        }
        assertArrayEquals(new int[] {-1, 0, 1, 2}, Arrays.stream(labels).sorted().distinct().toArray());
        assertEquals(4, samples.symbols());
    }

    @Test
    void parityIsTheNumberOfOnesModuloTwo() throws DataException {
        Samples whole = new ParityTask(50, 6, false, 0).load(1).training();
        Samples running = new ParityTask(50, 6, true, 0).load(1).training();
        assertArrayEquals(whole.inputs(), running.inputs());
        int odd = 0;
        for (int i = 0; i < 50; i++) {
            double ones = 0;
            for (int t = 0; t < 6; t++) {
                double bit = whole.inputs()[6 * i + t];
                assertTrue(bit == 0 || bit == 1);
                ones += bit;
                assertEquals(ones % 2, ((Samples.Labels) running.targets()).labels()[6 * i + t]);
            }
            assertEquals(ones % 2, ((Samples.Labels) whole.targets()).labels()[i]);
            odd += (int) ones % 2;
        }
        assertEquals(25, odd);
    }

    @Test
    void aSineWithoutNoiseFollowsItsRecurrence() throws DataException {
        // sin((t+1)w + φ) = 2 cos w sin(tw + φ) − sin((t−1)w + φ), up to the next value that is asked for.
        Samples waves = new SineTask(12, 9, 3, 0, Task.REGRESSION, 0).load(1).training();
        Samples classes = new SineTask(12, 9, 3, 0, Task.CLASSIFICATION, 0).load(1).training();
        assertArrayEquals(waves.inputs(), classes.inputs());
        for (int i = 0; i < 12; i++) {
            double w = 2 * Math.PI * (1 + 0.5 * ((Samples.Labels) classes.targets()).labels()[i]) / 9;
            double[] x = Arrays.copyOf(Arrays.copyOfRange(waves.inputs(), 9 * i, 9 * i + 9), 10);
            x[9] = ((Samples.Values) waves.targets()).values()[i];
            for (int t = 1; t < 9; t++) {
                assertEquals(2 * Math.cos(w) * x[t] - x[t - 1], x[t + 1], 1e-12);
            }
        }
    }

    @Test
    void aTextAsksForTheCharacterThatFollows(@TempDir Path folder) throws IOException, DataException {
        Path file = Files.writeString(folder.resolve("t.txt"), "banana nab€😀!", StandardCharsets.UTF_8);
        Samples samples = new TextFile(file.toString(), 4, 100, 0).load(1).training();
        // Symbols by code point: ' ' ! a b n € 😀.
        assertEquals(7, samples.symbols());
        assertEquals(7, samples.targets().outputs());
        assertEquals(3, samples.count());
        assertArrayEquals(new double[] {3, 2, 4, 2, 4, 2, 0, 4, 2, 3, 5, 6}, samples.inputs());
        assertArrayEquals(new double[] {2, 4, 2, 4, 2, 0, 4, 2, 3, 5, 6, 1}, targets(samples));
        assertEquals(4, samples.targets().positions());
        assertEquals(2, new TextFile(file.toString(), 4, 2, 0).load(1).training().count());
        assertEquals(1, new TextFile(file.toString(), 4, 100, 0.25).load(1).heldOut().orElseThrow().count());
    }

    @Test
    void aTextThatCannotBeUsedIsNamedWithWhatWasExpected(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.txt");
        refused(file, "expected a text file, found none");
        Files.writeString(file, "abc");
        refused(file, "expected at least 5 characters for a sequence of 4 and the one that follows, found 3");
        Files.writeString(file, "aaaaaaaa");
        refused(file, "expected at least two different characters, found one: LATIN SMALL LETTER A");
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28, 65, 66, 67, 68, 69});
        refused(file, "expected text in UTF-8");
        refused(folder, "cannot be read");
    }

    private static void refused(Path file, String expected) {
        String message = assertThrows(DataException.class, () -> new TextFile(file.toString(), 4, 100, 0).load(1)).getMessage();
        assertTrue(message.startsWith(file + ": ") && message.contains(expected), message);
    }

    @Test
    void samplesWithClassesAtEveryStepAreHeldBackWhole() throws DataException {
        Dataset made = new ParityTask(40, 5, true, 0.25).load(1);
        assertEquals(10, made.heldOut().orElseThrow().count());
        for (Samples part : List.of(made.training(), made.heldOut().orElseThrow())) {
            int[] labels = ((Samples.Labels) part.targets()).labels();
            for (int i = 0; i < part.count(); i++) {
                assertEquals(part.inputs()[5 * i], labels[5 * i]);
            }
        }
    }

    private static double[] targets(Samples samples) {
        return switch (samples.targets()) {
            case Samples.Labels labels -> Arrays.stream(labels.labels()).asDoubleStream().toArray();
            case Samples.Values values -> values.values();
        };
    }
}
