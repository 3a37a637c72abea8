package org.saddlescope.ui.movie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.movie.MovieFormat;
import org.saddlescope.figures.movie.Stories;
import org.saddlescope.ui.Frames;
import org.saddlescope.ui.HeadlessOnly;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag(HeadlessOnly.TAG)
@ExtendWith(ApplicationExtension.class)
class MovieDialogTest {
    @TempDir
    private Path folder;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private Stage owner;

    @Start
    void open(Stage stage) {
        owner = stage;
        stage.setScene(new Scene(new StackPane(), 300, 200));
        stage.show();
    }

    @AfterEach
    void clear() {
        WaitForAsyncUtils.clearExceptions();
    }

    private void show(Experiment experiment) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> new MovieDialog(owner, told::add, (_, _) -> Frames.frame(Frames.slice(11), 8))
                .show(experiment, Frames.frame(Frames.slice(11), 8), RunFigures.Look.DEFAULT, Style.Theme.LIGHT));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextField.class).setText(text));
    }

    private static void choose(FxRobot robot, MovieFormat format) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<MovieFormat> box = robot.lookup("#movieFormat").queryAs(ComboBox.class);
            box.setValue(format);
        });
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private void small(FxRobot robot, String file) {
        robot.interact(() -> robot.lookup("#movieSize").queryAs(ComboBox.class).getEditor().setText("320x200"));
        Stream.of("surface", "loss", "ratios").forEach(kind -> robot.interact(() -> robot.lookup("#movie-" + kind).queryAs(CheckBox.class).setSelected(false)));
        type(robot, "#movieSeconds", "1");
        type(robot, "#movieRate", "5");
        type(robot, "#movieFile", folder.resolve(file).toString());
    }

    @Test
    void ofALessonItSaysThatTheTimeToReadComesToTheSecondsAndThatIsSeenWhole(FxRobot robot) {
        show(Stories.lesson());
        assertEquals("200 pictures", text(robot, "#moviePictures"));
        robot.interact(() -> robot.lookup("#movieLesson").queryAs(CheckBox.class).setSelected(true));
        assertEquals("and the time to read its texts", text(robot, "#moviePictures"));
        WaitForAsyncUtils.waitForFxEvents();
        Label words = robot.lookup("#moviePictures").queryAs(Label.class);
        assertTrue(words.getWidth() >= words.prefWidth(-1) - 1, words.getWidth() + " of " + words.prefWidth(-1));
    }

    private void until(java.util.concurrent.Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aGifIsWrittenAndTheDialogSaysHowManyPicturesItWillHave(FxRobot robot) throws Exception {
        show(Frames.experiment());
        assertEquals("200 pictures", text(robot, "#moviePictures"));
        assertFalse(robot.lookup("#movieLesson").query().isVisible(), "this experiment has no lesson");
        small(robot, "run.gif");
        assertEquals("5 pictures", text(robot, "#moviePictures"));
        press(robot, "#movieExport");
        until(() -> !told.isEmpty());
        assertEquals("Wrote " + folder.resolve("run.gif"), told.getFirst());
        assertEquals(320, ImageIO.read(folder.resolve("run.gif").toFile()).getWidth());
        assertTrue(robot.lookup("#movieExport").tryQuery().isEmpty(), "the dialog has closed");
    }

    @Test
    void theLessonBecomesAPage(FxRobot robot) throws Exception {
        show(Stories.lesson());
        small(robot, "lesson");
        choose(robot, MovieFormat.HTML);
        assertEquals(folder.resolve("lesson.html").toString(), robot.lookup("#movieFile").queryAs(TextField.class).getText());
        assertTrue(robot.lookup("#movieSize").query().isDisabled(), "a page has no size");
        robot.interact(() -> robot.lookup("#movieLesson").queryAs(CheckBox.class).setSelected(true));
        assertTrue(robot.lookup("#movie-map").query().isDisabled(), "its steps name the figures");
        press(robot, "#movieExport");
        until(() -> !told.isEmpty());
        assertTrue(Files.readString(folder.resolve("lesson.html")).contains("id=\"step-3\""), told.toString());
    }

    @Test
    void whatCannotBeUsedIsSaidAtItsField(FxRobot robot) {
        show(Frames.experiment());
        small(robot, "run.gif");
        type(robot, "#movieSeconds", "long");
        type(robot, "#movieRate", "60");
        robot.interact(() -> robot.lookup("#movieSize").queryAs(ComboBox.class).getEditor().setText("7x7"));
        robot.interact(() -> robot.lookup("#movie-map").queryAs(CheckBox.class).setSelected(false));
        type(robot, "#movieFile", folder.resolve("none").resolve("run.gif").toString());
        assertEquals("A number from 0.1 to 600", text(robot, "#movieSECONDSError"));
        assertEquals("A whole number from 1 to 50", text(robot, "#movieRATEError"));
        assertEquals("Width x height, each from 160 to 4096, for instance 1280x720", text(robot, "#movieSIZEError"));
        assertEquals("Choose at least one figure", text(robot, "#movieFIGURESError"));
        assertEquals("There is no folder " + folder.resolve("none"), text(robot, "#movieFILEError"));
        assertTrue(robot.lookup("#movieExport").query().isDisabled());
    }

    @Test
    void withoutAnEncoderAFilmCannotBeWrittenAndTheFormSaysWhatCan() {
        MovieForm form = new MovieForm(MovieFormat.MP4, List.of(Experiment.FigureKind.MAP), "1", "10", "320x200", false, false, false,
                folder.resolve("run").toString(), Optional.of(false));
        assertTrue(form.problems().get(MovieForm.Field.FORMAT).contains("ffmpeg"));
        assertEquals(folder.resolve("run.mp4"), form.path());
    }

    @Test
    void cancellingLeavesNothingAndTheDialogStaysOpen(FxRobot robot) throws Exception {
        show(Frames.experiment());
        small(robot, "run.gif");
        type(robot, "#movieSeconds", "600");
        robot.interact(() -> robot.lookup("#movie-surface").queryAs(CheckBox.class).setSelected(true));
        robot.interact(() -> robot.lookup("#movieOrbit").queryAs(CheckBox.class).setSelected(true));
        press(robot, "#movieExport");
        until(() -> text(robot, "#movieState").startsWith("Picture "));
        assertTrue(robot.lookup("#movieProgress").queryAs(ProgressBar.class).isVisible());
        press(robot, "#movieClose");
        until(() -> text(robot, "#movieState").equals("Cancelled; nothing was written"));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
        assertFalse(robot.lookup("#movieExport").query().isDisabled(), "another try");
    }
}
