package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Schema;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.FunctionProblem;
import org.saddlescope.optim.InverseSquareRoot;
import org.saddlescope.optim.Ngn;
import org.saddlescope.optim.OneCycle;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.optim.StepArithmetic;
import org.saddlescope.optim.StepArithmetic.Term;
import org.saddlescope.optim.StepDecay;
import org.saddlescope.optim.WarmUp;

/** The formulas of steps, with and without numbers, can be typeset. */
class StepFormulasTest {
    @Test
    void everyFormulaOfEveryOptimizerAndScheduleIsTypeset() {
        Objective objective = FunctionProblem.of(AnalyticFunction.named("himmelblau"), Precision.DOUBLE, Workers.shared()).objective();
        List<Schedule> schedules = List.of(new Schedule.Constant(), new Schedule.Cosine(0.1), new StepDecay(2, 1e-5), new OneCycle(0.3, 0.04, 4e-6),
                new WarmUp(2, WarmUp.Then.COSINE), new InverseSquareRoot());
        Map<String, String> formulas = new LinkedHashMap<>();
        for (Class<?> type : Optimizer.class.getPermittedSubclasses()) {
            for (Schedule schedule : schedules) {
                Record optimizer = Schema.of(type.asSubclass(Record.class)).initial();
                Schema.RecordType schema = Schema.of(optimizer.getClass());
                if (schema.field("schedule").isPresent()) {
                    optimizer = schema.with(optimizer, "schedule", schedule);
                }
                if (!(schedule instanceof Schedule.Constant) && type != Optimizer.Sgd.class && type != Ngn.class) {
                    // A schedule is written the same for all.
                    continue;
                }
                for (Map.Entry<String, Double> setting : Map.of("weightDecay", 0.1, "clip", 0.2, "threshold", 1e3, "sampleMinimum", -1.0).entrySet()) {
                    optimizer = schema.field(setting.getKey()).isPresent() ? schema.with(optimizer, setting.getKey(), setting.getValue()) : optimizer;
                }
                Optimizer.State state = ((Optimizer) optimizer).init(new double[] {0.1, 0.2});
                for (int k = 0; k < 4; k++) {
                    StepArithmetic step = StepArithmetic.of((Optimizer) optimizer, state, objective, k, 4, k == 3 ? 1e-5 : 1);
                    for (Term term : step.terms()) {
                        String filled = FormulaNumbers.filled(term.filled().template(), term.filled().numbers(), 4);
                        assertFalse(filled.contains("#"), () -> type.getSimpleName() + ", " + term.id() + ": " + filled);
                        formulas.put(term.formula() + (filled.isEmpty() ? "" : "=" + filled), type.getSimpleName() + ", " + term.id());
                    }
                    state = step.to();
                }
            }
        }
        assertTrue(formulas.size() > 100);
        List<String> wrong = new ArrayList<>();
        formulas.forEach((latex, where) -> {
            try {
                assertTrue(FormulaPainter.extent(latex, 14).width() > 4);
            } catch (IllegalArgumentException e) {
                wrong.add(where + ": " + e.getMessage());
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void numbersThatWouldBeMisreadStandInBrackets() {
        assertEquals("1.2\\times 10^{-5}", FormulaNumbers.of(1.2e-5, 4));
        assertEquals("10^{7}", FormulaNumbers.of(1e7, 4));
        assertEquals("-0.5", FormulaNumbers.of(-0.5, 4));
        assertEquals("-\\infty", FormulaNumbers.of(Double.NEGATIVE_INFINITY, 4));
        assertEquals("-0.5+2", FormulaNumbers.filled("#1+#2", List.of(-0.5, 2.0), 4));
        assertEquals("2-(-0.5)", FormulaNumbers.filled("#1-#2", List.of(2.0, -0.5), 4));
        assertEquals("(10^{-5})^{3}", FormulaNumbers.filled("#1^{#2}", List.of(1e-5, 3.0), 4));
        assertTrue(Stream.of(Double.NaN, 1e300, -1e-300).allMatch(value -> FormulaPainter.extent(FormulaNumbers.of(value, 4), 14).width() > 4));
    }
}
