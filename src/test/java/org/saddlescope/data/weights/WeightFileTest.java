package org.saddlescope.data.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.HostileFiles;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;

/** Files that PyTorch wrote (src/test/python/weights.py), NumPy's, and safetensors as its documentation gives them. */
class WeightFileTest {
    @TempDir
    private Path folder;

    static Path resource(String name) {
        try {
            return Path.of(WeightFileTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Tensor> read(Path file) throws Exception {
        return WeightFile.read(file).tensors().stream().collect(Collectors.toMap(Tensor::name, Function.identity()));
    }

    @Test
    void aStateDictionaryHasItsTensorsInOrder() throws Exception {
        List<Tensor> tensors = WeightFile.read(resource("mlp.pt")).tensors();
        assertEquals(List.of("0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias"), tensors.stream().map(Tensor::name).toList());
        assertEquals(List.of(3, 2), tensors.getFirst().shape());
        assertArrayEquals(new double[] {100, 101, 102, 103, 104, 105}, tensors.getFirst().values());
        assertArrayEquals(new double[] {600, 601}, tensors.getLast().values());
    }

    @Test
    void stridesAndOffsetsAreHonoured() throws Exception {
        Map<String, Tensor> tensors = read(resource("kinds.pt"));
        Tensor transposed = tensors.get("transposed");
        assertEquals(List.of(6, 4), transposed.shape());
        assertArrayEquals(IntStream.range(0, 24).mapToDouble(i -> i % 4 * 6 + i / 4).toArray(), transposed.values());
        assertArrayEquals(new double[] {8, 9, 10, 14, 15, 16}, tensors.get("part").values());
        assertArrayEquals(IntStream.range(0, 12).mapToDouble(i -> 2 * i + 1).toArray(), tensors.get("every").values());
        assertArrayEquals(new double[] {7, 7, 7, 7, 7, 7}, tensors.get("expanded").values());
        assertArrayEquals(new double[] {-2.5}, tensors.get("scalar").values());
        assertEquals(List.of(), tensors.get("scalar").shape());
        assertArrayEquals(new double[0], tensors.get("empty").values());
    }

    @Test
    void everyElementTypeHasItsValues() throws Exception {
        Map<String, Tensor> tensors = read(resource("kinds.pt"));
        assertArrayEquals(new double[] {1.5, Double.NaN, Double.POSITIVE_INFINITY}, tensors.get("float32").values());
        assertArrayEquals(new double[] {1.5, -65504, 0x1p-24}, tensors.get("float16").values());
        // The bfloat16 next to −3e38, exactly.
        assertArrayEquals(new double[] {1.5, -0x1.c4p127, 0}, tensors.get("bfloat16").values());
        assertArrayEquals(new double[] {-3, 0x1p40}, tensors.get("int64").values());
        for (String type : List.of("int32", "int16", "int8")) {
            assertArrayEquals(new double[] {-3}, tensors.get(type).values(), type);
        }
        assertArrayEquals(new double[] {253}, tensors.get("uint8").values());
        assertArrayEquals(new double[] {1, 0}, tensors.get("bool").values());
        assertArrayEquals(new double[] {4}, tensors.get("parameter").values());
    }

    @Test
    void aCheckpointGivesItsModelAndSaysWhatItLeftAside() throws Exception {
        WeightFile.Content content = WeightFile.read(resource("checkpoint.pt"));
        assertEquals(6, content.tensors().size());
        assertEquals("module.0.weight", content.tensors().getFirst().name());
        assertEquals(List.of("the tensors of its entry model_state_dict; not looked at: epoch, loss, optimizer_state_dict"), content.notes());
    }

    @Test
    void safetensorsAreReadAtTheirOffsets() throws Exception {
        byte[] file = HostileFiles.safetensors("{\"__metadata__\":{\"format\":\"pt\"},\"b\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[8,16]},"
                + "\"a\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]}}", 16);
        java.nio.ByteBuffer.wrap(file).order(java.nio.ByteOrder.LITTLE_ENDIAN).putDouble(file.length - 16, 0.1).putFloat(file.length - 8, 2).putFloat(file.length - 4, 3);
        Map<String, Tensor> tensors = read(HostileFiles.write(folder.resolve("x.safetensors"), file));
        assertEquals(2, tensors.size());
        assertArrayEquals(new double[] {0.1}, tensors.get("a").values());
        assertArrayEquals(new double[] {2, 3}, tensors.get("b").values());
        assertEquals(List.of(2, 1), tensors.get("b").shape());
    }

    @Test
    void anNpzGivesItsArraysOfNumbers() throws Exception {
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("W1", NpyArray.matrix(1, 2, new double[] {1, 2}));
        arrays.put("names", new NpyArray.Texts(List.of(1), List.of("x")));
        Npz.write(folder.resolve("x.npz"), arrays, Npz.Packing.DEFLATED);
        List<Tensor> tensors = WeightFile.read(folder.resolve("x.npz")).tensors();
        assertEquals(1, tensors.size());
        assertArrayEquals(new double[] {1, 2}, tensors.getFirst().values());
    }
}
