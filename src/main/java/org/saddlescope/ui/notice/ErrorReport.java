package org.saddlescope.ui.notice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.saddlescope.experiment.Program;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.log.LogEntry;

/**
 * Everything that is known about something that went wrong in the program.
 *
 * @param code  the same for the same error wherever and whenever it happens, and hardly for another: eight characters
 *              made of the errors' types and of the methods that they came through, without line numbers and messages
 * @param trace the stack trace
 */
record ErrorReport(String code, String trace) {
    private static final String OWN = "org.saddlescope";
    private static final int DEPTH = 3;

    static ErrorReport of(Throwable cause) {
        return new ErrorReport(code(cause), LogEntry.trace(cause));
    }

    private static String code(Throwable cause) {
        List<String> marks = new ArrayList<>();
        int length = 0;
        for (Throwable error = cause; error != null && length < DEPTH; error = error.getCause(), length++) {
            marks.add(error.getClass().getName());
            StackTraceElement[] trace = error.getStackTrace();
            if (trace.length > 0) {
                marks.add(trace[0].getClassName() + '.' + trace[0].getMethodName());
            }
            for (StackTraceElement element : trace) {
                // The compiler numbers lambdas anew at every change of their class.
                if (element.getClassName().startsWith(OWN) && !element.getMethodName().startsWith("lambda$")) {
                    marks.add(element.getClassName() + '.' + element.getMethodName());
                    break;
                }
            }
        }
        CRC32 sum = new CRC32();
        sum.update(String.join("\n", marks).getBytes(StandardCharsets.UTF_8));
        String hex = String.format(Locale.ROOT, "%08X", sum.getValue());
        return hex.substring(0, 4) + '-' + hex.substring(4);
    }

    /** For whoever is asked about it. */
    String text(int times) {
        Runtime runtime = Runtime.getRuntime();
        long megabyte = 1 << 20;
        return Text.of("notice.report", code, Integer.toString(times), Program.NAME + " " + Program.VERSION, Runtime.version().toString(),
                System.getProperty("javafx.runtime.version", "?"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"),
                Long.toString((runtime.totalMemory() - runtime.freeMemory()) / megabyte), Long.toString(runtime.maxMemory() / megabyte))
                + System.lineSeparator() + System.lineSeparator() + trace;
    }
}
