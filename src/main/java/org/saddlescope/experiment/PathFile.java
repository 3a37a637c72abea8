package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.experiment.io.Csv;
import org.saddlescope.experiment.io.Decimals;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.paths.PathProfile;

/**
 * Paths as files of one folder:
 * <pre>
 * paths.csv       a row a path: its file, the losses at start and end, the highest, barriers, the largest rise, the length;
 *                 a row with the path "refused" says why one is not there
 * NNN-NAME.csv    length, loss, norm, phase at every point of it, then a column a condition ratio
 * NNN-NAME.npz    corners: a row a corner, or a control point where paths.csv says so
 * </pre>
 */
public final class PathFile {
    private static final String TABLE = "paths.csv";
    private static final String REFUSED = "refused";
    private static final Pattern PART = Pattern.compile("\\d{3,}-.*\\.(csv|npz)");
    private static final List<String> POINT_HEADERS = List.of("length", "loss", "norm", "phase");
    private static final List<String> HEADERS = List.of("path", "between", "file", "loss_start", "loss_end", "loss_highest",
            "barrier_above_larger_end", "barrier_above_interpolation", "largest_rise", "length", "points", "shape", "converged", "norm", "note");

    private PathFile() {}

    /**
     * Replaces what the folder holds of paths.
     *
     * @throws ExperimentException where it cannot be written; the message names the file
     */
    public static void write(Path folder, PathReport report) throws ExperimentException {
        try {
            Files.createDirectories(folder);
            clear(folder);
            StringBuilder table = new StringBuilder(Csv.row(HEADERS));
            for (int i = 0; i < report.paths().size(); i++) {
                PathReport.Measured path = report.paths().get(i);
                String file = String.format(Locale.ROOT, "%03d-%s", i + 1, FileNames.of(path.name() + " " + path.between()));
                AtomicFile.write(folder.resolve(file + ".csv"), points(path));
                SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
                arrays.put("corners", corners(path.corners()));
                Npz.write(folder.resolve(file + ".npz"), arrays, Npz.Packing.STORED);
                table.append(Csv.row(row(path, file, report.normOf())));
            }
            for (String reason : report.refused()) {
                List<String> row = new ArrayList<>(Collections.nCopies(HEADERS.size(), ""));
                row.set(0, REFUSED);
                row.set(HEADERS.size() - 1, reason);
                table.append(Csv.row(row));
            }
            AtomicFile.write(folder.resolve(TABLE), table.toString());
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(folder, e), e);
        }
    }

    /** Removes the paths of a folder and leaves every other file. */
    static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> PART.matcher(f.getFileName().toString()).matches()).toList()) {
                    Files.delete(file);
                }
            }
            Files.deleteIfExists(folder.resolve(TABLE));
        }
    }

    private static List<String> row(PathReport.Measured path, String file, String normOf) {
        PathProfile p = path.profile();
        return List.of(path.name(), path.between(), file, Decimals.text(p.start()), Decimals.text(p.end()), Decimals.text(p.highest()),
                Decimals.text(p.barrier()), Decimals.text(p.barrierAboveInterpolation()), Decimals.text(p.largestRise()), Decimals.text(p.total()),
                Integer.toString(p.size()), path.shape(), Boolean.toString(path.converged()), normOf, path.note());
    }

    private static String points(PathReport.Measured path) {
        PathProfile profile = path.profile();
        StringBuilder rows = new StringBuilder(Csv.row(Stream.concat(POINT_HEADERS.stream(), path.ratios().stream().map(PathReport.Ratio::id)).toList()));
        for (int i = 0; i < profile.size(); i++) {
            List<String> cells = new ArrayList<>(List.of(Decimals.text(profile.length()[i]), Decimals.text(profile.loss()[i]),
                    Decimals.text(profile.norm()[i]), profile.phase().get(i)));
            for (PathReport.Ratio ratio : path.ratios()) {
                cells.add(Decimals.text(ratio.values()[i]));
            }
            rows.append(Csv.row(cells));
        }
        return rows.toString();
    }

    private static NpyArray corners(List<double[]> corners) {
        int p = corners.getFirst().length;
        double[] flat = new double[Math.multiplyExact(corners.size(), p)];
        for (int i = 0; i < corners.size(); i++) {
            System.arraycopy(corners.get(i), 0, flat, i * p, p);
        }
        return NpyArray.matrix(corners.size(), p, flat);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws ExperimentException where a file is missing or damaged; the message names it
     */
    public static PathReport read(Path folder) throws ExperimentException {
        List<PathReport.Measured> paths = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> normOf = new ArrayList<>(List.of(""));
        try {
            Csv.read(folder.resolve(TABLE), (line, cells) -> {
                if (cells.size() != HEADERS.size() || line == 1 && !cells.equals(HEADERS)) {
                    throw new IOException(folder.resolve(TABLE) + ", line " + line + ": expected the columns " + String.join(",", HEADERS));
                }
                if (cells.getFirst().equals(REFUSED)) {
                    refused.add(cells.getLast());
                } else if (line > 1) {
                    normOf.set(0, cells.get(13));
                    Points points = readPoints(folder.resolve(cells.get(2) + ".csv"));
                    paths.add(new PathReport.Measured(cells.get(0), cells.get(1), cells.get(11), readCorners(folder.resolve(cells.get(2) + ".npz")),
                            points.profile, Boolean.parseBoolean(cells.get(12)), cells.get(14), points.ratios));
                }
            });
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(folder.resolve(TABLE), e), e);
        }
        return new PathReport(paths, normOf.getFirst(), refused);
    }

    private record Points(PathProfile profile, List<PathReport.Ratio> ratios) {}

    private static Points readPoints(Path file) throws IOException {
        List<double[]> numbers = new ArrayList<>();
        List<String> phases = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Csv.read(file, (line, cells) -> {
            if (line == 1) {
                ids.addAll(cells.subList(Math.min(POINT_HEADERS.size(), cells.size()), cells.size()));
                return;
            }
            try {
                numbers.add(Stream.concat(cells.subList(0, 3).stream(), cells.subList(4, 4 + ids.size()).stream()).mapToDouble(Decimals::parse).toArray());
                phases.add(cells.get(3));
            } catch (IndexOutOfBoundsException | NumberFormatException e) {
                throw new IOException(file + ", line " + line + ": expected three numbers, a phase and " + ids.size() + " numbers", e);
            }
        });
        if (numbers.isEmpty()) {
            throw new IOException(file + ": no points");
        }
        List<PathReport.Ratio> ratios = IntStream.range(0, ids.size()).mapToObj(i -> new PathReport.Ratio(ids.get(i), column(numbers, 3 + i))).toList();
        return new Points(new PathProfile(column(numbers, 0), column(numbers, 1), column(numbers, 2), phases), ratios);
    }

    private static double[] column(List<double[]> rows, int index) {
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    private static List<double[]> readCorners(Path file) throws IOException {
        if (Npz.read(file).get("corners") instanceof NpyArray.Numbers corners && corners.shape().size() == 2) {
            int p = corners.shape().get(1);
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < corners.shape().getFirst(); i++) {
                rows.add(Arrays.copyOfRange(corners.values(), i * p, (i + 1) * p));
            }
            return rows;
        }
        throw new IOException(file + ": no matrix corners");
    }
}
