package org.saddlescope.data.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.saddlescope.data.DataException;

/**
 * State dictionaries that {@code torch.save} wrote: an uncompressed zip archive with a pickle, which is read as data
 * ({@link Pickle}), and the bytes of the storages. Tensors are those of the dictionary itself, or of the entry that is
 * one, such as {@code model_state_dict}.
 */
final class TorchFile {
    private static final String PICKLE = "data.pkl";
    private static final List<String> USUAL = List.of("state_dict", "model_state_dict", "model", "net", "network", "module");

    private final Path file;
    private final ZipFile zip;
    private final String prefix;
    private final ByteOrder order;
    private final Map<String, byte[]> storages = new HashMap<>();

    private TorchFile(Path file, ZipFile zip, String prefix) throws IOException, DataException {
        this.file = file;
        this.zip = zip;
        this.prefix = prefix;
        ZipEntry byteOrder = zip.getEntry(prefix + "byteorder");
        order = byteOrder != null && new String(bytes(byteOrder), StandardCharsets.US_ASCII).strip().equals("big")
                ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    /** The path of the pickle in an archive; empty where it is none of PyTorch's. */
    static Optional<String> pickle(ZipFile zip) {
        return zip.stream().map(ZipEntry::getName).filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .min(java.util.Comparator.comparingInt(String::length));
    }

    static WeightFile.Content read(Path file, ZipFile zip, String pickle) throws IOException, DataException {
        requireHonest(file, zip);
        TorchFile torch = new TorchFile(file, zip, pickle.substring(0, pickle.length() - PICKLE.length()));
        Object root = Pickle.read(torch.bytes(zip.getEntry(pickle)), file.toString(), new TorchObjects(file.toString(), torch::storage));
        return torch.content(root);
    }

    /** PyTorch stores without compression: entries then have the bytes they say, and all of them lie in the file. */
    private static void requireHonest(Path file, ZipFile zip) throws IOException, DataException {
        long left = Files.size(file);
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize() || entry.getSize() > left) {
                throw new DataException(file + ": its entry " + entry.getName() + " claims " + entry.getSize()
                        + " bytes, expected entries that are not compressed and together no larger than the file, as torch.save writes them");
            }
            left -= entry.getSize();
        }
    }

    private byte[] bytes(ZipEntry entry) throws IOException, DataException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(Math.toIntExact(entry.getSize()));
            if (bytes.length != entry.getSize()) {
                throw new DataException(file + ": its entry " + entry.getName() + " ends after " + bytes.length + " of " + entry.getSize() + " bytes");
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw new DataException(file + ": its entry " + entry.getName() + " has more than 2 GiB", e);
        }
    }

    private ByteBuffer storage(String key, long length) throws DataException {
        ZipEntry entry = zip.getEntry(prefix + "data/" + key);
        if (entry == null || entry.getSize() < length) {
            throw new DataException(file + ": storage " + key + " is to have " + length + " bytes, "
                    + (entry == null ? "the archive has no such entry" : "its entry has " + entry.getSize()));
        }
        try {
            byte[] bytes = storages.get(key);
            if (bytes == null) {
                bytes = bytes(entry);
                storages.put(key, bytes);
            }
            return ByteBuffer.wrap(bytes, 0, (int) length).slice().order(order);
        } catch (IOException e) {
            throw new DataException(file + ": storage " + key + " cannot be read: " + e.getMessage(), e);
        }
    }

    private WeightFile.Content content(Object root) throws DataException {
        List<Tensor> own = tensors(root);
        if (!own.isEmpty()) {
            return new WeightFile.Content(own, true, List.of());
        }
        if (!(root instanceof Pickle.Dict dict)) {
            throw new DataException(file + ": expected a dictionary of tensors, found none");
        }
        List<String> holding = dict.entries.entrySet().stream().filter(entry -> entry.getKey() instanceof String && !tensors(entry.getValue()).isEmpty())
                .map(entry -> (String) entry.getKey()).toList();
        Optional<String> chosen = USUAL.stream().filter(holding::contains).findFirst()
                .or(() -> holding.size() == 1 ? Optional.of(holding.getFirst()) : Optional.empty());
        if (chosen.isEmpty()) {
            throw new DataException(file + ": expected a dictionary of tensors, or one under " + String.join(", ", USUAL) + "; found "
                    + (dict.entries.isEmpty() ? "nothing" : dict.entries.keySet().stream().map(TorchFile::shown).limit(20).collect(Collectors.joining(", "))));
        }
        String rest = dict.entries.keySet().stream().filter(key -> !chosen.get().equals(key)).map(TorchFile::shown).limit(20)
                .collect(Collectors.joining(", "));
        return new WeightFile.Content(tensors(dict.entries.get(chosen.get())), true,
                List.of("the tensors of its entry " + chosen.get() + (rest.isEmpty() ? "" : "; not looked at: " + rest)));
    }

    private static String shown(Object key) {
        return key instanceof String text ? text.length() > 40 ? text.substring(0, 40) + "..." : text : "a key that is no text";
    }

    /** The tensors directly in a dictionary by their keys, or in a list by their places. */
    private static List<Tensor> tensors(Object holder) {
        List<Tensor> tensors = new ArrayList<>();
        switch (holder) {
            case Pickle.Dict dict -> dict.entries.forEach((key, value) -> {
                if (key instanceof String name && value instanceof Tensor tensor) {
                    tensors.add(tensor.named(name));
                }
            });
            case Pickle.Items list -> {
                for (int i = 0; i < list.items.size(); i++) {
                    if (list.items.get(i) instanceof Tensor tensor) {
                        tensors.add(tensor.named(String.valueOf(i)));
                    }
                }
            }
            case Tensor tensor -> tensors.add(tensor.named("tensor"));
            default -> { }
        }
        return tensors;
    }
}
