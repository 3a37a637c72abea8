package org.saddlescope.data.numpy;

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
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saddlescope.experiment.io.Python;

class NpzTest {
    @TempDir
    private Path folder;

    @Test
    void bytesDoNotDependOnTheTimeZone() throws IOException {
        TimeZone before = TimeZone.getDefault();
        Path first = folder.resolve("first.npz");
        Path second = folder.resolve("second.npz");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            Npz.write(first, arrays(), Npz.Packing.STORED);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            Npz.write(second, arrays(), Npz.Packing.STORED);
        } finally {
            TimeZone.setDefault(before);
        }
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void entriesCarryTheFirstDayOfZipAndNoFurtherTime() throws IOException {
        Path file = folder.resolve("a.npz");
        Npz.write(file, arrays(), Npz.Packing.STORED);
        byte[] bytes = Files.readAllBytes(file);
        // DOS time 00:00:02 and date 1980-01-01; no extra field, where an extended time would be
        assertArrayEquals(new byte[] {1, 0, 0x21, 0}, Arrays.copyOfRange(bytes, 10, 14));
        assertArrayEquals(new byte[] {0, 0}, Arrays.copyOfRange(bytes, 28, 30));
    }

    @ParameterizedTest
    @EnumSource
    void numpyLoadsWhatIsWritten(Npz.Packing packing) throws Exception {
        Path file = folder.resolve("a.npz");
        Npz.write(file, arrays(), packing);
        String seen = Python.run("""
                import numpy, sys
                a = numpy.load(sys.argv[1])
                print(list(a), a['loss'].shape, a['loss'][1, 2], a['label'][0], a['loss'].dtype)
                """, file);
        assertEquals("['loss', 'label'] (2, 3) 6.0 λ axis float64", seen);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBack(Npz.Packing packing) throws IOException {
        Path file = folder.resolve("a.npz");
        Npz.write(file, arrays(), packing);
        SequencedMap<String, NpyArray> read = Npz.read(file);
        assertEquals(List.of("loss", "label"), List.copyOf(read.sequencedKeySet()));
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, ((NpyArray.Numbers) read.get("loss")).values());
        assertEquals(new NpyArray.Texts(List.of(1), List.of("λ axis")), read.get("label"));
    }

    @Test
    void aTruncatedFileIsNamed() throws IOException {
        Path file = folder.resolve("a.npz");
        Npz.write(file, arrays(), Npz.Packing.STORED);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        IOException problem = assertThrows(IOException.class, () -> Npz.read(file));
        assertTrue(problem.getMessage().startsWith(file + ": not a complete npz file"), problem.getMessage());
    }

    private static SequencedMap<String, NpyArray> arrays() {
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("loss", NpyArray.matrix(2, 3, new double[] {1, 2, 3, 4, 5, 6}));
        arrays.put("label", new NpyArray.Texts(List.of(1), List.of("λ axis")));
        return arrays;
    }
}
