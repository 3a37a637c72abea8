package org.saddlescope.ui;

import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Tests in the window as the program opens it: opened anew for each of them, and closed behind it. */
@ExtendWith(ApplicationExtension.class)
abstract class WindowCase {
    /** Milliseconds. */
    private static final int LONGEST = 60_000;

    @TempDir
    Path folder;

    OpenWindow opened;
    WorkbenchWindow window;

    /** Opens the window that the tests are about; on the JavaFX application thread. */
    abstract OpenWindow open(Stage stage) throws Exception;

    /** As TestFX does by a method of the test's own class alone. */
    @BeforeEach
    final void start() {
        opened = WaitForAsyncUtils.waitForAsyncFx(LONGEST, () -> open(FxToolkit.toolkitContext().getRegisteredStage()));
        window = opened.window();
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    final void close(FxRobot robot) throws InterruptedException {
        opened.close(robot);
    }
}
