package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.study.Findings;
import org.saddlescope.experiment.study.MemberResult;
import org.saddlescope.experiment.study.Quantity;
import org.saddlescope.experiment.study.StudyPlot;

class ClaimFiguresTest {
    private static final List<Quantity> QUANTITIES = List.of(new Quantity("norm", "‖H‖", "max_i ‖∇²F_i‖₂"), new Quantity("violations", "violations", ""));
    private static final int[] WIDTHS = {32, 128, 512, 2048};

    @Test
    void aQuantityOverWhatIsSweptHasItsMeanRangeFitBoundAndNumbersFromElsewhere() throws ExperimentException {
        Experiment experiment = experiment("""
                'sweep': [{'field': 'training.steps', 'values': [32, 128, 512, 2048]}], 'seeds': 2,
                'expect': [{'type': 'slope', 'says': 's', 'basis': 'theory', 'term': {'quantity': 'norm'}, 'against': 'training.steps', 'value': -0.5, 'tolerance': 0.01},
                  {'type': 'atMost', 'says': 's', 'basis': 'derived', 'term': {'quantity': 'norm', 'over': 'max'}, 'value': 2},
                  {'type': 'atMost', 'says': 's', 'basis': 'theory', 'term': {'quantity': 'violations'}, 'value': 0}],
                'printed': [{'label': 'norm, numpy pilot', 'values': [4, 3, 2, 1]}, {'label': 'norm at one width', 'values': [4]}]""");
        List<MemberResult> members = new ArrayList<>();
        for (int width : WIDTHS) {
            for (int seed = 0; seed < 2; seed++) {
                members.add(member(coordinates("training.steps", width), seed, (seed == 0 ? 2 : 4) / Math.sqrt(width), List.of()));
            }
        }
        SequencedMap<String, Figure> figures = ClaimFigures.of(experiment, QUANTITIES, members);
        assertEquals(List.of("norm-over-steps"), List.copyOf(figures.keySet()), "violations are 0 everywhere and have no plot");
        Figure.CurvePlot plot = (Figure.CurvePlot) figures.get("norm-over-steps");
        assertEquals("Toy: ‖H‖", plot.title());
        assertTrue(plot.logX() && plot.logY());
        Figure.Curve mean = plot.curves().getFirst();
        assertArrayEquals(IntStream.of(WIDTHS).mapToDouble(w -> 3 / Math.sqrt(w)).toArray(), mean.y(), 1e-15);
        assertArrayEquals(IntStream.of(WIDTHS).mapToDouble(w -> 2 / Math.sqrt(w)).toArray(), mean.spread().orElseThrow().low(), 1e-15);
        assertArrayEquals(IntStream.of(WIDTHS).mapToDouble(w -> 4 / Math.sqrt(w)).toArray(), mean.spread().orElseThrow().high(), 1e-15);
        Figure.Curve fit = plot.curves().get(1);
        assertTrue(fit.name().startsWith("slope −0.500") && fit.name().endsWith("expected −0.5 ± 0.01 (theory)"), fit::name);
        for (int i = 0; i < fit.x().length; i++) {
            assertEquals(3 / Math.sqrt(fit.x()[i]), fit.y()[i], 1e-12);
        }
        Figure.Curve bound = plot.curves().get(2);
        assertEquals("at most 2 (bound, derived)", bound.name());
        assertEquals(Figure.Drawn.BOUND, bound.drawn());
        Figure.Curve printed = plot.curves().get(3);
        assertEquals("printed, not expected: norm, numpy pilot", printed.name());
        assertEquals(Figure.Drawn.HOLLOW, printed.drawn());
        assertArrayEquals(new double[] {4, 3, 2, 1}, printed.y());
        assertEquals(4, plot.curves().size());
        assertTrue(plot.notes().contains("Mean and range (smallest to largest) of 2 seeds"), plot.notes()::toString);
    }

    @Test
    void whatIsExpectedOfSomeMembersIsDrawnThereAndTooManyCurvesAreSaid() throws ExperimentException {
        Experiment experiment = experiment("""
                'sweep': [{'field': 'training.steps', 'values': [10, 20, 30]}, {'field': 'optimizers[0].stepSize', 'values': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}],
                'expect': [{'type': 'near', 'says': 's', 'basis': 'derived', 'term': {'quantity': 'norm', 'where': ['optimizers[0].stepSize=9', 'training.steps=20']},
                  'value': 5, 'tolerance': 0.5},
                  {'type': 'monotone', 'says': 's', 'basis': 'theory', 'term': {'quantity': 'norm', 'where': ['optimizers[0].stepSize=9']},
                  'along': 'training.steps', 'direction': 'rises'}]""");
        List<MemberResult> members = new ArrayList<>();
        for (int steps : new int[] {10, 20, 30}) {
            for (int size = 1; size <= 10; size++) {
                SequencedMap<String, String> at = coordinates("training.steps", steps);
                at.put("optimizers.0.stepSize", Integer.toString(size));
                members.add(size == 10 ? MemberResult.refused(at, 0, "too large a step") : member(at, 0, steps + size, List.of()));
            }
        }
        Figure.CurvePlot plot = (Figure.CurvePlot) ClaimFigures.of(experiment, QUANTITIES, members).get("norm-over-steps");
        assertEquals("step size 9", plot.curves().getFirst().name(), "what something is expected of comes first");
        assertEquals(8, plot.curves().stream().filter(curve -> curve.drawn() == Figure.Drawn.LINE).count());
        Figure.Curve expected = plot.curves().getLast();
        assertEquals("step size 9: expected 5 ± 0.5 (derived)", expected.name());
        assertTrue(expected.x()[0] < 20 && expected.x()[0] > 15 && expected.x()[1] > 20 && expected.x()[1] < 25);
        assertArrayEquals(new double[] {5.5, 5.5}, expected.spread().orElseThrow().high());
        assertTrue(plot.notes().contains("Not drawn: 1 of 9 curves, step size 8"), plot.notes()::toString);
        assertTrue(plot.notes().stream().anyMatch(note -> note.startsWith("Nothing measured at steps 10, step size 10; ") && note.endsWith(": too large a step")),
                plot.notes()::toString);
    }

    @Test
    void plotsOfOneIdAreOnePictureWithCurvesNamedByTheirMembers() throws ExperimentException {
        Experiment experiment = experiment("'sweep': [{'field': 'training.steps', 'values': [2, 3]}], 'seeds': 2, 'expect': []");
        List<MemberResult> members = new ArrayList<>();
        double[] x = IntStream.range(0, 5000).mapToDouble(i -> i).toArray();
        for (int steps = 2; steps <= 3; steps++) {
            for (int seed = 0; seed < 2; seed++) {
                double high = 10 * steps + seed;
                double[] y = IntStream.range(0, 5000).mapToDouble(i -> i == 1234 ? high : 1).toArray();
                members.add(member(coordinates("training.steps", steps), seed, 1, List.of(new StudyPlot("rate", "Loss", "step", "L", false, true, List.of(
                        new StudyPlot.Curve("L", false, false, x, y), new StudyPlot.Curve("ceiling", true, false, new double[] {0, 5000}, new double[] {99, 99}),
                        new StudyPlot.Curve("end", false, true, new double[] {steps}, new double[] {seed})), List.of("f* = 0")))));
            }
        }
        Figure.CurvePlot plot = (Figure.CurvePlot) ClaimFigures.of(experiment, QUANTITIES, members).get("rate");
        assertEquals(List.of("steps 2", "ceiling (bound)", "steps 3", "end"), plot.curves().stream().map(Figure.Curve::name).toList());
        assertTrue(plot.curves().getFirst().x().length < 2000);
        assertEquals(20, Arrays.stream(plot.curves().getFirst().y()).max().getAsDouble(), "thinning keeps the extremes");
        assertArrayEquals(new double[] {2, 2, 3, 3}, plot.curves().get(3).x());
        assertTrue(plot.notes().contains("Curves of seed 0, the first of 2; points of all"), plot.notes()::toString);
    }

    @Test
    void regionsOfTheSeedsOfAMemberAreIntersected() throws ExperimentException {
        Experiment experiment = experiment("'sweep': [{'field': 'training.steps', 'values': [8, 16]}], 'seeds': 2, 'expect': []");
        List<MemberResult> members = new ArrayList<>();
        for (int steps : new int[] {8, 16}) {
            for (int seed = 0; seed < 2; seed++) {
                AlphaBetaReport report = new AlphaBetaReport("SGD", seed, 0.1, List.of(new AlphaBetaRecord(1, 0, 0, 1, 1.0 / (steps * (1 + seed)))), 0, 0.5, "x*", "f_i*", "");
                members.add(MemberResult.measured(coordinates("training.steps", steps), seed, new Findings(new LinkedHashMap<>(), List.of(), List.of(report), List.of())));
            }
        }
        SequencedMap<String, Figure> figures = ClaimFigures.of(experiment, QUANTITIES, members);
        Figure.RegionPlot plot = (Figure.RegionPlot) figures.get("alpha-beta");
        assertEquals(List.of("steps 8", "steps 16"), plot.regions().stream().map(Figure.Region::name).toList());
        assertEquals(1.6, plot.regions().getFirst().shape().alphaMin(0.1), 1e-12, "that of the worse seed");
        assertEquals(1, plot.regions().getFirst().binding().orElseThrow().seed());
        assertEquals(4, ((Figure.Table) figures.get("alpha-beta-records")).rows().size());
    }

    @Test
    void whereNoNumberIsSweptATableHasWhatWasMeasured() throws ExperimentException {
        Experiment experiment = experiment("""
                'sweep': [{'field': 'problem.function', 'values': ['himmelblau', 'rosenbrock']}], 'seeds': 2,
                'expect': [{'type': 'atLeast', 'says': 's', 'basis': 'derived', 'term': {'quantity': 'norm'}, 'value': 0}]""");
        List<MemberResult> members = new ArrayList<>();
        for (String name : List.of("\"himmelblau\"", "\"rosenbrock\"")) {
            for (int seed = 0; seed < 2; seed++) {
                SequencedMap<String, String> at = new LinkedHashMap<>();
                at.put("problem.function", name);
                members.add(member(at, seed, name.length() + seed, List.of()));
            }
        }
        Figure.Table table = (Figure.Table) ClaimFigures.of(experiment, QUANTITIES, members).get("quantities");
        assertEquals(List.of(List.of("himmelblau", "12 to 13"), List.of("rosenbrock", "12 to 13")), table.rows());
    }

    private static SequencedMap<String, String> coordinates(String field, int value) {
        SequencedMap<String, String> coordinates = new LinkedHashMap<>();
        coordinates.put(field, Integer.toString(value));
        return coordinates;
    }

    private static MemberResult member(SequencedMap<String, String> at, long seed, double norm, List<StudyPlot> plots) {
        SequencedMap<String, Double> quantities = new LinkedHashMap<>();
        quantities.put("norm", norm);
        quantities.put("violations", 0.0);
        return MemberResult.measured(at, seed, new Findings(quantities, plots, List.of(), List.of()));
    }

    private static Experiment experiment(String claim) throws ExperimentException {
        return ExperimentFile.parse(("{'name': 'Toy', 'problem': {'type': 'analytic', 'function': 'himmelblau'}, 'optimizers': [{'type': 'sgd', 'stepSize': 0.01}], "
                + "'claim': {'statement': 's', 'paper': 'a', " + claim + "}}").replace('\'', '"'), "toy");
    }
}
