package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.experiment.AlphaBetaReport;

class RegionPlotTest {
    private static final double C = 0.0483448;
    /** The record at infinity that binds in example 6 of Islamov et al. 2024: αₘᵢₙ(δ) = δ/c. */
    private static final AlphaBetaRecord FAR = new AlphaBetaRecord(401, 1, 0, 1, C);
    private static final AlphaBetaRecord NEAR = new AlphaBetaRecord(2, 0, 0.5, 0.3, 0.2);
    private static final AlphaBetaRecord CAP = new AlphaBetaRecord(9, 3, 0.06, 0.2, 0);
    private static final AlphaBetaRecord EARLY = new AlphaBetaRecord(5, 0, -0.3, 0.05, 0.5);
    private static final AlphaBetaRecord NEVER = new AlphaBetaRecord(12, 4, -0.2, 1.3, 0);

    @ParameterizedTest
    @EnumSource
    void thePlotIsTintedExactlyWhereTheDefinitionHolds(Figure.Against against) {
        assertTinted(against, FAR, NEAR);
        assertTinted(against, EARLY, FAR);
        assertTinted(against, EARLY, CAP, FAR);
        // α is a million margins: the paper's figures look at such regions from near
        assertTinted(against, new AlphaBetaRecord(1, 1, 0, 1, 1e-7));
    }

    private static void assertTinted(Figure.Against against, AlphaBetaRecord... records) {
        Figure.RegionPlot plot = RegionFigures.of("", List.of(group("GD", 0, records)), against);
        JFreeChart chart = RegionCharts.chart(plot, new Style(12, Style.Theme.LIGHT));
        BufferedImage image = new BufferedImage(900, 560, BufferedImage.TYPE_INT_RGB);
        ChartRenderingInfo info = new ChartRenderingInfo();
        Graphics2D canvas = image.createGraphics();
        chart.draw(canvas, new Rectangle2D.Double(0, 0, 900, 560), info);
        canvas.dispose();
        Rectangle2D area = info.getPlotInfo().getDataArea();
        XYPlot axes = chart.getXYPlot();
        int[] seen = new int[2];
        for (int x = (int) area.getMinX() + 3; x < area.getMaxX() - 3; x += 7) {
            for (int y = (int) area.getMinY() + 3; y < area.getMaxY() - 3; y += 7) {
                Boolean holds = uniform(axes, area, against, records, x, y);
                int rgb = image.getRGB(x, y) & 0xFFFFFF;
                boolean plain = rgb == 0xFFFFFF;
                boolean tint = (rgb & 255) > (rgb >> 16 & 255) + 20 && (rgb >> 16 & 255) > 180;
                if (holds != null && (plain || tint)) {
                    assertEquals(holds, tint, against + " " + Arrays.toString(records) + " at " + x + ", " + y);
                    seen[tint ? 1 : 0]++;
                }
            }
        }
        assertTrue(seen[0] > 30 && seen[1] > 30, () -> against + " " + Arrays.toString(records) + ": " + Arrays.toString(seen));
    }

    /** Whether the condition holds about a pixel; null where it does on one side of it only. */
    private static Boolean uniform(XYPlot axes, Rectangle2D area, Figure.Against against, AlphaBetaRecord[] records, int x, int y) {
        Boolean all = null;
        for (int dx = -3; dx <= 3; dx += 3) {
            for (int dy = -3; dy <= 3; dy += 3) {
                double alpha = axes.getDomainAxis().java2DToValue(x + dx, area, RectangleEdge.BOTTOM);
                double vertical = axes.getRangeAxis().java2DToValue(y + dy, area, RectangleEdge.LEFT);
                double beta = against == Figure.Against.BETA ? vertical : alpha - vertical;
                boolean holds = alpha > beta && beta >= 0 && Arrays.stream(records).allMatch(record -> record.margin(alpha, beta) >= 0);
                if (all != null && all != holds) {
                    return null;
                }
                all = holds;
            }
        }
        return all;
    }

    @Test
    void everyPointOfTheBoundaryIsTheLastFeasibleOne() {
        AlphaBetaRegion shape = AlphaBetaRegion.of(List.of(EARLY, FAR, NEAR));
        List<RegionBoundary.Point> points = RegionBoundary.of(shape, 0.01, 40, true);
        assertTrue(points.size() > 300);
        for (RegionBoundary.Point point : points) {
            assertTrue(shape.holds(point.alpha() * (1 + 1e-9), point.alpha() * (1 + 1e-9) - point.delta() * (1 - 1e-9)), point::toString);
            assertTrue(!shape.holds(point.alpha() * (1 - 1e-6), point.alpha() * (1 - 1e-6) - point.delta() * (1 + 1e-6)), point::toString);
        }
    }

    @Test
    void theKeyHasAlphaMinBetaAndBetaSigmaSquaredAndTheNotesTheRecordThatBindsWithItsSeed() {
        AlphaBetaReport one = report("SGD", 3, 0.01, NEAR);
        AlphaBetaReport two = report("SGD", 4, 0.02, FAR);
        Figure.RegionPlot plot = RegionFigures.of("", List.of(new RegionFigures.Group("width 8", List.of(one, two))));
        assertEquals("width 8: αₘᵢₙ(0.1) = 2.0685, β = 1.9685, βσ² = 0.0197 to 0.0394", RegionCharts.statement(plot.regions().getFirst(), 0.1));
        assertTrue(plot.notes().contains("Binding: record of SGD, seed 4, step 401, batch 1: a = 0, e = 1, c = 0.0483"), plot.notes()::toString);
        assertTrue(plot.notes().contains("Feasible: at every record of 2 runs together"), plot.notes()::toString);
        assertTrue(plot.notes().contains("2 records, 30 dropped as 0/0"), plot.notes()::toString);
        assertTrue(plot.notes().contains("f* = 0 (last iterate)") && plot.notes().contains("f_i* = 0 (declared)"), plot.notes()::toString);
        assertTrue(FigureData.csv(plot).contains("\nwidth 8,alpha_min," + 0.1 / C + ","), () -> FigureData.csv(plot));
        assertTrue(FigureData.csv(plot).contains(",SGD,4,401,1,0.0,1.0,0.0483448\n"), () -> FigureData.csv(plot));
    }

    @Test
    void anEmptyRegionSaysWhichRecordMakesItSo() {
        Figure.RegionPlot plot = RegionFigures.of("", List.of(group("Adam", 3, NEVER, FAR)));
        assertEquals("Adam: no pair is feasible", RegionCharts.statement(plot.regions().getFirst(), 0.1));
        assertEquals("no pair is feasible: record of Adam, seed 3, step 12, batch 4: a = −0.2, e = 1.3, c = 0", plot.notes().getFirst());
        Figure.RegionPlot unknown = RegionFigures.of("", List.of(group("GD", 1, new AlphaBetaRecord(7, 0, Double.NaN, 1, 1))));
        assertTrue(unknown.notes().getFirst().contains("step 7, batch 0: a = NaN"), unknown.notes()::toString);
    }

    @Test
    void aRegionBelowTheMarginSaysHowFarItReaches() {
        Figure.RegionPlot plot = RegionFigures.of("", List.of(group("Adam", 3, new AlphaBetaRecord(9, 3, 0.01, 0.2, 0), FAR)));
        assertEquals("Adam: only α − β ≤ 0.05 is feasible, αₘᵢₙ(0.05) = 1.0342, β = 0.98424", RegionCharts.statement(
                new Figure.Region("Adam", 0, plot.regions().getFirst().shape(), List.of(), plot.regions().getFirst().binding()), 0.1));
        assertTrue(plot.notes().getFirst().startsWith("α − β is bounded by record of Adam, seed 3, step 9"), plot.notes()::toString);
    }

    @Test
    void regionsTooThinForThePlaneOfThePaperAreDrawnAgainstTheMargin() {
        assertEquals(Figure.Against.BETA, RegionFigures.of("", List.of(group("", 0, FAR))).against());
        assertEquals(Figure.Against.BETA, RegionFigures.of("", List.of(group("", 0, new AlphaBetaRecord(1, 1, 0, 1, 1e-7)))).against());
        assertEquals(Figure.Against.MARGIN, RegionFigures.of("", List.of(group("8", 0, FAR), group("64", 0, new AlphaBetaRecord(1, 1, -3, 1, 1e-2)))).against());
    }

    @Test
    void regionsOfAnyKindCanBePainted() {
        for (Figure.Against against : Figure.Against.values()) {
            for (List<RegionFigures.Group> groups : List.of(List.<RegionFigures.Group>of(), List.of(group("none", 0)), List.of(group("never", 0, NEVER)),
                    List.of(group("huge", 0, new AlphaBetaRecord(1, 1, -1e300, 1, 1e-12)), group("small", 0, EARLY)),
                    List.of(group("infinite", 0, new AlphaBetaRecord(1, 1, Double.NEGATIVE_INFINITY, 1, 1))))) {
                Figure plot = RegionFigures.of("odd", groups, against);
                PngWriter.paint(plot, new PngSize(8, 6, 120, 7), Style.Theme.LIGHT);
                PngWriter.paint(plot.untitled(), new PngSize(8, 6, 120, 7), Style.Theme.DARK);
            }
        }
    }

    private static RegionFigures.Group group(String name, long seed, AlphaBetaRecord... records) {
        return new RegionFigures.Group(name, List.of(report("Adam", seed, 0.01, records)));
    }

    private static AlphaBetaReport report(String optimizer, long seed, double sigma, AlphaBetaRecord... records) {
        return new AlphaBetaReport(optimizer, seed, 0.1, List.of(records), 15, sigma, "f* = 0 (last iterate)", "f_i* = 0 (declared)", "");
    }
}
