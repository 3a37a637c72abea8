package org.saddlescope.data.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.saddlescope.data.DataException;
import org.saddlescope.data.hdf5.Hdf5Array;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.data.surface.SurfaceReader;

/**
 * Opens weights: {@code .npz} and {@code .npy} of NumPy, safetensors, and state dictionaries of PyTorch; the content
 * decides, not the name. Nothing in a file is ever run, and no more is taken than its own size.
 */
public final class WeightFile {
    private static final long LARGEST = Integer.MAX_VALUE - 16L;
    private static final byte PROTOCOL = (byte) 0x80;

    /**
     * What a file holds.
     *
     * @param ordered whether the tensors come in the order in which the network defines them
     * @param notes   what was chosen, for people
     */
    public record Content(List<Tensor> tensors, boolean ordered, List<String> notes) {
        public Content {
            tensors = List.copyOf(tensors);
            notes = List.copyOf(notes);
        }
    }

    private WeightFile() {}

    /** @throws DataException where it cannot be read or holds no tensor; the message names the file */
    public static Content read(Path file) throws DataException {
        try {
            Content content = switch (SurfaceReader.kind(file)) {
                case NPY -> new Content(List.of(tensor("array", Npy.read(file)).orElseThrow(() -> noTensor(file))), true, List.of());
                case NPZ -> zip(file);
                case HDF5 -> throw new DataException(file + ": an HDF5 file; weights are read from .npz, safetensors and PyTorch's .pt");
                case TEXT -> bytes(file);
            };
            if (content.tensors.isEmpty()) {
                throw noTensor(file);
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": there is no such file", e);
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw new DataException(message.contains(file.toString()) ? message : file + ": cannot be read: " + message, e);
        }
    }

    private static DataException noTensor(Path file) {
        return new DataException(file + ": expected tensors of numbers, found none");
    }

    private static Content zip(Path file) throws IOException, DataException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Optional<String> pickle = TorchFile.pickle(zip);
            if (pickle.isPresent()) {
                return TorchFile.read(file, zip, pickle.get());
            }
        } catch (ZipException e) {
            throw new DataException(file + ": not a complete zip archive (" + e.getMessage() + ")", e);
        }
        List<Tensor> tensors = new ArrayList<>();
        Npz.read(file, Npz.mostUnpacked(file)).forEach((name, array) -> tensor(name, array).ifPresent(tensors::add));
        return new Content(tensors, true, List.of());
    }

    private static Optional<Tensor> tensor(String name, NpyArray array) {
        return array instanceof NpyArray.Numbers numbers
                ? Optional.of(Tensor.of(name, numbers.shape(), numbers.values())) : Optional.empty();
    }

    private static Content bytes(Path file) throws IOException, DataException {
        if (Files.size(file) > LARGEST) {
            throw new DataException(file + ": " + Files.size(file) + " bytes; weights of at most 2 GiB are read");
        }
        byte[] content = Files.readAllBytes(file);
        if (SafeTensors.looksLike(content)) {
            return new Content(SafeTensors.read(file, content), false, List.of());
        }
        if (content.length > 1 && content[0] == PROTOCOL) {
            throw new DataException(file + ": a bare pickle, as PyTorch wrote before version 1.6; load it there and save it again with torch.save");
        }
        throw new DataException(file + ": expected weights as .npz, .npy, safetensors or PyTorch's .pt, found none of them");
    }

    /** Tensors of an HDF5 file as tensors to be matched, in their order. */
    public static Content of(List<Hdf5Array> arrays) {
        return new Content(arrays.stream().map(array -> Tensor.of(array.name(), array.shape(), array.values())).toList(), true, List.of());
    }
}
