package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Session;
import org.saddlescope.figures.sidecar.FigureSource;
import org.saddlescope.figures.sidecar.FigureStyles;
import org.saddlescope.figures.sidecar.Sidecar;

class SidecarTest {
    private static final Set<Class<?>> SIMPLE = Set.of(double.class, Double.class, int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class,
            String.class, double[].class, int[].class, boolean[].class, AlphaBetaRegion.class);
    private static final Map<String, Figure> FIGURES = Gallery.figures();
    private static final FigureStyle SMALL = FigureStyle.of(new PngSize(9, 6.5, 72, 7), Style.Theme.LIGHT);

    @TempDir
    private Path folder;

    private Sidecar again(Figure figure, FigureStyle style) throws Exception {
        Path file = folder.resolve("again.json");
        new Sidecar(FigureSource.elsewhere("test"), style, figure).write(file);
        assertTrue(Sidecar.at(file));
        return Sidecar.read(file);
    }

    private byte[] picture(Figure figure, FigureStyle style, PictureFormat format) throws IOException {
        Path file = folder.resolve("picture");
        PictureWriter.write(figure, format, style, file);
        return Files.readAllBytes(file);
    }

    /** Null where the two are equal to the bit; otherwise where they are not. */
    private static String difference(Object a, Object b, String path) {
        return switch (a) {
            case double[] x -> Arrays.equals(Arrays.stream(x).mapToLong(Double::doubleToRawLongBits).toArray(),
                    Arrays.stream((double[]) b).mapToLong(Double::doubleToRawLongBits).toArray()) ? null : path;
            case int[] x -> Arrays.equals(x, (int[]) b) ? null : path;
            case boolean[] x -> Arrays.equals(x, (boolean[]) b) ? null : path;
            case List<?> x -> {
                List<?> y = (List<?>) b;
                String found = x.size() == y.size() ? null : path;
                for (int i = 0; found == null && i < x.size(); i++) {
                    found = difference(x.get(i), y.get(i), path + "[" + i + "]");
                }
                yield found;
            }
            case Optional<?> x -> x.isPresent() != ((Optional<?>) b).isPresent() ? path
                    : x.isPresent() ? difference(x.get(), ((Optional<?>) b).get(), path) : null;
            case AlphaBetaRegion x -> {
                AlphaBetaRegion y = (AlphaBetaRegion) b;
                yield Double.compare(x.deltaMax(), y.deltaMax()) == 0 && x.corners(10).equals(y.corners(10)) && x.decisive().equals(y.decisive()) ? null : path;
            }
            case Record x -> {
                String found = x.getClass() == b.getClass() ? null : path;
                for (RecordComponent component : x.getClass().getRecordComponents()) {
                    if (found == null) {
                        try {
                            component.getAccessor().setAccessible(true);
                            found = difference(component.getAccessor().invoke(x), component.getAccessor().invoke(b), path + "." + component.getName());
                        } catch (ReflectiveOperationException e) {
                            throw new AssertionError(e);
                        }
                    }
                }
                yield found;
            }
            default -> a.equals(b) ? null : path;
        };
    }

    private void assertKept(Map<String, Figure> figures, FigureStyle style) throws Exception {
        for (Map.Entry<String, Figure> entry : figures.entrySet()) {
            Sidecar back = again(entry.getValue(), style);
            assertEquals(style, back.style());
            assertEquals(null, difference(entry.getValue(), back.figure(), entry.getKey()));
            for (PictureFormat format : PictureFormat.values()) {
                assertArrayEquals(picture(entry.getValue(), style, format), picture(back.figure(), back.style(), format), entry.getKey() + " as " + format);
            }
        }
    }

    /** The figures of a run of an experiment. */
    private static Map<String, Figure> figures(String json) throws Exception {
        Experiment experiment = ExperimentFile.parse(json, "test");
        Map<String, Figure> figures = new LinkedHashMap<>();
        try (Session session = new Session(experiment, Session.View.AT_END)) {
            Frame frame = session.run(Control.running(), _ -> { });
            for (Experiment.FigureKind kind : Experiment.FigureKind.values()) {
                RunFigures.of(kind, experiment, frame, RunFigures.Look.DEFAULT).ifPresent(figure -> figures.put(experiment.name() + " " + kind, figure));
            }
        }
        return figures;
    }

    private static AlphaBetaRecord record(double a, double e, double c) {
        return new AlphaBetaRecord(3, 0, a, e, c);
    }

    private static Figure.RegionPlot regions() {
        AlphaBetaRecord binding = record(0.3, 2, 0.1);
        return new Figure.RegionPlot("Regions", List.of(
                new Figure.Region("Adam", 0, AlphaBetaRegion.of(List.of(record(1, 2, 0.5), binding, record(0.7, 1, 0.9))), List.of(0.01, 0.02),
                        Optional.of(new Figure.Binding("Adam", 7, binding))),
                new Figure.Region("capped", 1, AlphaBetaRegion.of(List.of(record(1, 2, 0), record(1, 2, 0.5))), List.of(), Optional.empty()),
                new Figure.Region("none", 2, AlphaBetaRegion.of(List.of(record(-1, 2, 0))), List.of(), Optional.empty()),
                new Figure.Region("not finite", 3, AlphaBetaRegion.of(List.of(record(Double.NaN, 2, 0))), List.of(), Optional.empty())),
                0.1, Figure.Against.BETA, List.of("a \"note\"\nof two lines \\ λ ∇ 𝛼"));
    }

    @Test
    void everyKindOfFigureIsTheSameToTheBitAndSoIsItsPicture() throws Exception {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (String name : List.of("map", "surface", "deep-map", "holes-map", "refining-map", "line", "curves", "bands", "eigenvalues", "table")) {
            figures.put(name, FIGURES.get(name));
        }
        figures.put("regions", regions());
        assertEquals(new TreeSet<>(Arrays.stream(Figure.class.getPermittedSubclasses()).map(Class::getSimpleName).toList()),
                new TreeSet<>(figures.values().stream().map(figure -> figure.getClass().getSimpleName()).toList()));
        assertKept(figures, SMALL);
    }

    @Test
    void theFiguresOfRealRunsAreTheSame() throws Exception {
        Map<String, Figure> figures = figures("""
                {"name": "saddle", "problem": {"type": "analytic", "function": "scalarTwoLayer"}, "start": [0.700001, -0.7],
                 "optimizers": [{"type": "sgd", "stepSize": 0.1}, {"type": "adam"}], "training": {"steps": 40}, "grid": {"columns": 9, "rows": 7},
                 "probes": {"every": 1, "curvatureEvery": 5}}""");
        figures.putAll(figures("""
                {"name": "moons", "problem": {"type": "network", "data": {"type": "twoMoons", "samples": 20},
                 "architecture": {"type": "mlp", "hidden": [3, 3]}, "loss": "crossEntropy"}, "optimizers": [{"type": "momentum"}],
                 "training": {"steps": 12}, "grid": {"columns": 7, "rows": 7}, "probes": {"minimum": {"type": "lastIterate"}, "alphaBeta": {}}}"""));
        assertTrue(figures.size() >= 7, figures.keySet().toString());
        assertKept(figures, SMALL);
    }

    @Test
    void everyPartOfAStyleIsKeptAndShapesThePicture() throws Exception {
        Figure map = FIGURES.get("map");
        FigureStyle other = new FigureStyle(8.89, 6.4, FigureStyle.Unit.INCH, 96, 6.5, Style.Theme.DARK, true, false, Style.KeyPlace.BESIDE, 1.7,
                Optional.of(ColourMap.MAGMA));
        assertKept(Map.of("map", map, "surface", FIGURES.get("surface"), "table", FIGURES.get("table")), other);
        for (FigureStyle less : List.of(
                new FigureStyle(8.89, 6.4, FigureStyle.Unit.INCH, 96, 6.5, Style.Theme.DARK, false, false, Style.KeyPlace.BESIDE, 1.7, Optional.of(ColourMap.MAGMA)),
                new FigureStyle(8.89, 6.4, FigureStyle.Unit.INCH, 96, 6.5, Style.Theme.DARK, true, true, Style.KeyPlace.BESIDE, 1.7, Optional.of(ColourMap.MAGMA)),
                new FigureStyle(8.89, 6.4, FigureStyle.Unit.INCH, 96, 6.5, Style.Theme.DARK, true, false, Style.KeyPlace.NONE, 1.7, Optional.of(ColourMap.MAGMA)),
                new FigureStyle(8.89, 6.4, FigureStyle.Unit.INCH, 96, 6.5, Style.Theme.DARK, true, false, Style.KeyPlace.BESIDE, 1, Optional.of(ColourMap.MAGMA)),
                new FigureStyle(8.89, 6.4, FigureStyle.Unit.INCH, 96, 6.5, Style.Theme.DARK, true, false, Style.KeyPlace.BESIDE, 1.7, Optional.empty()))) {
            for (String name : List.of("map", "surface")) {
                Figure figure = FIGURES.get(name);
                assertFalse(Arrays.equals(picture(figure, other, PictureFormat.PNG), picture(figure, less, PictureFormat.PNG)), name + " in " + less);
            }
        }
    }

    @Test
    void aTransparentPictureHasNothingBehindIt() throws Exception {
        FigureStyle transparent = new FigureStyle(9, 6.5, FigureStyle.Unit.CM, 72, 7, Style.Theme.LIGHT, true, true, Style.KeyPlace.BELOW, 1, Optional.empty());
        for (String name : List.of("map", "surface", "curves", "table")) {
            Path file = folder.resolve("t.png");
            PictureWriter.write(FIGURES.get(name), PictureFormat.PNG, transparent, file);
            assertEquals(0, javax.imageio.ImageIO.read(file.toFile()).getRGB(1, 1) >>> 24, name);
        }
    }

    @Test
    void theSameFigureIsTheSameFile() throws Exception {
        Path one = folder.resolve("one.json");
        Path two = folder.resolve("two.json");
        Sidecar sidecar = new Sidecar(FigureSource.elsewhere("test"), SMALL, FIGURES.get("map"));
        sidecar.write(one);
        Sidecar.read(one).write(two);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
        assertTrue(Files.size(one) < 60_000, "51 x 51 values take " + Files.size(one) + " bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"widthCm\" : 9.0 | \"widthCm\" : -9.0 | style: width, height and font size must be positive",
        "\"widthCm\" : 9.0 | \"widthCm\" : \"wide\" | style.widthCm: expected a number",
        "\"dpi\" : 72 | \"dpi\" : 72.5 | style.dpi: expected a whole number, found 72.5",
        "\"theme\" : \"LIGHT\" | \"theme\" : \"BRIGHT\" | style.theme: expected one of LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST, found \"BRIGHT\"",
        "\"fontPt\" : 7.0, | \"fontPts\" : 7.0, | did you mean \"fontPt\"?",
        "\"fontPt\" : 7.0, | '' | style.fontPt: missing",
        "\"type\" : \"CurvePlot\" | \"type\" : \"CurvPlot\" | figure.type: expected one of",
        "\"series\" : 1 | \"series\" : true | figure.curves[0].series: expected a whole number, found true",
        "\"y\" : [ 1.0, \"NaN\" ] | \"y\" : [ 1.0, \"none\" ] | figure.curves[0].y[1]: expected a number",
        "\"y\" : [ 1.0, \"NaN\" ] | \"y\" : [ 1.0 ] | figure.curves[0]: c: 2 x and 1 y values",
        "\"version\" : 1 | \"version\" : 2 | version: expected 1, found 2: a newer version",
        "\"saddlescope\" : \"figure\" | \"saddlescope\" : \"song\" | expected the JSON of a figure",
        "} | } } | malformed JSON"})
    void aBrokenSidecarGivesOneMessageThatNamesFileAndField(String from, String to, String message) throws Exception {
        Path file = folder.resolve("broken.json");
        new Sidecar(FigureSource.elsewhere("test"), SMALL, new Figure.CurvePlot("t", "x", "y", false,
                List.of(new Figure.Curve("c", 1, 0, new double[] {0, 1}, new double[] {1, Double.NaN})), List.of(), Optional.empty())).write(file);
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        int at = from.equals("}") ? text.lastIndexOf(from) : text.indexOf(from);
        Files.writeString(file, text.substring(0, at) + to + text.substring(at + from.length()));
        String said = assertThrows(ExperimentException.class, () -> Sidecar.read(file)).getMessage();
        assertTrue(said.startsWith(file + ": ") && said.contains(message), said);
        assertEquals(1, said.lines().count(), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"float64\" : [ \"AAAA\" ]}", "{\"float64\" : [ \"*\" ]}", "{\"float64\" : [ 3 ]}", "{\"float32\" : [ ]}", "3"})
    void aBrokenArrayIsNamed(String array) throws Exception {
        Path file = folder.resolve("broken.json");
        new Sidecar(FigureSource.elsewhere("test"), SMALL, new Figure.CurvePlot("t", "x", "y", false,
                List.of(new Figure.Curve("c", 1, 0, new double[] {0, 1}, new double[] {1, 2})), List.of(), Optional.empty())).write(file);
        Files.writeString(file, Files.readString(file).replace("[ 1.0, 2.0 ]", array));
        String said = assertThrows(ExperimentException.class, () -> Sidecar.read(file)).getMessage();
        assertTrue(said.contains("figure.curves[0].y"), said);
    }

    @Test
    void anExperimentIsNoSidecar() throws Exception {
        assertFalse(Sidecar.at(Files.writeString(folder.resolve("a.json"), "{\"name\": \"saddlescope\"}")));
        assertFalse(Sidecar.at(folder.resolve("none.json")));
        assertFalse(Sidecar.at(folder));
    }

    @Test
    void stylesAreKeptByNameAndOneOfTheirOwnNameCanBeTakenBack() throws Exception {
        FigureStyles some = FigureStyles.STANDARD.with("Mine", SMALL).with("Screen", SMALL).beginning("Mine");
        Path file = folder.resolve("figure-styles.json");
        new com.fasterxml.jackson.databind.ObjectMapper().writeValue(file.toFile(), some);
        FigureStyles back = FigureStyles.read(file);
        assertEquals(some, back);
        assertEquals(some, new com.fasterxml.jackson.databind.ObjectMapper().readValue(file.toFile(), FigureStyles.class));
        assertEquals(List.of("Screen", "Paper, one column", "Paper, two columns", "Slides", "Mine"), back.names());
        assertEquals(SMALL, back.first());
        assertEquals(FigureStyles.STANDARD.style("Screen"), back.without("Screen").style("Screen"));
        assertEquals(FigureStyles.STANDARD.first(), back.without("Mine").first());
        assertEquals(8.4, FigureStyles.STANDARD.style("Paper, one column").orElseThrow().widthCm());
    }

    @Test
    void everythingThatAFigureCanHoldHasAFormInItsFile() {
        TreeSet<String> without = new TreeSet<>();
        collect(Figure.class, new HashSet<>(), without);
        assertEquals(new TreeSet<>(), without, "RecordJson and RecordReader have to learn these");
    }

    private static void collect(Type type, Set<Type> seen, Set<String> without) {
        if (!seen.add(type)) {
            return;
        }
        switch (type) {
            case ParameterizedType generic when generic.getRawType() == List.class || generic.getRawType() == Optional.class ->
                    collect(generic.getActualTypeArguments()[0], seen, without);
            case Class<?> plain when plain.isRecord() -> Arrays.stream(plain.getRecordComponents()).forEach(c -> collect(c.getGenericType(), seen, without));
            case Class<?> plain when plain.isSealed() -> Arrays.stream(plain.getPermittedSubclasses()).forEach(one -> collect(one, seen, without));
            case Class<?> plain when plain.isEnum() || SIMPLE.contains(plain) -> { }
            default -> without.add(type.getTypeName());
        }
    }

    @Test
    void aMapWrittenBeforeThereWereArrowsIsReadWithoutAny() throws Exception {
        Figure map = FIGURES.values().stream().filter(Figure.SliceMap.class::isInstance).findFirst().orElseThrow();
        Path file = folder.resolve("old.json");
        new Sidecar(FigureSource.elsewhere("test"), SMALL, map).write(file);
        String text = Files.readString(file);
        String old = text.replaceAll(",\\s*\"arrows\"\\s*:\\s*\\[\\s*]", "");
        assertFalse(old.equals(text));
        Files.writeString(file, old);
        assertEquals(List.of(), ((Figure.SliceMap) Sidecar.read(file).figure()).arrows());
        Files.writeString(file, old.replace("\"marks\"", "\"mraks\""));
        assertThrows(ExperimentException.class, () -> Sidecar.read(file));
    }
}
