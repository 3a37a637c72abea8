package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.saddlescope.conditions.Condition;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.experiment.io.Csv;
import org.saddlescope.experiment.io.Decimals;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.paths.Catalogue;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.paths.CriticalOutcome.Critical;
import org.saddlescope.paths.CriticalOutcome.Reached;
import org.saddlescope.paths.PointSpectrum;

/**
 * Critical points in a folder, the same bytes for the same report:
 * <pre>
 * catalogue.csv           a row a point, by ascending loss; nullity is empty where it was not counted
 * searches.csv            a row a start: critical, gradient flat or none, and why
 * point-NN.npy            θ; -lowest.npy and -highest.npy the eigenvectors of λ_min and λ_max
 * point-NN-spectrum.csv   all eigenvalues of the Hessian, where they were computed
 * point-NN-plus.csv       the way down along the eigenvector of λ_min, -minus.csv against it: step, length of the way, loss,
 *                         gradient norm and the condition ratios; .npy is where it ended
 * plane.npz               the loss on the plane of two parameters: alpha, beta, loss[row = beta][column = alpha], origin,
 *                         direction1, direction2; point-NN-plane.npz on the plane of lowest and highest curvature
 * </pre>
 */
public final class CriticalFile {
    private static final Pattern OURS = Pattern.compile(
            "catalogue\\.csv|searches\\.csv|plane\\.npz|(catalogue|indices|(point-\\d{2,}-)?plane(-walks)?)\\.(png|svg|pdf|csv)|point-\\d{2,}(-(lowest|highest|plus|minus))?\\.npy|point-\\d{2,}-(spectrum|plus|minus)\\.csv|point-\\d{2,}-plane\\.npz");
    private static final List<String> COLUMNS = List.of("point", "kind", "loss", "gradient_norm", "distance", "index", "index_exact", "nullity",
            "lambda_min", "lambda_min_residual", "lambda_max", "lambda_max_residual", "times", "starts");
    private static final List<String> SEARCHES = List.of("start", "outcome", "loss", "gradient_norm", "moved", "steps", "products", "flatness", "reason",
            "message");
    private static final String BETWEEN_STARTS = "; ";

    /**
     * A row of the catalogue.
     *
     * @param number     its number, from 1
     * @param kind       minimum, saddle, maximum or degenerate
     * @param distance   an estimate of how far θ is from the exact point
     * @param index      the Morse index; a lower bound where {@code exact} is false
     * @param nullity    empty where it was not counted
     * @param times      from how many starts it was found
     * @param starts     their names, for people
     */
    public record Row(int number, String kind, double loss, double gradientNorm, double distance, int index, boolean exact, OptionalInt nullity,
                      double lambdaMin, double lambdaMinResidual, double lambdaMax, double lambdaMaxResidual, int times, String starts, double[] theta) {}

    private CriticalFile() {}

    /** Replaces what an earlier search left in the folder, which is made where it does not exist. */
    public static void write(Path folder, CriticalReport report) throws ExperimentException {
        try {
            Files.createDirectories(folder);
            clear(folder);
            List<Catalogue.Entry> entries = report.catalogue().entries();
            for (int i = 0; i < entries.size(); i++) {
                writePoint(folder, CriticalReport.pointName(i + 1), entries.get(i).point());
            }
            for (CriticalReport.Walked walked : report.walks()) {
                AtomicFile.write(folder.resolve(walked.name() + ".csv"), walk(walked));
                Npy.write(folder.resolve(walked.name() + ".npy"), NpyArray.vector(walked.way().points().getLast()));
            }
            for (CriticalReport.View view : report.views()) {
                Npz.write(folder.resolve(view.name() + ".npz"), arrays(view.slice()), Npz.Packing.STORED);
            }
            AtomicFile.write(folder.resolve("searches.csv"), searches(report));
            // Last: whoever finds the catalogue finds the points.
            AtomicFile.write(folder.resolve("catalogue.csv"), catalogue(entries));
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(folder, e), e);
        }
    }

    /** Removes the files of an earlier search; every other file stays. */
    static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> OURS.matcher(f.getFileName().toString()).matches()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Reads a catalogue with its points.
     *
     * @throws ExperimentException where a file is missing or not what it should be; the message names it
     */
    public static List<Row> read(Path folder) throws ExperimentException {
        Path file = folder.resolve("catalogue.csv");
        List<Row> rows = new ArrayList<>();
        try {
            Csv.read(file, (line, cells) -> {
                if (line == 1 && !cells.equals(COLUMNS) || cells.size() != COLUMNS.size()) {
                    throw new IOException(file + ", line " + line + ": expected the columns " + String.join(", ", COLUMNS));
                }
                if (line > 1) {
                    rows.add(row(folder, file, line, cells));
                }
            });
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
        return rows;
    }

    private static Row row(Path folder, Path file, int line, List<String> cells) throws IOException {
        try {
            int number = Integer.parseInt(cells.get(0));
            Path point = folder.resolve(CriticalReport.pointName(number) + ".npy");
            if (!(Npy.read(point) instanceof NpyArray.Numbers theta) || theta.shape().size() != 1) {
                throw new IOException(point + ": expected a vector of numbers");
            }
            return new Row(number, cells.get(1), Decimals.parse(cells.get(2)), Decimals.parse(cells.get(3)), Decimals.parse(cells.get(4)),
                    Integer.parseInt(cells.get(5)), Boolean.parseBoolean(cells.get(6)),
                    cells.get(7).isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells.get(7))), Decimals.parse(cells.get(8)),
                    Decimals.parse(cells.get(9)), Decimals.parse(cells.get(10)), Decimals.parse(cells.get(11)), Integer.parseInt(cells.get(12)),
                    cells.get(13), theta.values());
        } catch (NumberFormatException e) {
            throw new IOException(file + ", line " + line + ": " + e.getMessage(), e);
        }
    }

    private static void writePoint(Path folder, String name, Critical point) throws IOException {
        PointSpectrum spectrum = point.spectrum();
        Npy.write(folder.resolve(name + ".npy"), NpyArray.vector(point.reached().theta()));
        Npy.write(folder.resolve(name + "-lowest.npy"), NpyArray.vector(spectrum.lowest().vector()));
        Npy.write(folder.resolve(name + "-highest.npy"), NpyArray.vector(spectrum.highest().vector()));
        if (spectrum.exact()) {
            StringBuilder text = new StringBuilder("value\n");
            Arrays.stream(spectrum.values()).forEach(value -> text.append(Decimals.text(value)).append('\n'));
            AtomicFile.write(folder.resolve(name + "-spectrum.csv"), text.toString());
        }
    }

    private static String catalogue(List<Catalogue.Entry> entries) {
        StringBuilder text = new StringBuilder(Csv.row(COLUMNS));
        for (int i = 0; i < entries.size(); i++) {
            Critical point = entries.get(i).point();
            PointSpectrum spectrum = point.spectrum();
            text.append(Csv.row(List.of(String.valueOf(i + 1), spectrum.kind().label(), Decimals.text(point.reached().loss()),
                    Decimals.text(point.reached().gradientNorm()), Decimals.text(point.distance()), String.valueOf(spectrum.index()),
                    String.valueOf(spectrum.exact()), spectrum.nullity().isPresent() ? String.valueOf(spectrum.nullity().getAsInt()) : "",
                    Decimals.text(spectrum.lowest().value()), Decimals.text(spectrum.lowest().residual()), Decimals.text(spectrum.highest().value()),
                    Decimals.text(spectrum.highest().residual()), String.valueOf(entries.get(i).times()),
                    String.join(BETWEEN_STARTS, entries.get(i).starts()))));
        }
        return text.toString();
    }

    private static String searches(CriticalReport report) {
        StringBuilder text = new StringBuilder(Csv.row(SEARCHES));
        for (CriticalReport.Attempt attempt : report.attempts()) {
            Reached reached = attempt.outcome().reached();
            List<String> end = switch (attempt.outcome()) {
                case Critical _ -> List.of("critical", "", "", "");
                case CriticalOutcome.GradientFlat flat -> List.of("gradient_flat", Decimals.text(flat.flatness()), "", "");
                case CriticalOutcome.NotFound none -> List.of("none", "", Schema.camelCase(none.reason().name()), none.message());
            };
            text.append(Csv.row(List.of(attempt.start(), end.get(0), Decimals.text(reached.loss()), Decimals.text(reached.gradientNorm()),
                    Decimals.text(reached.moved()), String.valueOf(reached.iterations()), String.valueOf(reached.products()), end.get(1), end.get(2),
                    end.get(3))));
        }
        return text.toString();
    }

    private static String walk(CriticalReport.Walked walked) {
        List<String> header = new ArrayList<>(List.of("step", "length", "loss", "gradient_norm"));
        walked.conditions().stream().map(Condition::id).forEach(header::add);
        StringBuilder text = new StringBuilder(Csv.row(header));
        double[] lengths = walked.way().lengths();
        for (int i = 0; i < lengths.length; i++) {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(walked.way().steps()[i]), Decimals.text(lengths[i]), Decimals.text(walked.way().losses()[i]),
                    Decimals.text(walked.way().gradientNorms()[i])));
            for (int c = 0; c < walked.conditions().size(); c++) {
                // A walk that was stopped has points that were not measured.
                cells.add(i < walked.readings().size() ? Decimals.text(walked.readings().get(i)[c]) : "");
            }
            text.append(Csv.row(cells));
        }
        return text.toString();
    }

    private static SequencedMap<String, NpyArray> arrays(Slice slice) {
        Plane plane = slice.plane();
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("alpha", NpyArray.vector(slice.alpha()));
        arrays.put("beta", NpyArray.vector(slice.beta()));
        double[] values = slice.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = slice.computed()[i] ? values[i] : Double.NaN;
        }
        arrays.put("loss", NpyArray.matrix(slice.rows(), slice.columns(), values));
        arrays.put("origin", NpyArray.vector(plane.origin()));
        arrays.put("direction1", NpyArray.vector(plane.direction1()));
        arrays.put("direction2", NpyArray.vector(plane.direction2()));
        return arrays;
    }
}
