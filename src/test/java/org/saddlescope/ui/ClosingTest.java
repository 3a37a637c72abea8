package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.cli.ChildProcess;

class ClosingTest {
    private static final String WATCHED = "watched it train";

    @TempDir
    Path folder;

    /** Closes the program's window as soon as the first sample is seen to train. */
    static final class CloseDuringTheRun {
        public static void main(String[] arguments) {
            NewcomersProgram.main(arguments, window -> {
                System.out.println(WATCHED);
                window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
                return true;
            });
        }
    }

    @Test
    @Timeout(120)
    void aWindowThatIsClosedDuringARunEndsTheProcess() throws Exception {
        ChildProcess.Ended ended = ChildProcess.run(new NewcomersProgram(folder).process(CloseDuringTheRun.class));
        assertTrue(ended.output().contains(WATCHED), ended.output());
        assertFalse(ended.output().contains("Exception"), ended.output());
        assertEquals(0, ended.code(), ended.output());
    }
}
