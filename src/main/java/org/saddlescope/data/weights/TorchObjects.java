package org.saddlescope.data.weights;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.saddlescope.data.DataException;
import org.saddlescope.data.weights.Pickle.Tuple;

/**
 * The few names that the pickle of a PyTorch state dictionary needs: tensors, parameters, storages and ordered
 * dictionaries. Every other name is refused.
 *
 * <p>Source: PyTorch, torch/_utils.py and torch/serialization.py (the format of version 1.6 and later).
 */
final class TorchObjects implements Pickle.Vocabulary {
    private static final Map<String, ElementType> STORAGES = Map.of("DoubleStorage", ElementType.FLOAT64,
            "FloatStorage", ElementType.FLOAT32, "HalfStorage", ElementType.FLOAT16, "BFloat16Storage", ElementType.BFLOAT16,
            "LongStorage", ElementType.INT64, "IntStorage", ElementType.INT32, "ShortStorage", ElementType.INT16,
            "CharStorage", ElementType.INT8, "ByteStorage", ElementType.UINT8, "BoolStorage", ElementType.BOOL);
    private static final List<String> PLAIN = List.of("float64", "float32", "float16", "bfloat16", "int64", "int32", "int16",
            "int8", "uint8", "bool", "contiguous_format", "strided", "device");

    /** Hands out the bytes of a storage. */
    @FunctionalInterface
    interface Storages {
        /** @throws DataException where there is no such storage, or it has fewer bytes */
        ByteBuffer bytes(String key, long length) throws DataException;
    }

    private enum Callable { TENSOR, PARAMETER, DICTIONARY, SIZE }

    /** A name that is only mentioned, such as a dtype. */
    private record Plain(String name) {}

    private record Storage(ElementType type, ByteBuffer bytes) {}

    private final String source;
    private final Storages storages;

    TorchObjects(String source, Storages storages) {
        this.source = source;
        this.storages = storages;
    }

    @Override
    public Object global(String module, String name) throws DataException {
        return switch (module + "." + name) {
            case "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor" -> Callable.TENSOR;
            case "torch._utils._rebuild_parameter" -> Callable.PARAMETER;
            case "collections.OrderedDict" -> Callable.DICTIONARY;
            case "torch.Size" -> Callable.SIZE;
            default -> {
                if (module.equals("torch") && STORAGES.containsKey(name)) {
                    yield STORAGES.get(name);
                }
                if (module.equals("torch") && PLAIN.contains(name)) {
                    yield new Plain(name);
                }
                throw new DataException(source + ": its pickle asks for " + shown(module + "." + name)
                        + ", which is no part of a tensor; nothing was run. Save the state dictionary alone: torch.save(model.state_dict(), ...)");
            }
        };
    }

    private static String shown(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "..." : name;
    }

    @Override
    public Object reduce(Object callable, List<Object> arguments) throws DataException {
        return switch (callable) {
            case Callable.TENSOR -> tensor(arguments);
            case Callable.PARAMETER -> arguments.getFirst();
            case Callable.SIZE -> arguments.getFirst();
            case Callable.DICTIONARY -> dictionary(arguments);
            case Plain plain -> plain;
            default -> throw new DataException(source + ": its pickle calls something that is no part of a tensor; nothing was run");
        };
    }

    private static Pickle.Dict dictionary(List<Object> arguments) {
        Pickle.Dict dict = new Pickle.Dict();
        if (!arguments.isEmpty() && arguments.getFirst() instanceof Pickle.Items pairs) {
            for (Object pair : pairs.items) {
                List<Object> entry = pair instanceof Tuple tuple ? tuple.items() : ((Pickle.Items) pair).items;
                dict.entries.put(entry.get(0), entry.get(1));
            }
        }
        return dict;
    }

    /** (storage, offset, size, stride, ...), the last three of version 2 without meaning for the values. */
    private Tensor tensor(List<Object> arguments) throws DataException {
        if (!(arguments.get(0) instanceof Storage(ElementType type, ByteBuffer bytes))) {
            throw new DataException(source + ": a tensor without a storage");
        }
        List<Object> size = ((Tuple) arguments.get(2)).items();
        List<Object> stride = ((Tuple) arguments.get(3)).items();
        try {
            return new Tensor("", size.stream().map(extent -> Math.toIntExact((Long) extent)).toList(), type, bytes,
                    (Long) arguments.get(1), stride.stream().mapToLong(s -> (Long) s).toArray());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DataException(source + ": a tensor of shape " + size + ": " + e.getMessage(), e);
        }
    }

    /** ('storage', type, key, location, number of elements). */
    @Override
    public Object persistent(Object id) throws DataException {
        List<Object> parts = ((Tuple) id).items();
        if (!"storage".equals(parts.get(0)) || !(parts.get(1) instanceof ElementType type)) {
            throw new DataException(source + ": a reference to something that is no storage of numbers");
        }
        if (parts.get(4) instanceof BigInteger || (Long) parts.get(4) < 0 || (Long) parts.get(4) > Long.MAX_VALUE / type.bytes()) {
            throw new DataException(source + ": a storage of " + parts.get(4) + " elements");
        }
        return new Storage(type, storages.bytes((String) parts.get(2), (Long) parts.get(4) * type.bytes()));
    }
}
