package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.document.ExperimentRules;
import org.saddlescope.ui.log.LogEntry;
import org.saddlescope.ui.log.LogRing;
import org.saddlescope.ui.log.Severity;
import org.saddlescope.ui.notice.UncaughtErrors;
import org.saddlescope.ui.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What goes wrong is said, and the window lives on. */
@ExtendWith(ApplicationExtension.class)
class ErrorsWindowTest {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorsWindowTest.class);

    @TempDir
    Path folder;

    private final ExecutorService io = Executors.newSingleThreadExecutor();
    private final MemoryStore store = new MemoryStore();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private WorkbenchWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) throws Exception {
        LogRing.install();
        stage = shown;
        Files.writeString(folder.resolve("settings.json"), "{\"width\": ");
        window = new WorkbenchWindow(stage, new WorkbenchWindow.Parts(store, HimmelblauTraining::new, new UserFolders(folder, folder.resolve("data")), io,
                new ExperimentRules()), Optional.empty(), store.sample(store.samples().getFirst()));
        window.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        Thread.setDefaultUncaughtExceptionHandler(before);
        robot.interact(() -> {
            window.run().close();
            List.copyOf(javafx.stage.Window.getWindows()).forEach(javafx.stage.Window::hide);
        });
        io.shutdown();
        WaitForAsyncUtils.clearExceptions();
    }

    private static void spill() {
        throw new IllegalStateException("spilt");
    }

    @Test
    void corruptSettingsAreToldAndTheWindowHasItsDefaults(FxRobot robot) throws Exception {
        OpenWindow.until(() -> window.notices().showing().startsWith("settings.json cannot be read and the defaults are used"));
        // The size is that of the stage, which the tests share.
        assertEquals(Settings.DEFAULT.colours(), window.options().coloursProperty().get());
        assertEquals(Settings.DEFAULT.logScale(), window.options().logScaleProperty().get());
        assertEquals(Settings.DEFAULT.pace(), window.run().paceProperty().get());
    }

    /** What there is of it, less the lines at its edges. */
    private static Bounds place(FxRobot robot, String selector) {
        Node node = robot.lookup(selector).query();
        Bounds all = node.localToScene(node.getLayoutBounds());
        return new BoundingBox(all.getMinX() + 1, all.getMinY() + 1, all.getWidth() - 2, all.getHeight() - 2);
    }

    @Test
    void anErrorOfAnyThreadIsToldCountedAndCopied(FxRobot robot) throws Exception {
        new UncaughtErrors(window::unexpected).install();
        Thread.ofPlatform().start(ErrorsWindowTest::spill).join();
        OpenWindow.until(() -> window.notices().showing().matches("Something went wrong: .*spilt  \\(error [0-9A-F-]{9}\\)"));
        Thread.ofPlatform().start(ErrorsWindowTest::spill).join();
        OpenWindow.until(() -> window.notices().showing().endsWith(", 2 times)"));
        Bounds notice = place(robot, "#notices");
        assertTrue(notice.getHeight() > 20);
        for (String other : List.of("#sidebar", "#status", ".menu-bar", ".tool-bar")) {
            assertFalse(place(robot, other).intersects(notice), "the notice lies over " + other);
        }
        robot.interact(() -> robot.lookup(node -> node instanceof Labeled button && "Copy".equals(button.getText())).queryButton().fire());
        String copied = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> (String) Clipboard.getSystemClipboard().getContent(DataFormat.PLAIN_TEXT));
        assertTrue(copied.contains("2 times since the start") && copied.contains("ErrorsWindowTest.spill"), copied);
        robot.interact(() -> window.train());
        OpenWindow.until(() -> window.run().frameProperty().get().isPresent());
        Screen.shoot(stage.getScene().getRoot(), "error-notice");
    }

    @Test
    void theLogIsFilteredAndSearchedAndGoesOn(FxRobot robot) throws Exception {
        LOG.warn("a warning about ridges");
        LOG.info("news of valleys");
        robot.interact(() -> new WindowDialogs(stage, () -> Style.Theme.LIGHT).log());
        @SuppressWarnings("unchecked")
        TableView<LogEntry> table = robot.lookup("#logTable").queryAs(TableView.class);
        OpenWindow.until(() -> table.getItems().stream().anyMatch(entry -> entry.message().equals("news of valleys")));
        Screen.shoot(table.getScene().getRoot(), "log");
        @SuppressWarnings("unchecked")
        ComboBox<Severity> level = robot.lookup("#logLevel").queryAs(ComboBox.class);
        robot.interact(() -> level.setValue(Severity.WARNING));
        assertTrue(table.getItems().stream().noneMatch(entry -> entry.message().equals("news of valleys")));
        robot.interact(() -> robot.lookup("#logSearch").queryAs(TextField.class).setText("RIDGES"));
        assertEquals(List.of("a warning about ridges"), table.getItems().stream().map(LogEntry::message).distinct().toList());
        LOG.error("more ridges", new IllegalStateException("deep"));
        OpenWindow.until(() -> table.getItems().getLast().message().equals("more ridges"));
        robot.interact(() -> table.getSelectionModel().select(table.getItems().getLast()));
        assertTrue(robot.lookup("#logDetails").queryAs(TextArea.class).getText().contains("IllegalStateException: deep"));
    }

    @Test
    void aboutNamesEveryLibraryWithItsVersion(FxRobot robot) {
        robot.interact(() -> new WindowDialogs(stage, () -> Style.Theme.DARK).about());
        String text = robot.lookup("#aboutText").queryAs(TextArea.class).getText();
        assertTrue(text.contains("JFreeChart 1.") && text.contains("ND4J 1.") && !text.contains("${"), text);
        Screen.shoot(robot.lookup("#aboutText").query().getScene().getRoot(), "about");
    }
}
