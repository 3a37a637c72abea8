package org.saddlescope.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepTextTest {
    @Test
    void formulasThatAWideBlankKeepsApartCanStandOneBelowTheOther() {
        assertEquals(List.of("v_{t+1}=\\beta v_t,", "\\theta_{t+1}=\\theta_t+v_{t+1}"), StepText.sideBySide("v_{t+1}=\\beta v_t, \\qquad \\theta_{t+1}=\\theta_t+v_{t+1}"));
    }

    @Test
    void aBlankWithinBracesOrBracketsKeepsAFormulaWhole() {
        for (String whole : List.of("\\frac{a \\qquad b}{c}", "\\left( a \\qquad b \\right)", "x^2 \\quad y")) {
            assertEquals(List.of(whole), StepText.sideBySide(whole));
        }
    }
}
