package org.saddlescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.DataSource.Task;
import org.saddlescope.engine.Samples;

class CsvSetTest {
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("t.csv");
    }

    @Test
    void aNamedTargetColumnIsTakenOutAndClassesAreNumberedByName() throws Exception {
        Samples s = load("a,kind,b\n1,cat,2\n\n3, \"dog\" ,-4e-1\n5,cat,.5\n", "kind", true, Task.CLASSIFICATION);
        assertArrayEquals(new double[] {1, 2, 3, -0.4, 5, 0.5}, s.inputs());
        assertArrayEquals(new int[] {0, 1, 0}, ((Samples.Labels) s.targets()).labels());
        assertEquals(2, s.targets().outputs());
    }

    @Test
    void numericClassesAreNumberedByValue() throws Exception {
        Samples s = load("1,10\n2,9\n3,10\n", "-1", false, Task.CLASSIFICATION);
        assertArrayEquals(new int[] {1, 0, 1}, ((Samples.Labels) s.targets()).labels());
    }

    @Test
    void aRegressionTargetIsANumberAndColumnsCountFromEitherEnd() throws Exception {
        assertArrayEquals(new double[] {1, 4},
                ((Samples.Values) load("1,2,3\r\n4,5,6\r\n", "0", false, Task.REGRESSION).targets()).values());
        assertArrayEquals(new double[] {2, 5},
                ((Samples.Values) load("1,2,3\n4,5,6\n", "-2", false, Task.REGRESSION).targets()).values());
    }

    @Test
    void aRegressionMayHaveSeveralTargetsInAnyOrder() throws Exception {
        Samples s = load("a,b,c,d\n1,2,3,4\n5,6,7,8\n", "d, b", true, Task.REGRESSION);
        assertEquals(List.of(2), s.inputShape());
        assertArrayEquals(new double[] {1, 3, 5, 7}, s.inputs());
        assertEquals(new Samples.Values(((Samples.Values) s.targets()).values(), 2), s.targets());
        assertArrayEquals(new double[] {4, 2, 8, 6}, ((Samples.Values) s.targets()).values());
        assertArrayEquals(new double[] {3, 1, 6, 4}, ((Samples.Values) load("1,2,3\n4,5,6\n", "-1,0", false, Task.REGRESSION).targets()).values());
    }

    @Test
    void aNameWithACommaIsOneColumn() throws Exception {
        assertArrayEquals(new double[] {2}, ((Samples.Values) load("a,\"x, y\"\n1,2\n", "x, y", true, Task.REGRESSION).targets()).values());
    }

    @Test
    void severalTargetsThatDoNotFitAreAnsweredWithWhatDoes() {
        fails("a,b,c\n1,2,3\n", "a,b", true, Task.CLASSIFICATION,
                ": target \"a,b\": expected one column for a classification, found 2; several are for a regression");
        fails("a,b,c\n1,2,3\n", "a,a", true, Task.REGRESSION,
                ": target \"a,a\": expected each column once, found \"a\" again");
        fails("a,b\n1,2\n", "a,b", true, Task.REGRESSION,
                ": expected at least one column beside the targets, found 2 columns, all of them targets");
        fails("a,bb,c\n1,2,3\n", "a,bbb", true, Task.REGRESSION, ": no column is named \"bbb\"; did you mean \"bb\"?");
    }

    @Test
    void quotedFieldsMayHoldCommasAndQuotes() throws Exception {
        CsvTable table = CsvTable.read(write("\"a, \"\"b\"\"\",c\n1,2\n"), true);
        assertEquals(List.of("a, \"b\"", "c"), table.names());
    }

    @Test
    void aShareIsHeldBack() throws Exception {
        write("1,a\n2,a\n3,a\n4,a\n5,b\n6,b\n7,b\n8,b\n");
        Dataset data = new DataSource.Csv(file.toString(), "1", false, Task.CLASSIFICATION, 0.25).load(1);
        assertEquals(6, data.training().count());
        assertEquals(2, data.heldOut().orElseThrow().count());
    }

    @Test
    void everyFaultNamesItsLineAndColumn() {
        fails("a,b\n1,2\n3\n", "b", true, Task.REGRESSION, ", line 3: expected 2 columns, found 1");
        fails("a,b\n1,2\nx,4\n", "b", true, Task.REGRESSION,
                ", line 3, column 1 (\"a\"): expected a finite number, found \"x\"");
        fails("1,2\n,4\n", "1", false, Task.REGRESSION, ", line 2, column 1: expected a finite number, found nothing");
        fails("1,NaN\n", "0", false, Task.REGRESSION, ", line 1, column 2: expected a finite number, found \"NaN\"");
        fails("1,1e999\n", "0", false, Task.REGRESSION, ", line 1, column 2: expected a finite number, found \"1e999\"");
        fails("1,\"2\n", "0", false, Task.REGRESSION,
                ", line 1, column 2: expected a closing quote, found the end of the line");
        fails("1,a\n2,\n", "1", false, Task.CLASSIFICATION, ", line 2, column 2: expected a class, found nothing");
    }

    @Test
    void aTargetThatIsNotThereIsAnsweredWithTheNearestOne() {
        fails("width,label\n1,2\n", "lable", true, Task.REGRESSION, ": no column is named \"lable\"; did you mean \"label\"?");
        fails("1,2\n", "y", false, Task.REGRESSION,
                ": no column is named \"y\"; without a header expected its number, 0 to 1");
        fails("1,2\n", "2", false, Task.REGRESSION, ": target column 2: expected -2 to 1 for a table of 2 columns;"
                + " the nearest valid one is 1");
        fails("y,y\n1,2\n", "y", true, Task.REGRESSION,
                ": the target column \"y\" is there more than once; give its number from 0 instead");
    }

    @Test
    void aTableWithoutContentIsRefused() throws IOException {
        fails("", "0", false, Task.REGRESSION, ": expected at least one row of data, found none");
        fails("a,b\n", "0", true, Task.REGRESSION, ": expected at least one row of data below the header, found none");
        fails("1;2\n", "0", false, Task.REGRESSION, ": expected at least two columns separated by commas, found one");
        fails("1,a\n2,a\n", "1", false, Task.CLASSIFICATION, ": target column 2: expected 2 to 1000 classes, found 1");
        Files.delete(file);
        assertEquals(file + ": there is no such file; expected a CSV file", message("0", false, Task.REGRESSION));
        Files.write(file, new byte[] {'1', ',', (byte) 0xFF, '\n'});
        assertEquals(file + ": expected text in UTF-8, found bytes that are none", message("0", false, Task.REGRESSION));
    }

    private Samples load(String text, String target, boolean header, Task task) throws Exception {
        write(text);
        return new DataSource.Csv(file.toString(), target, header, task, 0).load(1).training();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(file, text);
    }

    private void fails(String text, String target, boolean header, Task task, String message) {
        try {
            write(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertEquals(file + message, message(target, header, task));
    }

    private String message(String target, boolean header, Task task) {
        return assertThrows(DataException.class,
                () -> new DataSource.Csv(file.toString(), target, header, task, 0.25).load(1)).getMessage();
    }
}
