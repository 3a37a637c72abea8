package org.saddlescope.experiment.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.numpy.AtomicFile;

class TextFilesTest {
    @TempDir
    private Path folder;

    @Test
    void everyCellComesBackAsItWas() throws IOException {
        List<String> cells = List.of("plain", "", "a,b", "say \"so\"", "two\nlines", " λ ");
        List<List<String>> rows = new ArrayList<>();
        Csv.read(new StringReader(Csv.row(cells) + Csv.row(cells)), (_, row) -> rows.add(row));
        assertEquals(List.of(cells, cells), rows);
    }

    @Test
    void aLineThatWasCutOffIsLeftOut() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        // 0.25 may have been 0.2512: it is not taken for a number
        Csv.read(new StringReader("a,0.5\nb,0.25"), (_, row) -> rows.add(row));
        assertEquals(List.of(List.of("a", "0.5")), rows);
    }

    @Test
    void rowsCarryTheNumberOfTheirFirstLine() throws IOException {
        List<Integer> lines = new ArrayList<>();
        Csv.read(new StringReader("a\n\"b\nb\"\nc\n"), (line, _) -> lines.add(line));
        assertEquals(List.of(1, 2, 4), lines);
    }

    @Test
    void everyDoubleComesBackBitForBit() {
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            double canonical = Double.isNaN(value) ? Double.NaN : value;
            assertEquals(Double.doubleToLongBits(canonical), Double.doubleToLongBits(Decimals.parse(Decimals.text(value))));
        }
    }

    @Test
    void numbersAreSpelledAsPythonSpellsThem() {
        assertEquals(List.of("0.1", "1.0", "1e-25", "6.7167e-7", "-0.0", "nan", "inf", "-inf"),
                Stream.of(0.1, 1.0, 1e-25, 6.7167e-7, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                        .map(Decimals::text).toList());
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, "old");
        assertThrows(IOException.class, () -> AtomicFile.write(file, out -> {
            out.write('n');
            throw new IOException("disk full");
        }));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
