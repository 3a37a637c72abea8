package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void formulasThatAWideBlankKeepsApartCanStandOneBelowTheOther() {
        assertEquals(List.of("v_{t+1}=\\beta v_t,", "\\theta_{t+1}=\\theta_t+v_{t+1}"), new LessonText.Formula("v_{t+1}=\\beta v_t, \\qquad \\theta_{t+1}=\\theta_t+v_{t+1}", true).sideBySide());
    }

    @Test
    void aBlankWithinBracesOrBracketsKeepsAFormulaWhole() {
        for (String whole : List.of("\\frac{a \\qquad b}{c}", "\\left( a \\qquad b \\right)", "x^2 \\quad y")) {
            assertEquals(List.of(whole), new LessonText.Formula(whole, true).sideBySide());
        }
    }
}
