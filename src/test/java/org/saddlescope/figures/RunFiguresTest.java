package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.Camera;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.experiment.History.Group;

class RunFiguresTest {
    private static final Experiment EXPERIMENT = new Experiment(1, "Moons", "", 1, Precision.DOUBLE,
            new Experiment.ProblemSpec.Analytic("himmelblau"), Optional.empty(), List.of(), new Experiment.Training(4, 1, 0),
            new Experiment.PlaneSpec.Auto(), new Experiment.Grid(5, 5, Optional.empty()),
            new Experiment.Probes(1, 2, 1e-6), List.of());

    @ParameterizedTest
    @EnumSource
    void aFrameWithNothingHasNoFigure(FigureKind kind) {
        assertTrue(figure(kind, frame(1)).isEmpty());
    }

    @Test
    void theLossOfEveryTrackIsSolidAndTheHeldOutLossDashed() {
        Figure.CurvePlot plot = curves(FigureKind.LOSS, frame(2, column("held_out_loss", Group.LOSS, "held-out loss", "", 1, 1, 1)));
        assertEquals(List.of("T0 · training loss", "T1 · training loss", "T0 · held-out loss", "T1 · held-out loss"),
                plot.curves().stream().map(Figure.Curve::name).toList());
        assertEquals(List.of(0, 0, 1, 1), plot.curves().stream().map(Figure.Curve::dash).toList());
        assertEquals(List.of(0, 1, 0, 1), plot.curves().stream().map(Figure.Curve::series).toList());
        assertTrue(plot.logY());
    }

    @Test
    void ratiosShowMeasuredStepsOnlyAndStateTheirMinimumOnce() {
        Figure.CurvePlot plot = curves(FigureKind.RATIOS, frame(2,
                column("pl", Group.RATIO, "PL", "f* = 0", 5, -1, 7), column("qg", Group.RATIO, "QG", "f* = 0", 1, 1, 1)));
        assertEquals(List.of("f* = 0"), plot.notes());
        assertTrue(plot.logY());
        Figure.Curve pl = plot.curves().getFirst();
        assertArrayEquals(new double[] {0, 20}, pl.x());
        assertArrayEquals(new double[] {5, 7}, pl.y());
    }

    @Test
    void ratiosLeftOutAreNamed() {
        History.Column[] columns = new History.Column[9];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column("r" + i, Group.RATIO, "R" + i, "", 1, 1, 1 + i);
        }
        Figure.CurvePlot five = curves(FigureKind.RATIOS, frame(5, columns));
        assertEquals(10, five.curves().size());
        assertEquals("Measured, not shown: R2, R3, R4, R5, R6, R7, R8", five.notes().getLast());
        Figure.CurvePlot one = curves(FigureKind.RATIOS, frame(1, columns));
        assertEquals(8, one.curves().stream().map(Figure.Curve::series).distinct().count());
        assertEquals(List.of("R8"), ((Figure.CurvePlot) RatioFigures.of(EXPERIMENT, frame(1, columns), RunFigures.Look.DEFAULT,
                List.of("r8")).orElseThrow()).curves().stream().map(Figure.Curve::name).toList());
    }

    @Test
    void everyMinimumIsStatedOnceWithAllItsSources() {
        Figure.CurvePlot plot = curves(FigureKind.RATIOS, frame(1,
                column("pl", Group.RATIO, "PL", "f* = 0 (known in closed form)", 1, 2, 3),
                column("pl_star", Group.RATIO, "PL*", "f* = 0 (for PL* by definition)", 1, 2, 3),
                column("eb", Group.RATIO, "EB", "x*: nearest of 4 minimisers, known in closed form", 4, 5, 6),
                column("qg", Group.RATIO, "QG", "f* = 0 (known in closed form) · x*: nearest of 4 minimisers, known in closed form", 4, 5, 6)));
        assertEquals(List.of("f* = 0 (known in closed form; for PL* by definition) · x*: nearest of 4 minimisers, known in closed form"),
                plot.notes());
        assertEquals(4, plot.curves().size());
    }

    @Test
    void aRatioThatEqualsAnotherMakesRoomWhereThereIsLittle() {
        Figure.CurvePlot plot = curves(FigureKind.RATIOS, frame(5, column("pl", Group.RATIO, "PL", "", 1, -1, 3),
                column("pl_star", Group.RATIO, "PL*", "", 1, -1, 3), column("eb", Group.RATIO, "EB", "", 4, 5, 6),
                column("qg", Group.RATIO, "QG", "", 4, 5, 7)));
        assertEquals(List.of("Measured, not shown: PL* (equal to PL), QG"), plot.notes());
        assertEquals(10, plot.curves().size());
    }

    @Test
    void eigenvaluesAreDrawnOnALinearAxisAndOneThatIsVisiblyNegativeNeedsNoWords() {
        Figure.CurvePlot plot = curves(FigureKind.SPECTRUM, frame(1,
                column("lambda_min", Group.SPECTRUM, "λₘᵢₙ", "residual ≤ 10⁻⁶", -2, -3, 4),
                column("lambda_max", Group.SPECTRUM, "λₘₐₓ", "residual ≤ 10⁻⁶", 5, 5, 50)));
        assertEquals(false, plot.logY());
        assertEquals(List.of("residual ≤ 10⁻⁶"), plot.notes());
    }

    @Test
    void theKernelsEigenvaluesStandWithPlStarOfHalfTheSquaredErrorAndWithNoOtherRatio() throws ExperimentException {
        History.Column low = column("kernel_lambda_min", Group.KERNEL, "λₘᵢₙ(K)", "K(θ)", 1, 2, 3);
        History.Column high = column("kernel_lambda_max", Group.KERNEL, "λₘₐₓ(K)", "K(θ)", 7, 8, 9);
        History.Column star = column("pl_star", Group.RATIO, "PL*", "f* = 0", 4, 5, 6);
        Frame both = frame(1, column("pl", Group.RATIO, "PL", "", 1, 1, 1), star, low, high);
        Figure.CurvePlot plot = (Figure.CurvePlot) RunFigures.of(FigureKind.KERNEL, network("halfSquaredError", 0), both, RunFigures.Look.DEFAULT).orElseThrow();
        assertEquals(List.of("λₘᵢₙ(K)", "λₘₐₓ(K)", "PL*"), names(plot));
        assertTrue(plot.logY());
        assertEquals(List.of("K(θ)", "L = ½‖F−y‖², so that λₘᵢₙ(K) ≤ PL* ≤ λₘₐₓ(K)", "f* = 0"), plot.notes().stream().sorted().toList());
        for (Experiment other : List.of(network("meanSquaredError", 0), network("crossEntropy", 0), network("halfSquaredError", 0.1), EXPERIMENT)) {
            Figure.CurvePlot without = (Figure.CurvePlot) RunFigures.of(FigureKind.KERNEL, other, both, RunFigures.Look.DEFAULT).orElseThrow();
            assertEquals(List.of("λₘᵢₙ(K)", "λₘₐₓ(K)"), names(without));
            assertEquals(List.of("K(θ)"), without.notes());
        }
        assertArrayEquals(new double[] {4, 5, 6}, plot.curves().getLast().y());
        assertTrue(figure(FigureKind.KERNEL, frame(1, star)).isEmpty());
    }

    @Test
    void theSmoothnessStandsBesideTheLargestEigenvalueAndTheStabilityLimit() {
        History.Column largest = column("lambda_max", Group.SPECTRUM, "λₘₐₓ", "", 5, 5, 5);
        History.Column limit = column("stability_limit", Group.SPECTRUM, "2/η", "", 20, 20, 20);
        History.Column lowest = column("lambda_min", Group.SPECTRUM, "λₘᵢₙ", "", -1, -1, -1);
        assertEquals(List.of("L", "λₘₐₓ", "2/η"), names(curves(FigureKind.SMOOTHNESS,
                frame(1, lowest, largest, limit, column("local_smoothness", Group.SMOOTHNESS, "L", "", 4, 4, 4)))));
        assertTrue(figure(FigureKind.SMOOTHNESS, frame(1, largest, limit)).isEmpty());
    }

    private static Experiment network(String loss, double penalty) throws ExperimentException {
        return ExperimentFile.parse("""
                {"problem": {"type": "network", "data": {"type": "twoMoons"}, "architecture": {"type": "mlp", "hidden": [4]}, "loss": "%s", "penalty": %s},
                 "optimizers": [{"type": "sgd"}]}""".formatted(loss, penalty), "network");
    }

    @Test
    void theFitGoesThroughPairsOfTheEarlierGradientAndIsDrawnWithItsUpperLine() {
        // L̂ = 2 + 3‖∇f‖ at the earlier point, exactly: both lines are that one.
        History history = new History(new int[] {0, 1, 2, 3}, new double[4], new double[] {4, 1, 2, 9}, new double[4], List.of(
                new History.Column("local_smoothness", "L", Group.SMOOTHNESS, "", new double[] {Double.NaN, 14, 5, 8}, new boolean[] {false, true, true, true})));
        Frame frame = frame(0);
        Frame one = new Frame(frame.phase(), List.of(new Frame.Track("GD", 3, 3, -1, history)), Optional.empty(), List.of(), List.of(), 0, 0, 1, 0, "");
        Figure.CurvePlot plot = curves(FigureKind.SMOOTHNESS_FIT, one);
        assertEquals("‖∇f‖", plot.xLabel());
        assertEquals(Optional.empty(), plot.cursor());
        assertArrayEquals(new double[] {4, 1, 2}, plot.curves().getFirst().x());
        assertArrayEquals(new double[] {14, 5, 8}, plot.curves().getFirst().y());
        for (Figure.Curve line : plot.curves().subList(1, 3)) {
            assertArrayEquals(new double[] {0, 4}, line.x());
            assertArrayEquals(new double[] {2, 14}, line.y(), 1e-12);
            assertTrue(line.name().contains("L₀ = 2") && line.name().contains("L₁ = 3"), line.name());
        }
        assertTrue(plot.curves().get(1).name().matches(".*L₀ = 2 ± \\S+, L₁ = 3 ± \\S+"), plot.curves().get(1).name());
    }

    @Test
    void aThresholdIsALineWhereItsConditionIsDrawnAndNowhereElse() throws ExperimentException {
        Experiment both = ExperimentFile.parse("""
                {"problem": {"type": "analytic", "function": "himmelblau"}, "optimizers": [{"type": "sgd"}],
                 "probes": {"conditions": [{"type": "quasar"}, {"type": "strongQuasar", "theta": 0.5, "mu": 0.1}]}}""", "both");
        Frame frame = frame(3, column("pl", Group.RATIO, "PL", "", 1, 1, 1), column("quasar", Group.RATIO, "quasar", "", 2, 2, 3));
        Figure.CurvePlot plot = (Figure.CurvePlot) RunFigures.of(FigureKind.RATIOS, both, frame, RunFigures.Look.DEFAULT).orElseThrow();
        Figure.Curve line = plot.curves().getLast();
        assertEquals("quasar = 1: from here on star-convex", line.name());
        assertEquals(7, plot.curves().size());
        assertEquals(Figure.Drawn.BOUND, line.drawn());
        assertArrayEquals(new double[] {0, 20}, line.x());
        assertArrayEquals(new double[] {1, 1}, line.y());
        Key key = CurveKey.of(plot.curves(), List.of(), new Style(12, Style.Theme.LIGHT));
        assertEquals(List.of(3, 2, 1), key.groups().stream().map(List::size).toList());
        assertEquals(List.of("PL"), names((Figure.CurvePlot) RatioFigures.of(both, frame(1, column("pl", Group.RATIO, "PL", "", 1, 1, 1)),
                RunFigures.Look.DEFAULT, List.of("pl")).orElseThrow()));
    }

    @Test
    void aRadiusFarBeyondTheWalkIsSaidInsteadOfDrawn() {
        History.Column walked = column("theta_distance", Group.DISTANCE, "d", "", 0, 1, 2);
        assertEquals(List.of("d", "R"), names(curves(FigureKind.DISTANCE, frame(1, walked, column("kernel_radius", Group.DISTANCE, "R", "", 15, 18, 20)))));
        Figure.CurvePlot far = curves(FigureKind.DISTANCE, frame(1, walked, column("kernel_radius", Group.DISTANCE, "R", "why", 15, 18, 21)));
        assertEquals(List.of("d"), names(far));
        assertEquals(List.of("Beyond the axis: R from 15 to 21", "why"), far.notes());
    }

    @Test
    void aMapSaysWhatItsRatioIsMeasuredAgainst() {
        Figure.SliceMap map = new Figure.SliceMap("map", Landscapes.slice((x, y) -> x * y, -1, 1, -1, 1, 5, 5).noting("f* = 0 (known)"), List.of(), List.of(),
                false, ColourMap.VIRIDIS, true);
        Style style = new Style(12, Style.Theme.LIGHT);
        ColourScale scale = ColourScale.of(map.slice(), false);
        assertTrue(LandscapeKey.map(map.slice(), List.of(), List.of(), scale, style).notes().contains("Measured against: f* = 0 (known)"));
        assertTrue(LandscapeKey.surface(map.slice(), List.of(), List.of(), scale, style).notes().contains("Measured against: f* = 0 (known)"));
    }

    @ParameterizedTest
    @CsvSource({"LOG_RATIO, LOG_RATIOS, false", "KERNEL_CONDITION, CONDITIONING, true", "DRIFT, DRIFT, false", "DISTANCE, DISTANCE, false",
            "MODEL_HESSIAN, MODEL_HESSIAN, true",
            "INDEX, INDEX, false"})
    void everyGroupOfColumnsHasItsFigureAndNoOther(Group group, FigureKind kind, boolean log) {
        Frame frame = frame(1, column("id", group, "quantity", "how", 3, 2, 1));
        Figure.CurvePlot plot = curves(kind, frame);
        assertEquals(List.of("quantity"), names(plot));
        assertEquals(List.of("how"), plot.notes());
        assertEquals(log, plot.logY());
        assertEquals(List.of(kind), Arrays.stream(FigureKind.values())
                .filter(other -> other != FigureKind.LOSS && figure(other, frame).isPresent()).toList());
    }

    @Test
    void aLogarithmKeepsItsNegativeValues() {
        assertArrayEquals(new double[] {-3, -0.5}, curves(FigureKind.LOG_RATIOS,
                frame(1, column("pl_log", Group.LOG_RATIO, "log PL", "", -3, -1, -0.5))).curves().getFirst().y());
        assertEquals(false, curves(FigureKind.LOG_RATIOS, frame(1, column("pl_log", Group.LOG_RATIO, "log PL", "", -3, -1, -0.5))).logY());
    }

    @Test
    void theAlphaBetaFigureHasARegionForEachReportAndNamesItsBindingRecord() {
        Frame empty = frame(1);
        AlphaBetaReport report = new AlphaBetaReport("SGD", 3, 0.1, List.of(new AlphaBetaRecord(512, 7, -0.0123, 0.61, 0.0021)), 0, 0, "f* = 0", "f_i* = 0", "");
        Frame measured = new Frame(empty.phase(), empty.tracks(), Optional.empty(), List.of(), List.of(), 0, 0, Double.NaN, Double.NaN, "",
                List.of(report), Double.NaN);
        Figure.RegionPlot plot = (Figure.RegionPlot) figure(FigureKind.ALPHA_BETA, measured).orElseThrow();
        assertEquals("Moons: alpha-beta condition", plot.title());
        assertEquals(List.of(report.region().alphaMin(0.1)), plot.regions().stream().map(region -> region.shape().alphaMin(0.1)).toList());
        assertTrue(plot.notes().stream().anyMatch(note -> note.contains("record of SGD, seed 3, step 512, batch 7")), plot.notes().toString());
    }

    @Test
    void figuresOfProbesAreLookedForOnlyWhereTheExperimentNamesTheUsualFigures() throws ExperimentException {
        String file = """
                {"problem": {"type": "analytic", "function": "himmelblau"}, %s"optimizers": [{"type": "sgd", "stepSize": 0.01}]}
                """;
        Experiment usual = ExperimentFile.parse(file.formatted(""), "usual");
        assertEquals(Arrays.stream(FigureKind.values()).filter(kind -> kind != FigureKind.ACCURACY).toList(), usual.wantedFigures());
        assertEquals(List.of(FigureKind.LOSS, FigureKind.ALPHA_BETA),
                ExperimentFile.parse(file.formatted("\"figures\": [\"loss\", \"alphaBeta\"], "), "named").wantedFigures());
    }

    private static List<String> names(Figure.CurvePlot plot) {
        return plot.curves().stream().map(Figure.Curve::name).toList();
    }

    @Test
    void theLargestResidualOfEachEndIsSaid() {
        Figure.CurvePlot plot = curves(FigureKind.SPECTRUM, frame(2,
                column("lambda_max", Group.SPECTRUM, "λₘₐₓ", "", 5, 5, 50),
                column("lambda_min_residual", Group.RESIDUAL, "residual of λₘᵢₙ", "", 0.001, 0.02, 0.003),
                column("lambda_max_residual", Group.RESIDUAL, "residual of λₘₐₓ", "", 0.5, 0.1, 0.2)));
        assertEquals(List.of("Largest residual of λₘᵢₙ 0.02, residual of λₘₐₓ 0.5"), plot.notes());
    }

    @Test
    void negativeEigenvaluesThatTheAxisHidesAreSaidInOneLine() {
        Figure.CurvePlot plot = curves(FigureKind.SPECTRUM, frame(2,
                column("lambda_min", Group.SPECTRUM, "λₘᵢₙ", "", -2, -3, 4), column("lambda_max", Group.SPECTRUM, "λₘₐₓ", "", 5, 5, 100)));
        assertEquals(List.of("Negative, though the axis hides it: λₘᵢₙ, T0 lowest −2 at step 0; T1 lowest −2 at step 0"), plot.notes());
        Figure.CurvePlot many = curves(FigureKind.SPECTRUM, frame(5,
                column("lambda_min", Group.SPECTRUM, "λₘᵢₙ", "", -2, -3, 4), column("lambda_max", Group.SPECTRUM, "λₘₐₓ", "", 5, 5, 100)));
        assertEquals(List.of("Negative, though the axis hides it: λₘᵢₙ of 5 optimizers, T0 lowest −2 at step 0"), many.notes());
        Figure.CurvePlot last = curves(FigureKind.SPECTRUM, frame(1,
                column("lambda_min", Group.SPECTRUM, "λₘᵢₙ", "", -20, 1, -0.001), column("lambda_max", Group.SPECTRUM, "λₘₐₓ", "", 5, 5, 80)));
        assertEquals(List.of("Negative, though the axis hides it: λₘᵢₙ, −0.001 at step 20"), last.notes());
    }

    @Test
    void allThatDivergedStandInOneLine() {
        Frame whole = frame(3, column("pl", Group.RATIO, "PL", "", 1, 1, 1));
        List<Frame.Track> tracks = whole.tracks().stream()
                .map(t -> new Frame.Track(t.name(), t.step(), t.total(), t.name().equals("T1") ? -1 : 15, t.history())).toList();
        Frame diverged = new Frame(whole.phase(), tracks, whole.slice(), List.of(), List.of(), 0, 0, 1, 0, "");
        assertEquals("Diverged, the loss is not finite: T0 from step 15, T2 from step 15", curves(FigureKind.LOSS, diverged).notes().getFirst());
    }

    @Test
    void theCameraIsTheViewersAndWithoutOneTheOneThatShowsThePaths() {
        var wall = Landscapes.slice((x, y) -> Math.exp(-(y - 0.1) * (y - 0.1) / 0.02) - 0.1 * y, -1, 1, -1, 1, 31, 31);
        Frame frame = new Frame(Frame.Phase.DONE, List.of(), Optional.of(wall), List.of(), List.of(), 0, 0, 1, 0, "");
        Figure.Camera chosen = ((Figure.SurfacePlot) figure(FigureKind.SURFACE, frame).orElseThrow()).camera();
        assertEquals(Figure.Camera.showing(wall, List.of(), true), chosen);
        assertTrue(Math.abs(chosen.azimuth()) > 90);
        Figure.Camera own = new Figure.Camera(12, 34, 2);
        RunFigures.Look look = new RunFigures.Look(true, ColourMap.VIRIDIS, own, Optional.empty());
        assertEquals(own, ((Figure.SurfacePlot) RunFigures.of(FigureKind.SURFACE, EXPERIMENT, frame, look).orElseThrow()).camera());
        Experiment seen = EXPERIMENT.seenFrom(Optional.of(new Camera(12, 34, 2)));
        assertEquals(new Figure.Camera(12, 34, 2), ((Figure.SurfacePlot) RunFigures.of(FigureKind.SURFACE, seen, frame, RunFigures.Look.DEFAULT).orElseThrow()).camera(),
                "the experiment before the paths");
        assertEquals(own, ((Figure.SurfacePlot) RunFigures.of(FigureKind.SURFACE, seen, frame, look).orElseThrow()).camera(), "the viewer before the experiment");
    }

    @Test
    void aSliceGivesAMapAndASurfaceWithItsMarks() {
        Frame empty = frame(1);
        Frame full = new Frame(empty.phase(), empty.tracks(), Optional.of(Landscapes.slice((x, y) -> x * y, -1, 1, -1, 1, 5, 5)), List.of(),
                List.of(new Frame.Mark("origin", Problem.CriticalPoint.Kind.SADDLE, 0, 0, 0)), 25, 25, 1, 0, "");
        Figure.SliceMap map = (Figure.SliceMap) figure(FigureKind.MAP, full).orElseThrow();
        assertEquals(List.of(new Figure.Mark("origin", "saddle", 0, 0, 0)), map.marks());
        assertEquals("Moons: loss on the plane", map.title());
        assertTrue(figure(FigureKind.SURFACE, full).orElseThrow() instanceof Figure.SurfacePlot);
    }

    private static Figure.CurvePlot curves(FigureKind kind, Frame frame) {
        return (Figure.CurvePlot) figure(kind, frame).orElseThrow();
    }

    private static Optional<Figure> figure(FigureKind kind, Frame frame) {
        return RunFigures.of(kind, EXPERIMENT, frame, RunFigures.Look.DEFAULT);
    }

    /** A column of three steps whose second value was measured only where it is positive. */
    private static History.Column column(String id, Group group, String label, String note, double... values) {
        return new History.Column(id, label, group, note, values, new boolean[] {true, values[1] > 0, true});
    }

    /** A frame of so many tracks, each with these columns and, where there are any, three steps. */
    private static Frame frame(int tracks, History.Column... columns) {
        List<Frame.Track> list = new ArrayList<>();
        for (int i = 0; i < tracks; i++) {
            int n = columns.length == 0 ? 0 : 3;
            int[] steps = n == 0 ? new int[0] : new int[] {0, 10, 20};
            list.add(new Frame.Track("T" + i, 0, 20, -1,
                    new History(steps, new double[n], new double[n], new double[n], List.of(columns))));
        }
        return new Frame(Frame.Phase.TRAINING, list, Optional.empty(), List.of(), List.of(), 0, 0, Double.NaN, Double.NaN, "");
    }
}
