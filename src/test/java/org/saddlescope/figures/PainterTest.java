package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

class PainterTest {
    private static final PngSize SIZE = new PngSize(8, 6, 120, 7);
    private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 600, 400);
    private static final DoubleBinaryOperator BOWL = (x, y) -> x * x + y * y;
    private static final Trajectory NOTHING = Landscapes.trajectory("none", BOWL, new double[0], new double[0], 0, 1);
    private static final Trajectory POINT = Landscapes.trajectory("point", BOWL, new double[] {0.3}, new double[] {0.2}, 0, 1);
    private static final Trajectory DIVERGED = Landscapes.trajectory("diverged", BOWL, new double[] {0.3, 1e200, Double.NaN},
            new double[] {0.2, -1e300, Double.POSITIVE_INFINITY}, 0, 1);

    static Stream<Slice> oddSlices() {
        return Stream.of(
                Landscapes.slice((_, _) -> Double.NaN, -1, 1, -1, 1, 5, 5),
                Landscapes.slice((_, _) -> Double.POSITIVE_INFINITY, -1, 1, -1, 1, 5, 5),
                Landscapes.slice((_, _) -> 3, -1, 1, -1, 1, 5, 5),
                Landscapes.slice((x, y) -> x == 0 && y == 0 ? 1 : Double.NaN, -1, 1, -1, 1, 5, 5),
                Landscapes.slice((x, _) -> x * 1.7e308, -1, 1, -1, 1, 5, 5),
                Landscapes.slice((x, y) -> 1 + 1e-16 * BOWL.applyAsDouble(x, y), -1, 1, -1, 1, 5, 5),
                Landscapes.slice(BOWL, -1, 1, -1, 1, 2, 2),
                Landscapes.slice(BOWL, -1, 1, 0, 0, 7, 1),
                uncomputed());
    }

    @ParameterizedTest
    @MethodSource("oddSlices")
    void everySliceAndPathCanBePainted(Slice slice) {
        List<Trajectory> paths = List.of(NOTHING, POINT, DIVERGED);
        List<Figure.Mark> marks = List.of(new Figure.Mark("", "degenerate", 0, 0, 0), new Figure.Mark("", "saddle", Double.NaN, 9, 1));
        for (boolean log : new boolean[] {true, false}) {
            paint(new Figure.SliceMap("odd", slice, paths, marks, log, ColourMap.VIRIDIS, true));
            paint(new Figure.SurfacePlot("odd", slice, paths, marks, log, ColourMap.VIRIDIS, Figure.Camera.DEFAULT));
            paint(new Figure.SurfacePlot("odd", slice, paths, marks, log, ColourMap.VIRIDIS, Figure.Camera.TOP));
        }
    }

    @Test
    void aDraftOfASurfaceIsThePictureButForItsEdges() {
        Slice slice = Landscapes.slice((x, y) -> Math.pow(x * x + y - 11, 2) + Math.pow(x + y * y - 7, 2), -5, 5, -5, 5, 51, 51);
        Trajectory path = Landscapes.trajectory("path", BOWL, new double[] {-4, -1, 2}, new double[] {4, 0, 3}, 0, 1);
        Figure.SurfacePlot plot = new Figure.SurfacePlot("", slice, List.of(path), List.of(), true, ColourMap.VIRIDIS, Figure.Camera.DEFAULT);
        Style style = new Style(12, Style.Theme.LIGHT);
        BufferedImage full = painted(canvas -> Painter.paint(plot, style, canvas, AREA));
        BufferedImage draft = painted(canvas -> Painter.paintDraft(plot, style, canvas, AREA));
        double apart = 0;
        int far = 0;
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                int difference = difference(full.getRGB(x, y), draft.getRGB(x, y));
                apart += difference;
                far += difference > 150 ? 1 : 0;
            }
        }
        int pixels = full.getWidth() * full.getHeight();
        assertTrue(apart > 0, "the draft is no other picture");
        assertTrue(apart / pixels < 4, "apart by " + apart / pixels + " of 765 a pixel");
        assertTrue(far < 0.005 * pixels, far + " of " + pixels + " pixels are far from the picture");
    }

    @Test
    void aDraftOfASurfaceIsFarLessToPaint() {
        Slice slice = Landscapes.slice(BOWL, -1, 1, -1, 1, 21, 21);
        Figure.SurfacePlot plot = new Figure.SurfacePlot("", slice, List.of(), List.of(), true, ColourMap.VIRIDIS, Figure.Camera.DEFAULT);
        Style style = new Style(12, Style.Theme.LIGHT);
        int[] full = pieces(canvas -> Painter.paint(plot, style, canvas, AREA));
        int[] draft = pieces(canvas -> Painter.paintDraft(plot, style, canvas, AREA));
        // A cell in two parts a side, in place of five, and no quad has a seam drawn around it.
        assertTrue(draft[0] < full[0] / 5.0, draft[0] + " fillings in place of " + full[0]);
        assertTrue(draft[1] < full[1] / 5.0, draft[1] + " outlines in place of " + full[1]);
    }

    /** How many shapes are filled and how many are drawn. */
    private static int[] pieces(Consumer<Graphics2D> painting) {
        int[] count = new int[2];
        painting.accept(new SVGGraphics2D(GenericDOMImplementation.getDOMImplementation().createDocument(null, "svg", null)) {
            @Override
            public Graphics create() {
                return this;
            }

            @Override
            public void fill(Shape shape) {
                count[0]++;
            }

            @Override
            public void draw(Shape shape) {
                count[1]++;
            }
        });
        return count;
    }

    private static BufferedImage painted(Consumer<Graphics2D> painting) {
        BufferedImage image = new BufferedImage((int) AREA.getWidth(), (int) AREA.getHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D canvas = image.createGraphics();
        painting.accept(canvas);
        canvas.dispose();
        return image;
    }

    private static int difference(int a, int b) {
        return Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF)) + Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF)) + Math.abs((a & 0xFF) - (b & 0xFF));
    }

    @Test
    void nanAndInfinityHaveTheirColoursOnTheMapAndAreSaidInTheKey() {
        Slice slice = Landscapes.slice((x, y) -> x > 0.4 ? Double.NaN : x < -0.4 ? Double.POSITIVE_INFINITY : y, -1, 1, -1, 1, 21, 21);
        BufferedImage odd = paint(new Figure.SliceMap("", slice, List.of(), List.of(), true, ColourMap.VIRIDIS, true));
        assertTrue(count(odd, ColourMap.NAN_ARGB) > 2000);
        assertTrue(count(odd, ColourMap.INFINITE_ARGB) > 2000);
        Key key = LandscapeKey.map(slice, List.of(), List.of(), ColourScale.of(slice, true), new Style(10, Style.Theme.LIGHT));
        assertEquals(List.of("126 NaN", "126 infinite"), key.groups().getFirst().stream().map(Key.Entry::text).toList());
        Key holes = LandscapeKey.surface(slice, List.of(), List.of(), ColourScale.of(slice, true), new Style(10, Style.Theme.LIGHT));
        assertTrue(holes.notes().contains("Holes: 126 NaN and 126 infinite of 441 values"), holes.notes()::toString);
    }

    @Test
    void nothingIsInventedBetweenAFiniteAndAnInfiniteValue() {
        Slice slice = Landscapes.slice((x, _) -> x > 0 ? Double.NaN : x, -1, 1, 0, 1, 3, 3);
        BufferedImage image = ScalarImage.of(slice, ColourScale.of(slice, false), ColourMap.GREY, 10).image();
        for (int x = 0; x < 30; x++) {
            assertEquals(x >= 20, image.getRGB(x, 15) == ColourMap.NAN_ARGB, "pixel " + x);
        }
        assertEquals(ColourMap.GREY.argb(1), image.getRGB(15, 15));
    }

    @Test
    void betaPointsUpOnTheMap() {
        Slice slice = Landscapes.slice((_, y) -> y, 0, 1, 0, 1, 4, 4);
        BufferedImage image = ScalarImage.of(slice, ColourScale.of(slice, false), ColourMap.GREY, 4).image();
        assertEquals(ColourMap.GREY.argb(1), image.getRGB(3, 0));
        assertEquals(ColourMap.GREY.argb(0), image.getRGB(3, 15));
    }

    @Test
    void cellsNotComputedAtAllAreLeftBlank() {
        BufferedImage image = ScalarImage.of(uncomputed(), ColourScale.of(uncomputed(), true), ColourMap.GREY, 2).image();
        for (int x = 0; x < image.getWidth(); x++) {
            assertEquals(0, image.getRGB(x, 0));
        }
    }

    @Test
    void aPathSaysHowMuchOfItThePlaneShows() {
        Trajectory path = new Trajectory("Adam", new int[] {0, 5}, new double[2], new double[2], new double[] {0, 0.1149},
                new double[] {2, 0.0312}, new double[] {2, 0.0291}, 0.97349);
        assertEquals("Adam: explains 97.3 % of path, off-plane ≤ 0.12; end 0.0312 true, 0.0291 in plane", LandscapeKey.statement(path));
        Trajectory almost = new Trajectory("GD", new int[] {0}, new double[1], new double[1], new double[] {0.03},
                new double[] {1}, new double[] {Double.NaN}, 0.99996);
        assertEquals("GD: explains 99.9 % of path, off-plane ≤ 0.03; end 1 true, not computed in plane", LandscapeKey.statement(almost));
        Trajectory single = new Trajectory("GD", new int[] {0}, new double[1], new double[1], new double[] {2},
                new double[] {1}, new double[] {3}, Double.NaN);
        assertEquals("GD: off-plane ≤ 2; end 1 true, 3 in plane", LandscapeKey.statement(single));
    }

    @Test
    void aPathInThePlaneSaysSoAndSeveralSayItOnce() {
        Slice slice = Landscapes.slice(BOWL, -1, 1, -1, 1, 5, 5);
        Trajectory one = Landscapes.trajectory("GD", BOWL, new double[] {1, 0.5}, new double[] {0, 0}, 1e-15, 1);
        Trajectory two = Landscapes.trajectory("Adam", BOWL, new double[] {1, 2}, new double[] {0, 0}, 0, 1);
        assertEquals("GD: in the plane; end loss 0.25", LandscapeKey.statement(one));
        Key both = key(slice, List.of(one, two));
        assertEquals(List.of("GD: end loss 0.25", "Adam: end loss 4"), both.groups().getFirst().stream().map(Key.Entry::text).toList());
        assertEquals(List.of("Plane: the two parameters themselves; all paths lie in the plane", "Outside the picture: 1 of 2 points of Adam"),
                both.notes().subList(1, 3));
        Trajectory off = Landscapes.trajectory("SGD", BOWL, new double[] {1, 0}, new double[] {0, 0}, 0.5, 0.8);
        Key mixed = key(slice, List.of(one, off));
        assertEquals("GD: in the plane; end loss 0.25", mixed.groups().getFirst().getFirst().text());
        assertEquals("Plane: the two parameters themselves", mixed.notes().get(1));
    }

    @Test
    void notesShareALineWhereTheyFit() {
        var metrics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().getFontMetrics(new Style(10, Style.Theme.LIGHT).smallFont());
        List<String> notes = List.of("one", "two", "three");
        assertEquals(notes, Key.joined(notes, metrics, metrics.stringWidth("one") + 1));
        assertEquals(1, Key.joined(notes, metrics, 1000).size());
        assertEquals(List.of(), Key.joined(List.of(), metrics, 1000));
    }

    @Test
    void wordsThatDoNotFitAreWrappedBrokenOrShortenedInTheMiddle() {
        var metrics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().getFontMetrics(new Style(10, Style.Theme.LIGHT).font());
        String name = "layer 12 weight[123, 457]";
        double room = metrics.stringWidth("layer 12 w");
        for (String text : List.of(name, name.replace(" ", ""), "a " + name.replace(" ", "") + " b")) {
            List<String> lines = TextFit.wrap(text, metrics, room);
            assertTrue(lines.stream().allMatch(line -> metrics.stringWidth(line) <= room), lines::toString);
            assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
        }
        String shortened = TextFit.shortened(name, metrics, room);
        assertTrue(shortened.matches("lay.*….*7]") && metrics.stringWidth(shortened) <= room, shortened);
        assertEquals(name, TextFit.shortened(name, metrics, 1000));
    }

    @Test
    void formulasLeaveTheKeyWhereThereIsLittleRoomUnlessOnlyTheyTellNamesApart() {
        double[] x = {0, 1};
        Figure.Curve pl = new Figure.Curve("PL  ‖∇f‖²/(2f)", 0, 0, x, x);
        Figure.Curve aiming = new Figure.Curve("aiming  ⟨∇f, x−xₚ⟩/f", 1, 1, x, x);
        Figure.Curve gap = new Figure.Curve("aiming  ⟨∇f, x−xₚ⟩/(f−f*)", 2, 2, x, x);
        assertEquals(List.of("PL", "aiming"), briefNames(List.of(pl, aiming)));
        assertEquals(List.of(pl.name(), aiming.name(), gap.name()), briefNames(List.of(pl, aiming, gap)));
    }

    private static List<String> briefNames(List<Figure.Curve> curves) {
        Key key = CurveKey.of(curves, List.of(), new Style(10, Style.Theme.LIGHT));
        var canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        return key.fitting(canvas, 500, 1).groups().getFirst().stream().map(Key.Entry::text).toList();
    }

    @Test
    void aKeyIsCutToOneLineEachOnAScreenWithLittleRoomAndNeverInAFile() {
        var canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        String full = "Adam: explains 99.2 % of path, off-plane ≤ 0.046; end 0.48 true, 0.48 in plane";
        String brief = "Adam: 99.2 %, off-plane ≤ 0.046, end 0.48 / 0.48 and more than fits on a line of two hundred";
        for (boolean compact : new boolean[] {true, false}) {
            Style style = new Style(12, Style.Theme.LIGHT, compact);
            Key key = new Key(List.of(List.of(Key.Entry.line((_, _, _) -> { }, full, brief))), List.of(full), "what it means", style);
            assertEquals(full, key.fitting(canvas, 200, 4000).groups().getFirst().getFirst().text());
            Key fitted = key.fitting(canvas, 200, 100);
            String text = fitted.groups().getFirst().getFirst().text();
            var metrics = canvas.getFontMetrics(style.smallFont());
            if (compact) {
                Key roomier = key.fitting(canvas, 200, 300);
                assertEquals(brief, roomier.groups().getFirst().getFirst().text(), "words about a path are wrapped before they are cut");
                assertTrue(roomier.notes().stream().allMatch(note -> metrics.stringWidth(note) <= 200));
                assertTrue(text.startsWith("Adam: 99.2 %") && text.endsWith("…"), text);
                assertTrue(metrics.stringWidth(text) <= 200 && fitted.notes().stream().allMatch(note -> metrics.stringWidth(note) <= 200));
                assertTrue(fitted.height(canvas, 200) < 4.5 * metrics.getHeight());
            } else {
                assertEquals(brief, text);
                assertEquals(List.of("what it means", full), fitted.notes());
            }
        }
    }

    @Test
    void gapsOfAllCurvesAreOneLine() {
        double[] x = {0, 1};
        Figure.Curve one = new Figure.Curve("GD · PL  ‖∇f‖²", 0, 0, x, new double[] {1, Double.NaN});
        Figure.Curve two = new Figure.Curve("Adam", 1, 0, x, new double[] {Double.NaN, 1});
        Figure.Curve three = new Figure.Curve("SGD", 2, 0, x, new double[] {-1, Double.POSITIVE_INFINITY});
        Figure.Curve whole = new Figure.Curve("none", 3, 0, x, x);
        assertEquals(Optional.of("Gaps in GD · PL, Adam: of 2 values, 1 NaN; SGD: of 2 values, 1 infinite"), gaps(false, one, two, three, whole));
        assertEquals(Optional.empty(), gaps(false, whole));
        Figure.Curve[] many = new Figure.Curve[8];
        Arrays.fill(many, one);
        many[7] = three;
        assertEquals(Optional.of("Gaps in 8 curves: of 16 values, 1 not above 0 (no logarithm), 7 NaN, 1 infinite"), gaps(true, many));
    }

    private static Optional<String> gaps(boolean log, Figure.Curve... curves) {
        CurveGaps gaps = new CurveGaps(false, log);
        for (Figure.Curve curve : curves) {
            gaps.drawable(curve);
        }
        return gaps.note();
    }

    @Test
    void theMarkersOfTheFirstAndTheLastStepAreDrawnWhole() {
        Figure.Curve curve = new Figure.Curve("GD", 0, 0, new double[] {0, 50, 100}, new double[] {1, 1e-14, 1e-28});
        BufferedImage image = PngWriter.paint(new Figure.CurvePlot("", "step", "loss", true, List.of(curve), List.of(), Optional.empty()),
                new PngSize(8.4, 7, 300, 7), Style.Theme.LIGHT);
        int colour = SeriesStyle.colour(0, Style.Theme.LIGHT).getRGB();
        // the widest row of each marker: the line itself is far thinner than a marker
        int middle = widestRun(image, colour, image.getWidth() / 3, 2 * image.getWidth() / 3);
        assertTrue(middle > 10);
        assertEquals(middle, widestRun(image, colour, 0, image.getWidth() / 3), 2);
        assertEquals(middle, widestRun(image, colour, 2 * image.getWidth() / 3, image.getWidth()), 2);
    }

    /** The longest horizontal run of a colour in the upper part of a picture, where its plot is, between two columns. */
    private static int widestRun(BufferedImage image, int argb, int from, int to) {
        int widest = 0;
        for (int y = 0; y < 0.8 * image.getHeight(); y++) {
            int run = 0;
            for (int x = from; x < to; x++) {
                run = image.getRGB(x, y) == argb ? run + 1 : 0;
                widest = Math.max(widest, run);
            }
        }
        return widest;
    }

    private static Key key(Slice slice, List<Trajectory> paths) {
        return LandscapeKey.map(slice, paths, List.of(), ColourScale.of(slice, true), new Style(10, Style.Theme.LIGHT));
    }

    @Test
    void valuesWithoutALogarithmAreGapsAndCounted() {
        Figure.Curve curve = new Figure.Curve("GD", 0, 0, new double[] {0, 1, 2, 3, 4, 5},
                new double[] {1, 0, -2, Double.NaN, Double.POSITIVE_INFINITY, 0.1});
        var chart = Painter.chart(new Figure.CurvePlot("", "step", "loss", true, List.of(curve), List.of(), Optional.empty()),
                new Style(10, Style.Theme.LIGHT));
        var data = chart.getXYPlot().getDataset();
        for (int i = 1; i <= 4; i++) {
            assertTrue(Double.isNaN(data.getYValue(0, i)));
        }
        Key key = ((KeyTitle) chart.getSubtitle(0)).key();
        assertEquals(List.of("Gaps in GD: of 6 values, 2 not above 0 (no logarithm), 1 NaN, 1 infinite"), key.notes());
    }

    @Test
    void pointsWithoutALogarithmOfTheirPlaceAreLeftOutAndCounted() {
        Figure.Curve curve = new Figure.Curve("GD", 0, 0, new double[] {0, 1, 10, 100}, new double[] {4, 3, 2, 1});
        Figure.Curve bound = Figure.Curve.bound("rate", -1, new double[] {1, 100}, new double[] {9, 9});
        var chart = Painter.chart(new Figure.CurvePlot("", "step", "loss", true, true, List.of(curve, bound), List.of(), Optional.of(0.0)),
                new Style(10, Style.Theme.LIGHT));
        assertTrue(Double.isNaN(chart.getXYPlot().getDataset().getYValue(0, 0)));
        assertEquals(3, chart.getXYPlot().getDataset().getYValue(0, 1));
        Key key = ((KeyTitle) chart.getSubtitle(0)).key();
        assertEquals(List.of("Gaps in GD: of 4 values, 1 at x ≤ 0 (off the log axis)"), key.notes());
        assertEquals("rate (bound)", key.groups().get(1).getFirst().text());
        paint(new Figure.CurvePlot("odd", "step", "loss", true, true, List.of(new Figure.Curve("GD", 0, 0, new double[] {-1, 0}, new double[] {1, 1}),
                Figure.Curve.hollow("h", 2, new double[] {5}, new double[] {1}).within(new double[] {0}, new double[] {2})), List.of(), Optional.of(-1.0)));
    }

    @Test
    void curvesOfAnyKindCanBePainted() {
        double[] x = {0, 1, 2};
        for (double[] y : new double[][] {{Double.NaN, Double.NaN, Double.NaN}, {0, 0, 0}, {1e-300, 1e300, 1}, {5, 5, 5}, {-1e308, 0, 1e308}}) {
            for (boolean log : new boolean[] {true, false}) {
                paint(new Figure.CurvePlot("odd", "step", "loss", log, List.of(new Figure.Curve("GD", 0, 0, x, y)), List.of(),
                        Optional.of(1.0)));
            }
        }
        paint(new Figure.CurvePlot("empty", "step", "loss", true, List.of(), List.of(), Optional.of(Double.NaN)));
        paint(new Figure.CurvePlot("one", "step", "loss", true,
                List.of(new Figure.Curve("GD", 0, 0, new double[] {3}, new double[] {2})), List.of(), Optional.empty()));
    }

    @Test
    void aSurfaceIsNoChart() {
        assertThrows(IllegalArgumentException.class,
                () -> Painter.chart(Gallery.figures().get("surface"), new Style(10, Style.Theme.LIGHT)));
    }

    @Test
    void thinningKeepsTheExtremesAndTheGaps() {
        double[] y = new double[1_000_000];
        y[333_333] = 7;
        y[777_777] = -7;
        y[500_001] = Double.NaN;
        int[] kept = Thinning.of(y, 1000);
        List<Integer> list = Arrays.stream(kept).boxed().toList();
        assertTrue(list.containsAll(List.of(0, 333_333, 500_001, 777_777, 999_999)));
        assertTrue(kept.length <= 5000);
    }

    private static Slice uncomputed() {
        Slice full = Landscapes.slice((_, _) -> Double.NaN, 0, 1, 0, 1, 4, 4);
        return new Slice(full.plane(), full.alpha(), full.beta(), full.values(), new boolean[16], "loss");
    }

    private static BufferedImage paint(Figure figure) {
        return PngWriter.paint(figure, SIZE, Style.Theme.LIGHT);
    }

    private static int count(BufferedImage image, int argb) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += image.getRGB(x, y) == argb ? 1 : 0;
            }
        }
        return count;
    }
}
