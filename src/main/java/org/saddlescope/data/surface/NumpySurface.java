package org.saddlescope.data.surface;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.saddlescope.data.DataException;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.NpyArray.Numbers;
import org.saddlescope.data.numpy.Npz;

/**
 * Grids from NumPy: an {@code .npy} file with a matrix {@code [row = y][column = x]} or a vector, on axes that count
 * columns and rows; or an {@code .npz} file with axes under one of their usual names and quantities of their extents.
 */
final class NumpySurface {
    private static final Set<String> X = Set.of("alpha", "x", "xs", "xcoordinates", "alphas");
    private static final Set<String> Y = Set.of("beta", "y", "ys", "ycoordinates", "betas");

    private NumpySurface() {}

    static SurfaceGrid readArray(Path file) throws IOException, DataException {
        if (!(Npy.read(file) instanceof Numbers array) || array.shape().isEmpty() || array.shape().size() > 2 || array.values().length == 0) {
            throw new DataException(file + ": expected a matrix of numbers, row = y, column = x, or a vector");
        }
        return counted(file, List.of(Map.entry("values", array)));
    }

    static SurfaceGrid readArchive(Path file) throws IOException, DataException {
        SequencedMap<String, NpyArray> arrays = Npz.read(file, Npz.mostUnpacked(file));
        Optional<String> x = axis(arrays, X);
        Optional<String> y = axis(arrays, Y);
        List<Map.Entry<String, Numbers>> rest = new ArrayList<>();
        arrays.forEach((name, array) -> {
            if (array instanceof Numbers numbers && !x.equals(Optional.of(name)) && !y.equals(Optional.of(name))) {
                rest.add(Map.entry(name, numbers));
            }
        });
        if (x.isEmpty()) {
            return counted(file, rest.stream().filter(entry -> entry.getValue().shape().size() == 2).toList());
        }
        double[] xs = ((Numbers) arrays.get(x.get())).values();
        double[] ys = y.isPresent() ? ((Numbers) arrays.get(y.get())).values() : new double[] {0};
        List<GridField> fields = rest.stream().filter(entry -> fits(entry.getValue().shape(), xs.length, ys.length))
                .map(entry -> GridField.complete(entry.getKey(), entry.getValue().values())).toList();
        return SurfaceGrid.of(file.toString(), x.get(), xs, y.filter(_ -> ys.length > 1).orElse(""), ys, fields, List.of());
    }

    private static boolean fits(List<Integer> shape, int columns, int rows) {
        return shape.equals(List.of(rows, columns)) || rows == 1 && shape.equals(List.of(columns));
    }

    private static Optional<String> axis(SequencedMap<String, NpyArray> arrays, Set<String> names) {
        return arrays.entrySet().stream().filter(entry -> names.contains(entry.getKey())
                && entry.getValue() instanceof Numbers numbers && numbers.shape().size() == 1 && numbers.values().length > 0)
                .map(Map.Entry::getKey).findFirst();
    }

    /** Arrays without coordinates, of the extents of the first. */
    private static SurfaceGrid counted(Path file, List<Map.Entry<String, Numbers>> arrays) throws DataException {
        if (arrays.isEmpty()) {
            throw new DataException(file + ": expected a matrix of numbers, row = y, column = x; found none");
        }
        List<Integer> shape = arrays.getFirst().getValue().shape();
        int columns = shape.getLast();
        int rows = shape.size() == 1 ? 1 : shape.getFirst();
        List<GridField> fields = arrays.stream().filter(entry -> entry.getValue().shape().equals(shape))
                .map(entry -> GridField.complete(entry.getKey(), entry.getValue().values())).toList();
        return SurfaceGrid.of(file.toString(), "column", counting(columns), rows > 1 ? "row" : "", counting(rows), fields,
                List.of("no coordinates: columns and rows are counted"));
    }

    /** 0, 1, ..., n − 1. */
    static double[] counting(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }
}
