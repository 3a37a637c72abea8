package org.saddlescope.data.numpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.experiment.io.Python;

class NpyTest {
    @TempDir
    private Path folder;

    @Test
    void bytesOfAVectorAreThoseOfNumpySave() {
        // numpy.save(f, numpy.array([1.0, -0.5])), NumPy 2.4
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }" + " ".repeat(60) + "\n";
        byte[] expected = concatenate(HexFormat.of().parseHex("934e554d505901007600"), header.getBytes(StandardCharsets.US_ASCII),
                HexFormat.of().parseHex("000000000000f03f000000000000e0bf"));
        assertArrayEquals(expected, Npy.encode(NpyArray.vector(new double[] {1, -0.5})));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "numpy.array([1.5, numpy.nan, -numpy.inf])", "numpy.zeros((0,))", "numpy.arange(6.0).reshape(2, 3)",
            "numpy.array([[True, False]])", "numpy.array(['a', 'λβ', ''])", "numpy.array(7.25)", "numpy.array([-3, 2**40])",
            "numpy.zeros((10000000 // 8000, 1, 10))"})
    void everyKindOfArrayIsWrittenWithTheBytesOfNumpySave(String array) throws Exception {
        Path theirs = folder.resolve("theirs.npy");
        Python.run("import numpy, sys; numpy.save(sys.argv[1], eval(sys.argv[2]))", theirs, array);
        Path ours = folder.resolve("ours.npy");
        Npy.write(ours, Npy.read(theirs));
        assertArrayEquals(Files.readAllBytes(theirs), Files.readAllBytes(ours));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "\"numpy.array([1.5, -2], '<f4')\"", "\"numpy.array([1.5, -2], '>f8')\"", "\"numpy.array([1.5, -2], 'f8')\""})
    void otherFloatsAreReadAsTheSameNumbers(String array) throws Exception {
        Path file = folder.resolve("a.npy");
        Python.run("import numpy, sys; numpy.save(sys.argv[1], eval(sys.argv[2]))", file, array);
        assertArrayEquals(new double[] {1.5, -2}, numbers(Npy.read(file)));
    }

    @Test
    void integersOfEveryWidthAreRead() throws Exception {
        for (String type : List.of("i1", "i2", "i4", "i8", "u1", "u2", "u4")) {
            Path file = folder.resolve(type + ".npy");
            Python.run("import numpy, sys; numpy.save(sys.argv[1], numpy.array([3, numpy.iinfo(sys.argv[2]).max], sys.argv[2]))", file, type);
            int bits = 8 * (type.charAt(1) - '0') - (type.startsWith("i") ? 1 : 0);
            assertArrayEquals(new double[] {3, bits == 63 ? 0x1p63 : Math.pow(2, bits) - 1}, numbers(Npy.read(file)), type);
        }
    }

    @Test
    void everyTruncationIsAnsweredWithTheNameOfTheFile() {
        byte[] bytes = Npy.encode(NpyArray.vector(new double[] {1, 2, 3}));
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            IOException problem = assertThrows(IOException.class,
                    () -> Npy.decode(new ByteArrayInputStream(part), part.length, "F.npy"), "cut to " + length);
            assertTrue(problem.getMessage().startsWith("F.npy: "), problem.getMessage());
        }
    }

    @Test
    void aLengthThatTheInputDoesNotBackAllocatesNothing() {
        // The header and the caller both claim 16 GB; there are 8 bytes.
        byte[] header = Npy.encode(NpyArray.vector(new double[] {1}));
        byte[] lie = new String(header, StandardCharsets.ISO_8859_1).replace("(1,), }        ", "(200000000,), }").getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(header.length, lie.length);
        IOException atOnce = assertThrows(IOException.class, () -> Npy.decode(new ByteArrayInputStream(lie), lie.length, "F.npy"));
        assertEquals("F.npy: 8 bytes of data, expected 1600000000 for shape [200000000] of f8", atOnce.getMessage());
        IOException whenRead = assertThrows(IOException.class,
                () -> Npy.decode(new ByteArrayInputStream(lie), lie.length - 8 + 1_600_000_000L, "F.npy"));
        assertEquals("F.npy: ends after 8 of 1600000000 bytes of data", whenRead.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "numpy.array([1j])                                    | elements of type c16",
            "numpy.asfortranarray(numpy.ones((2, 3)))             | column-major order",
            "numpy.zeros(2, dtype=[('a', '<f8')])                 | names no element type"})
    void whatCannotBeReadIsNamed(String array, String message) throws Exception {
        Path file = folder.resolve("a.npy");
        Python.run("import numpy, sys; numpy.save(sys.argv[1], eval(sys.argv[2]))", file, array);
        IOException problem = assertThrows(IOException.class, () -> Npy.read(file));
        assertTrue(problem.getMessage().contains(message), problem.getMessage());
    }

    @Test
    void anArrayIsAsLongAsItsShapeSays() {
        assertThrows(IllegalArgumentException.class, () -> NpyArray.matrix(2, 2, new double[3]));
    }

    private static double[] numbers(NpyArray array) {
        return assertInstanceOf(NpyArray.Numbers.class, array).values();
    }

    private static byte[] concatenate(byte[]... parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
