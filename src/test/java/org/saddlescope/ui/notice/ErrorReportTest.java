package org.saddlescope.ui.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Program;

class ErrorReportTest {
    private static IllegalStateException here(String message) {
        return new IllegalStateException(message);
    }

    private static IllegalStateException elsewhere() {
        return new IllegalStateException("a");
    }

    @Test
    void theCodeDependsOnTypesAndMethodsAndNotOnMessagesAndLines() {
        String code = ErrorReport.of(here("a")).code();
        assertTrue(code.matches("[0-9A-F]{4}-[0-9A-F]{4}"), code);
        assertEquals(code, ErrorReport.of(here("b")).code());
        assertNotEquals(code, ErrorReport.of(elsewhere()).code());
        assertNotEquals(code, ErrorReport.of(new RuntimeException(here("a"))).code());
    }

    @Test
    void theTextNamesTheProgramJavaTheSystemTheCountAndTheTrace() {
        ErrorReport report = ErrorReport.of(here("spilt"));
        String text = report.text(3);
        for (String part : new String[] {report.code(), "3 times", Program.VERSION, Runtime.version().toString(), System.getProperty("os.name"),
                "IllegalStateException: spilt", "ErrorReportTest.here"}) {
            assertTrue(text.contains(part), part + " in " + text);
        }
    }
}
