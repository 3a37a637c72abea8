package org.saddlescope.data.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saddlescope.data.DataException;

/**
 * Safetensors files: the length of a header as a little-endian 64-bit integer, the header as JSON with dtype, shape and
 * data offsets of each tensor, then the bytes.
 *
 * <p>Source: huggingface/safetensors, README, "Format".
 */
final class SafeTensors {
    private static final int PREFIX = 8;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, ElementType> TYPES = Map.of("F64", ElementType.FLOAT64, "F32", ElementType.FLOAT32,
            "F16", ElementType.FLOAT16, "BF16", ElementType.BFLOAT16, "I64", ElementType.INT64, "I32", ElementType.INT32,
            "I16", ElementType.INT16, "I8", ElementType.INT8, "U8", ElementType.UINT8, "BOOL", ElementType.BOOL);

    private SafeTensors() {}

    /** Whether a file may be one: behind the length stands a JSON object. */
    static boolean looksLike(byte[] content) {
        return content.length > PREFIX && content[PREFIX] == '{';
    }

    static List<Tensor> read(Path file, byte[] content) throws DataException {
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.getLong(0);
        if (length < 2 || length > content.length - PREFIX) {
            throw new DataException(file + ": a header of " + Long.toUnsignedString(length) + " bytes in a safetensors file of " + content.length);
        }
        JsonNode header;
        try {
            header = JSON.readTree(content, PREFIX, (int) length);
        } catch (IOException e) {
            throw new DataException(file + ": the header is no JSON: " + firstLine(e), e);
        }
        if (header == null || !header.isObject()) {
            throw new DataException(file + ": expected a JSON object as the header of a safetensors file");
        }
        ByteBuffer data = bytes.slice(PREFIX + (int) length, content.length - PREFIX - (int) length);
        List<Tensor> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.add(tensor(file, entry.getKey(), entry.getValue(), data));
            }
        }
        return tensors;
    }

    private static Tensor tensor(Path file, String name, JsonNode described, ByteBuffer data) throws DataException {
        ElementType type = TYPES.get(described.path("dtype").asText());
        if (type == null) {
            throw new DataException(file + ": tensor " + name + " has elements of type " + described.path("dtype").asText("none")
                    + ", expected one of " + String.join(", ", TYPES.keySet().stream().sorted().toList()));
        }
        List<Integer> shape = new ArrayList<>();
        double count = 1;
        for (JsonNode extent : described.path("shape")) {
            if (!extent.canConvertToInt() || extent.intValue() < 0) {
                throw new DataException(file + ": tensor " + name + " has the extent " + extent);
            }
            shape.add(extent.intValue());
            count *= extent.intValue();
        }
        JsonNode offsets = described.path("data_offsets");
        long from = offsets.path(0).asLong(-1);
        long to = offsets.path(1).asLong(-1);
        if (!described.path("shape").isArray() || from < 0 || to < from || to > data.capacity() || count * type.bytes() != to - from) {
            throw new DataException(file + ": tensor " + name + " of shape " + shape + " lies at bytes " + from + " to " + to + " of "
                    + data.capacity() + ", where it needs " + (long) (count * type.bytes()));
        }
        return Tensor.rowMajor(name, shape, type, data.slice((int) from, (int) (to - from)).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static String firstLine(IOException problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    }
}
