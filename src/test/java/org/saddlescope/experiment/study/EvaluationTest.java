package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.ExperimentException;

/** Verdicts on findings that were made up; where a member is refused it is one of steps 40. */
class EvaluationTest {
    private static final double[] STEPS = {10, 20, 40};

    private static Verdict verdict(String expectation, List<MemberResult> results) {
        return verdicts("[" + expectation + "]", results).getFirst();
    }

    private static List<Verdict> verdicts(String expectations, List<MemberResult> results) {
        try {
            Claim claim = Claims.toy(Claims.GRID, 1, expectations.replace("{'type'", "{'says': 'so', 'basis': 'derived', 'type'")).claim().orElseThrow();
            return Evaluation.of(claim, results, List.of(new Quantity("q", "Q of x", "")));
        } catch (ExperimentException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Quantity q(steps) for step sizes 0.1 and 0.2, twice as much for the latter, and q + seed for seeds 0 to 1. */
    private static List<MemberResult> results(DoubleUnaryOperator q) {
        List<MemberResult> results = new ArrayList<>();
        for (String size : List.of("0.1", "0.2")) {
            for (double steps : STEPS) {
                for (long seed = 0; seed < 2; seed++) {
                    double value = (size.equals("0.2") ? 2 : 1) * q.applyAsDouble(steps) + seed;
                    results.add(MemberResult.measured(Claims.coordinates("optimizers.0.stepSize", size, "training.steps",
                            String.format(Locale.ROOT, "%.0f", steps)), seed, Claims.findings("q", value, "pure", q.applyAsDouble(steps))));
                }
            }
        }
        return results;
    }

    /** The same, all members of 40 steps refused. */
    private static List<MemberResult> refusing(String reason) {
        return results(steps -> steps).stream().map(member -> member.coordinates().get("training.steps").equals("40")
                ? MemberResult.refused(member.coordinates(), member.seed(), reason) : member).toList();
    }

    private static final String AT_10 = "{'quantity': 'q', 'where': ['optimizers.0.stepSize=0.1', 'training.steps=10'], 'over': 'OVER'}";

    @Test
    void aPredictionNamesTheOtherQuantityByItsLabelAndTheMembersByTheirValues() {
        Verdict verdict = verdicts("[{'type': 'less', 'less': " + AT_10.replace("OVER", "min") + ", 'than': {'quantity': 'q', 'where': ['optimizers.0.stepSize=0.2']}, 'factor': 2}]",
                results(steps -> steps)).getFirst();
        assertEquals("less than 2 × Q of x (step size 0.2)", verdict.predicted());
    }

    @ParameterizedTest
    // Of 10 and 11, over two seeds.
    @CsvSource({"mean, 10.5", "median, 10.5", "min, 10", "max, 11", "sum, 21", "standardDeviation, 0.7071067811865476"})
    void theNumbersOfTheMembersBecomeOne(String over, double value) {
        String near = "{'type': 'near', 'term': " + AT_10.replace("OVER", over) + ", 'value': " + value + ", 'tolerance': 1e-12}";
        Verdict verdict = verdict(near, results(steps -> steps));
        assertEquals(Verdict.Outcome.HOLDS, verdict.outcome(), verdict.measured());
        assertEquals(value, verdict.value(), 1e-15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'near', 'value': 10, 'tolerance': 0.5                       | HOLDS | 10 ± 0.5
            'near', 'value': 10, 'tolerance': 0.49                      | FAILS | 10 ± 0.49
            'near', 'value': 10, 'tolerance': 0.05, 'relative': true    | HOLDS | 10 ± 5 %
            'near', 'value': 10, 'tolerance': 0.049, 'relative': true   | FAILS | 10 ± 4.9 %
            'near', 'value': -10, 'tolerance': 2.04, 'relative': true   | FAILS | −10 ± 204 %
            'near', 'value': -10, 'tolerance': 2.06, 'relative': true   | HOLDS | −10 ± 206 %
            'atLeast', 'value': 10.5                                    | HOLDS | at least 10.5
            'atLeast', 'value': 10.500001                               | FAILS | at least 10.5
            'atMost', 'value': 10.5                                     | HOLDS | at most 10.5
            'atMost', 'value': 10.499999                                | FAILS | at most 10.5
            """)
    void aNumberIsHeldAgainstItsBounds(String kind, Verdict.Outcome outcome, String predicted) {
        Verdict verdict = verdict("{'type': " + kind + ", 'term': " + AT_10.replace("OVER", "mean") + "}", results(steps -> steps));
        assertEquals(outcome, verdict.outcome());
        assertEquals(predicted, verdict.predicted());
        assertEquals("10.5 (mean of 2 seeds: 10 to 11)", verdict.measured());
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 20, HOLDS", "1, 20, 10, FAILS", "0.5, 10, 20, FAILS", "0.51, 10, 20, HOLDS"})
    void oneNumberIsLessThanAFactorTimesAnother(double factor, int less, int than, Verdict.Outcome outcome) {
        String term = "{'quantity': 'pure', 'where': ['training.steps=%d']}";
        assertEquals(outcome, verdict("{'type': 'less', 'less': " + term.formatted(less) + ", 'than': " + term.formatted(than) + ", 'factor': " + factor + "}",
                results(steps -> steps)).outcome());
    }

    @ParameterizedTest
    @CsvSource({"-0.5, 0.001, HOLDS", "-0.502, 0.001, FAILS", "0.5, 0.001, FAILS"})
    void aPowerHasItsExponentAsSlope(double slope, double tolerance, Verdict.Outcome outcome) {
        Verdict verdict = verdict("{'type': 'slope', 'term': {'quantity': 'pure'}, 'against': 'training.steps', 'value': " + slope
                + ", 'tolerance': " + tolerance + "}", results(steps -> 7 / Math.sqrt(steps)));
        assertEquals(outcome, verdict.outcome(), verdict.measured());
        assertEquals(-0.5, verdict.value(), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"rises, 0, 1 2 3, HOLDS", "rises, 0, 1 3 2, FAILS", "rises, 1, 1 3 2, HOLDS", "rises, 0, 1 1 2, FAILS", "falls, 0, 3 2 1, HOLDS",
            "falls, 0, 1 2 3, FAILS", "falls, 1, 3 NaN 1, FAILS", "rises, 2, NaN 1 2, FAILS"})
    void neighboursAreInOrderUpToTheInversionsAllowed(String direction, int inversions, String values, Verdict.Outcome outcome) {
        double[] numbers = Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
        Verdict verdict = verdict("{'type': 'monotone', 'term': {'quantity': 'pure'}, 'along': 'training.steps', 'direction': '" + direction
                + "', 'inversions': " + inversions + "}", results(steps -> numbers[Arrays.binarySearch(STEPS, steps)]));
        assertEquals(outcome, verdict.outcome(), verdict.measured());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'near', 'term': {'quantity': 'pure'}, 'value': 0, 'tolerance': 1e300
            'atLeast', 'term': {'quantity': 'pure', 'over': 'max'}, 'value': -1e300
            'atMost', 'term': {'quantity': 'pure', 'over': 'min'}, 'value': 1e300
            'less', 'less': {'quantity': 'pure'}, 'than': {'quantity': 'pure'}, 'factor': 1e9
            'slope', 'term': {'quantity': 'pure'}, 'against': 'training.steps', 'value': 0, 'tolerance': 1e300
            'monotone', 'term': {'quantity': 'pure'}, 'along': 'training.steps', 'direction': 'rises', 'inversions': 1000
            """)
    void aNumberThatIsNoneFulfilsNothing(String kind) {
        Verdict verdict = verdict("{'type': " + kind + "}", results(steps -> steps == 20 ? Double.NaN : steps));
        assertEquals(Verdict.Outcome.FAILS, verdict.outcome());
        assertEquals(true, verdict.measured().contains("NaN"), verdict.measured());
    }

    @Test
    void aMemberThatWasRefusedLeavesItsNumbersNotMeasured() {
        List<MemberResult> results = refusing("width 40: no such construction");
        String all = "{'type': 'atLeast', 'term': {'quantity': 'q'}, 'value': 0}";
        assertEquals(Verdict.Outcome.NOT_MEASURED, verdict(all, results).outcome());
        assertEquals("4 of 12 members gave nothing: width 40: no such construction", verdict(all, results).measured());
        // What does not need it is not touched.
        assertEquals(Verdict.Outcome.HOLDS, verdict("{'type': 'atLeast', 'term': {'quantity': 'q', 'where': ['training.steps=20']}, 'value': 0}", results).outcome());
    }

    @Test
    void aRefusalThatIsExpectedHoldsAndTheNumbersAreOfTheOthers() {
        String refused = "{'type': 'refused', 'where': ['training.steps=40'], 'because': 'no such construction'}";
        List<Verdict> verdicts = verdicts("[" + refused + ", {'type': 'near', 'term': {'quantity': 'pure', 'over': 'max'}, 'value': 20, 'tolerance': 0}]",
                refusing("width 40: no such construction"));
        assertEquals(List.of(Verdict.Outcome.HOLDS, Verdict.Outcome.HOLDS), verdicts.stream().map(Verdict::outcome).toList());
        assertEquals(Verdict.Outcome.FAILS, verdict(refused, refusing("out of luck")).outcome());
        assertEquals("refused for another reason: out of luck", verdict(refused, refusing("out of luck")).measured());
        assertEquals(Verdict.Outcome.FAILS, verdict(refused, results(steps -> steps)).outcome());
        assertEquals("4 members of 4 measured and not refused", verdict(refused, results(steps -> steps)).measured());
    }

    @Test
    void aNumberThatFailsByLittleIsNotRoundedIntoItsBound() {
        Verdict verdict = verdict("{'type': 'atMost', 'term': {'quantity': 'pure', 'where': ['training.steps=10', 'optimizers.0.stepSize=0.1']}, 'value': 10}",
                results(steps -> steps == 10 ? 10.0000001 : steps));
        assertEquals(Verdict.Outcome.FAILS, verdict.outcome());
        assertEquals("10.0000001 (mean of 2 seeds: all 10)", verdict.measured());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.000123456, −0.00012346", "1e-5, 1e-5", "123456789, 1.2346e8", "133.25, 133.25", "1234567, 1234600", "NaN, NaN", "Infinity, ∞",
            "-1e-300, −1e-300", "100, 100"})
    void numbersAreRoundedToFiveDigits(double value, String text) {
        assertEquals(text, Shown.number(value));
    }
}
