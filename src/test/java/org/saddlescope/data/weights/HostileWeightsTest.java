package org.saddlescope.data.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.data.DataException;
import org.saddlescope.data.HostileFiles;

class HostileWeightsTest {
    /** What reading may take besides the content: buffers, decoders, exceptions. */
    private static final long OVERHEAD = 4 << 20;

    @TempDir
    private Path folder;

    /** Loads the classes, which take more than any file here. */
    @BeforeAll
    static void readGoodFiles(@TempDir Path good) throws Exception {
        WeightFile.read(WeightFileTest.resource("kinds.pt"));
        WeightFile.read(HostileFiles.write(good.resolve("x"), HostileFiles.safetensors("{\"a\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]}}", 8)));
        WeightFile.read(HostileFiles.write(good.resolve("x"), HostileFiles.deflated(Map.of("a.npy", HostileFiles.npy("2,", 16)))));
        assertThrows(DataException.class, () -> WeightFile.read(HostileFiles.write(good.resolve("x"), HostileFiles.safetensors("{", 0))));
    }

    static Stream<Arguments> hostile() throws IOException {
        byte[] mlp = resource("mlp.pt");
        byte[] wholeModel = resource("whole-model.pt");
        byte[] tensor = HostileFiles.safetensors("{\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,16]}}", 16);
        byte[] npz = HostileFiles.stored(Map.of("a.npy", HostileFiles.npy("2,", 16)));
        return Stream.of(
                Arguments.of("a pickle that asks for os.system", "x.pt", torch(new PickleBytes().global("os", "system").text("touch pwned").raw(0x85).op('R').stop(), 8), "os.system"),
                Arguments.of("a pickle that asks for eval", "x.pt", torch(new PickleBytes().global("builtins", "eval").text("1").raw(0x85).op('R').stop(), 8), "builtins.eval"),
                Arguments.of("a pickle that asks by STACK_GLOBAL", "x.pt", torch(new PickleBytes().text("posix").text("system").raw(0x93).stop(), 8), "posix.system"),
                Arguments.of("a pickle that makes objects (NEWOBJ)", "x.pt", torch(new PickleBytes().op(')').raw(0x81).stop(), 8), "opcode 0x81"),
                Arguments.of("a pickle that makes instances (INST)", "x.pt", torch(new PickleBytes().op('(').op('i').stop(), 8), "opcode 0x69"),
                Arguments.of("a whole model instead of its weights", "x.pt", wholeModel, "torch.nn.modules.container.Sequential"),
                Arguments.of("a pickle that ends at once", "x.pt", torch(new byte[0], 8), "cut off"),
                Arguments.of("a pickle without anything on its stack", "x.pt", torch(new PickleBytes().stop(), 8), "damaged pickle"),
                Arguments.of("a text that is longer than the pickle", "x.pt", torch(new PickleBytes().op('X').int32(Integer.MAX_VALUE).stop(), 8), "damaged pickle"),
                Arguments.of("a text of 2^63 bytes", "x.pt", torch(new PickleBytes().raw(0x8d, 255, 255, 255, 255, 255, 255, 255, 127).stop(), 8), "damaged pickle"),
                Arguments.of("a list that contains itself", "x.pt", torch(new PickleBytes().op(']').op('q').raw(0).op('h').raw(0).op('a').stop(), 8), "dictionary of tensors"),
                Arguments.of("a storage that the archive lacks", "x.pt", HostileFiles.stored(Map.of("x/data.pkl", state(2, 0, new int[] {2}, new int[] {1}))), "no such entry"),
                Arguments.of("a storage larger than its entry", "x.pt", torch(state(1_000_000_000, 0, new int[] {2}, new int[] {1}), 16), "8000000000 bytes"),
                Arguments.of("a tensor larger than its storage", "x.pt", torch(state(2, 0, new int[] {1 << 30, 1 << 30}, new int[] {1 << 30, 1}), 16), "storage that has 2"),
                Arguments.of("a tensor that begins before its storage", "x.pt", torch(state(2, -1, new int[] {2}, new int[] {1}), 16), "elements -1 to 0"),
                Arguments.of("a stride that leads out of the storage", "x.pt", torch(state(2, 0, new int[] {2}, new int[] {-1}), 16), "elements -1 to 0"),
                Arguments.of("a negative extent", "x.pt", torch(state(2, 0, new int[] {-2}, new int[] {1}), 16), "extent of -2"),
                Arguments.of("half of a PyTorch file", "x.pt", Arrays.copyOf(mlp, mlp.length / 2), "zip"),
                Arguments.of("an entry that claims 2 GB", "x.pt", HostileFiles.claiming(mlp, "mlp/data/0", 2_000_000_000, 2_000_000_000), "zip|claims"),
                Arguments.of("a compressed PyTorch file", "x.pt", HostileFiles.deflated(Map.of("x/data.pkl", new byte[1 << 20])), "not compressed"),
                Arguments.of("a bare pickle", "x.pt", new PickleBytes().global("os", "system").stop(), "before version 1.6"),
                Arguments.of("a header longer than the file", "x.safetensors", HostileFiles.safetensors(1L << 40, "{}", 0), "1099511627776 bytes"),
                Arguments.of("a header of negative length", "x.safetensors", HostileFiles.safetensors(-1, "{}", 0), "18446744073709551615 bytes"),
                Arguments.of("half of a safetensors file", "x.safetensors", Arrays.copyOf(tensor, 30), "a header of"),
                Arguments.of("safetensors without the data", "x.safetensors", Arrays.copyOf(tensor, tensor.length - 1), "bytes 0 to 16 of 15"),
                Arguments.of("a shape beyond the data", "x.safetensors", HostileFiles.safetensors("{\"a\":{\"dtype\":\"F64\",\"shape\":[1000000000,1000000000],\"data_offsets\":[0,16]}}", 16), "bytes 0 to 16"),
                Arguments.of("offsets beyond the data", "x.safetensors", HostileFiles.safetensors("{\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[8,24]}}", 16), "bytes 8 to 24"),
                Arguments.of("offsets the wrong way round", "x.safetensors", HostileFiles.safetensors("{\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[16,0]}}", 16), "bytes 16 to 0"),
                Arguments.of("a negative extent in safetensors", "x.safetensors", HostileFiles.safetensors("{\"a\":{\"dtype\":\"F64\",\"shape\":[-1,-2],\"data_offsets\":[0,16]}}", 16), "extent -1"),
                Arguments.of("an unknown type", "x.safetensors", HostileFiles.safetensors("{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[2],\"data_offsets\":[0,2]}}", 2), "F8_E4M3"),
                Arguments.of("a header that is no JSON", "x.safetensors", HostileFiles.safetensors("{\"a\":", 0), "no JSON"),
                Arguments.of("a header nested 50,000 deep", "x.safetensors", HostileFiles.safetensors("{\"a\":" + "[".repeat(50_000), 0), "no JSON"),
                Arguments.of("safetensors without a tensor", "x.safetensors", HostileFiles.safetensors("{}", 0), "found none"),
                Arguments.of("an array that claims 8 TB", "x.npz", HostileFiles.stored(Map.of("a.npy", HostileFiles.npy("1000000, 1000000", 16))), "16 bytes of data"),
                Arguments.of("an array that claims more than can be counted", "x.npz", HostileFiles.stored(Map.of("a.npy", HostileFiles.npy("99999999999", 16))), "99999999999"),
                Arguments.of("an npz entry that claims 2 GB", "x.npz", HostileFiles.claiming(npz, "a.npy", 2_000_000_000, 2_000_000_000), "zip|npz|claim"),
                Arguments.of("an npz that unpacks to 1000 times its size", "x.npz", HostileFiles.deflated(Map.of("a.npy", HostileFiles.npy("8000000,", 64_000_000))), "claim more than"),
                Arguments.of("half of an npz", "x.npz", Arrays.copyOf(npz, npz.length / 2), "zip|npz"),
                Arguments.of("an empty file", "x.pt", new byte[0], "found none"),
                Arguments.of("a text", "x.pt", "hello, world".getBytes(java.nio.charset.StandardCharsets.UTF_8), "found none"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isAnsweredInOneLineThatNamesTheFileAndTakesNoMoreThanItsSize(String what, String name, byte[] content, String expected) {
        Path file = HostileFiles.write(folder.resolve(name), content);
        long before = allocated();
        DataException problem = assertThrows(DataException.class, () -> WeightFile.read(file));
        // Content once in a buffer, once as arrays, and what an exception takes.
        assertTrue(allocated() - before < 12L * content.length + OVERHEAD, "took " + (allocated() - before) + " bytes");
        String message = problem.getMessage();
        assertTrue(message.startsWith(file.toString()), message);
        assertEquals(1, message.lines().count(), message);
        assertTrue(Arrays.stream(expected.split("\\|")).anyMatch(message::contains), message);
        assertFalse(Files.exists(Path.of("pwned")));
    }

    @Test
    void aTensorThatRepeatsOneElementIsReadWithoutBeingSpreadOut() throws Exception {
        Path file = HostileFiles.write(folder.resolve("x.pt"), torch(state(2, 0, new int[] {1 << 30, 1 << 30}, new int[] {0, 0}), 16));
        List<Tensor> tensors = WeightFile.read(file).tensors();
        assertEquals(List.of(1 << 30, 1 << 30), tensors.getFirst().shape());
        assertThrows(ArithmeticException.class, tensors.getFirst()::values);
    }

    private static byte[] state(int elements, int offset, int[] size, int[] stride) {
        return new PickleBytes().op('}').text("a").tensor(elements, offset, size, stride).op('s').stop();
    }

    private static byte[] torch(byte[] pickle, int storageBytes) {
        return HostileFiles.stored(Map.of("x/data.pkl", pickle, "x/data/0", new byte[storageBytes]));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = HostileWeightsTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
