package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Label;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.Main;
import org.saddlescope.cli.ChildProcess;
import org.saddlescope.cli.Display;

/** The whole program in a process of its own, on the platform that these tests run on. */
class ClosingTest {
    private static final String WATCHED = "watched it train";

    @TempDir
    Path folder;

    /** Starts the program as a newcomer does, and closes its window as soon as the first sample is seen to train. */
    static final class CloseDuringTheRun {
        public static void main(String[] arguments) {
            Thread.ofPlatform().daemon().start(() -> {
                AtomicBoolean closed = new AtomicBoolean();
                while (!closed.get()) {
                    try {
                        FxThread.run(() -> closed.compareAndSet(false, closed()));
                        Thread.sleep(20);
                    } catch (IllegalStateException e) {
                        // The toolkit has not been started yet.
                        Thread.onSpinWait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            });
            Main.main(arguments);
        }

        private static boolean closed() {
            List<Window> training = Window.getWindows().stream().filter(window -> window.getScene() != null
                    && window.getScene().lookup("#stepLabel") instanceof Label step
                    && step.getText().matches("step [1-9]\\d* / 400")).toList();
            training.forEach(window -> {
                System.out.println(WATCHED);
                window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
            });
            return !training.isEmpty();
        }
    }

    @Test
    @Timeout(120)
    void aWindowThatIsClosedDuringARunEndsTheProcess() throws Exception {
        List<String> flags = new ArrayList<>(List.of("-D" + Display.HEADLESS_WINDOW + "=true"));
        for (String name : List.of("glass.platform", "prism.order", "prism.forceGPU")) {
            if (System.getProperty(name) != null) {
                flags.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        ProcessBuilder program = ChildProcess.java(flags, CloseDuringTheRun.class);
        program.environment().put("XDG_CONFIG_HOME", folder.toString());
        program.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        ChildProcess.Ended ended = ChildProcess.run(program);
        assertTrue(ended.output().contains(WATCHED), ended.output());
        assertFalse(ended.output().contains("Exception"), ended.output());
        assertEquals(0, ended.code(), ended.output());
    }
}
