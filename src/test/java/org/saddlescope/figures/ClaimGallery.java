package org.saddlescope.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.experiment.AlphaBetaReport;

/** Paints the pictures of claims and conditions into the folder given as the first argument, to be looked at. */
final class ClaimGallery {
    /** 900 x 560 pixels with a font of 13 pixels, as on a page. */
    static final PngSize PAGE = new PngSize(900 / 96.0 * 2.54, 560 / 96.0 * 2.54, 96, 9.75);

    private ClaimGallery() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        for (Map.Entry<String, Figure> figure : figures().entrySet()) {
            PngWriter.write(figure.getValue(), PAGE, Style.Theme.LIGHT, folder.resolve(figure.getKey() + ".png"));
            PngWriter.write(figure.getValue(), new PngSize(8.4, 7, 300, 7), Style.Theme.DARK, folder.resolve(figure.getKey() + "-8cm.png"));
        }
    }

    static Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("region-ex6", RegionFigures.of("Example 6: feasible pairs", List.of(new RegionFigures.Group("", List.of(
                report("field", 0, example6(), 0.0723))))));
        figures.put("region-ex1", RegionFigures.of("Example 1: feasible pairs", List.of(new RegionFigures.Group("SGD", List.of(
                report("SGD", 0, saturating(1 / 5.0, 0.5854, 0.1), 0.2))))));
        figures.put("region-ex2", RegionFigures.of("Example 2: feasible pairs", List.of(new RegionFigures.Group("", List.of(
                report("field", 0, saturating(9.0943e-7, 8.797e5, 0.8), 0.4998))))));
        figures.put("region-ex2-beta", RegionFigures.of("Example 2: feasible pairs", List.of(new RegionFigures.Group("", List.of(
                report("field", 0, saturating(9.0943e-7, 1.0996e5, 0.1), 0.4998)))), Figure.Against.BETA));
        double[] alphas = {2.24, 9.73, 96.5, 133, 121, 21.4, 0.128};
        List<RegionFigures.Group> widths = new ArrayList<>();
        for (int i = 0; i < alphas.length; i++) {
            List<AlphaBetaReport> seeds = new ArrayList<>();
            for (int seed = 0; seed < 4; seed++) {
                seeds.add(report("SGD", seed, random(alphas[i] * (1 - 0.2 * seed), seed), 0.4 / (i + 1)));
            }
            widths.add(new RegionFigures.Group("width " + (4 << i), seeds));
        }
        figures.put("region-widths", RegionFigures.of("Alpha-beta over width: feasible pairs", widths));
        figures.put("region-widths-beta", RegionFigures.of("Alpha-beta over width: feasible pairs", widths, Figure.Against.BETA));
        figures.put("region-table", RegionFigures.table("Alpha-beta over width: records that bind", widths.subList(0, 3)));
        figures.put("region-empty", RegionFigures.of("Interpolation: feasible pairs", List.of(new RegionFigures.Group("Adam", List.of(
                report("Adam", 3, List.of(new AlphaBetaRecord(12, 4, -0.2, 1.3, 0)), 0))))));
        figures.put("region-capped", RegionFigures.of("Capped: feasible pairs", List.of(
                new RegionFigures.Group("Adam", List.of(report("Adam", 3, List.of(new AlphaBetaRecord(12, 4, 0.02, 1.3, 0), new AlphaBetaRecord(1, 2, 0.1, 0.2, 0.1)), 0.01))),
                new RegionFigures.Group("SGD", List.of(report("SGD", 3, List.of(new AlphaBetaRecord(12, 4, 0.3, 1.3, 0), new AlphaBetaRecord(1, 2, -0.1, 0.2, 0.3)), 0.01))))));
        figures.put("widths", widthsPlot());
        return figures;
    }

    private static Figure widthsPlot() {
        double[] m = {32, 128, 512, 2048, 8192};
        double[] y = IntStream.range(0, 5).mapToDouble(i -> 1.3 / Math.sqrt(m[i])).toArray();
        return new Figure.CurvePlot("Model Hessian over width", "width", "‖H_F‖", true, true, List.of(
                new Figure.Curve("tanh, slope −0.500 ± 0.003", 0, 0, m, y).within(IntStream.range(0, 5).mapToDouble(i -> y[i] * 0.8).toArray(),
                        IntStream.range(0, 5).mapToDouble(i -> y[i] * 1.2).toArray()),
                Figure.Curve.bound("c / √m", -1, m, IntStream.range(0, 5).mapToDouble(i -> 2 / Math.sqrt(m[i])).toArray()),
                Figure.Curve.hollow("printed, not expected: numpy pilot", 3, m, IntStream.range(0, 5).mapToDouble(i -> 1.2 / Math.sqrt(m[i])).toArray())),
                List.of("Band: smallest to largest of 10 seeds"), Optional.empty());
    }

    /** Records of MATH's example 6 on rings: c = 0.0483448. */
    private static List<AlphaBetaRecord> example6() {
        List<AlphaBetaRecord> records = new ArrayList<>();
        for (int i = 0; i <= 400; i++) {
            double x = -6 + 12 * i / 400.0;
            for (int batch = 0; batch < 2; batch++) {
                double dx = x - batch;
                double q = 2 * dx * dx;
                double xp = x < 0.5 ? 0.159375 : 0.840625;
                double qp = 2 * (xp - batch) * (xp - batch);
                records.add(new AlphaBetaRecord(i, batch, 2 * dx * 2 * (x - xp) / ((1 + q) * (1 + q)), q / (1 + q), qp / (1 + qp)));
            }
        }
        records.add(new AlphaBetaRecord(401, 0, 0, 1, 0.0483448));
        return records;
    }

    private static List<AlphaBetaRecord> saturating(double c, double alpha, double delta) {
        return List.of(new AlphaBetaRecord(17, 1, 0, alpha * c / delta, c), new AlphaBetaRecord(3, 0, 0.2, 0.1, 3 * c));
    }

    private static List<AlphaBetaRecord> random(double alpha, long seed) {
        List<AlphaBetaRecord> records = new ArrayList<>();
        java.util.Random random = new java.util.Random(seed);
        for (int k = 0; k < 300; k++) {
            double e = 0.3 + random.nextDouble();
            double c = 0.01 + random.nextDouble() * 0.2;
            records.add(new AlphaBetaRecord(k, k % 8, 0.1 * e - alpha * random.nextDouble() * c, e, c));
        }
        return records;
    }

    static AlphaBetaReport report(String optimizer, long seed, List<AlphaBetaRecord> records, double sigma) {
        return new AlphaBetaReport(optimizer, seed, 0.1, records, 15, sigma, "f* = 0.3169873, x* the nearest of two minimisers (known in closed form)",
                "f_i* = 0 (known in closed form)", "");
    }
}
