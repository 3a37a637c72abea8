package org.saddlescope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.ui.run.RunModel.State;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Pictures of the lessons as the audience sees them, and of the gallery and the form, under {@code target/screenshots}.
 * Run on demand in a real window: {@code -Dtest=LessonShots}, with {@code -Dshots.theme=dark}, {@code -Dshots.lecture=true},
 * {@code -Dshots.width=1920 -Dshots.height=1080} and {@code -Dshots.of=saddle,gallery} among the window's flags. Its name
 * keeps it out of the test suite.
 */
@ExtendWith(ApplicationExtension.class)
class LessonShots {
    private static final String THEME = System.getProperty("shots.theme", "light");
    private static final boolean LECTURE = Boolean.getBoolean("shots.lecture");
    private static final int WIDTH = Integer.getInteger("shots.width", 1280);
    private static final int HEIGHT = Integer.getInteger("shots.height", 800);
    private static final List<String> OF = List.of(System.getProperty("shots.of", "step-size,momentum,saddle,pl,alpha-beta,linear-nets,no-confined,edge").split(","));

    @TempDir
    Path folder;

    private final FileExperimentStore store = new FileExperimentStore();
    private OpenWindow opened;
    private WorkbenchWindow window;

    @Start
    void start(Stage stage) throws Exception {
        opened = OpenWindow.of(stage, folder, Settings.DEFAULT.sized(WIDTH, HEIGHT, false), store, store.sample(store.samples().getFirst()));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        window = opened.window();
        window.options().themeChoiceProperty().set(Settings.ThemeChoice.valueOf(THEME.toUpperCase(java.util.Locale.ROOT)));
    }

    @AfterEach
    void close(FxRobot robot) throws InterruptedException {
        opened.close(robot);
    }

    @Test
    void shoot(FxRobot robot) throws Exception {
        for (String of : OF) {
            switch (of) {
                case "gallery" -> gallery(robot);
                case "form" -> shot("form");
                default -> lesson(robot, of);
            }
        }
    }

    private void shot(String name) {
        Screen.shoot(opened.stage().getScene().getRoot(), "t2-" + name + "-" + WIDTH + "-" + THEME + (LECTURE ? "-lecture" : ""));
    }

    private void gallery(FxRobot robot) throws Exception {
        robot.press(KeyCode.F6).release(KeyCode.F6);
        OpenWindow.until(() -> robot.lookup("#card-saddle-escape").tryQuery().isPresent());
        for (String card : List.of("two-moons", "lesson-edge", "gcn-blocks", "ab-width", "kernel-width", "zl-linear", "explore-transformer")) {
            robot.interact(() -> robot.lookup("#card-" + card).query().requestFocus());
            shot("gallery-" + card);
        }
        robot.interact(() -> window.actions().form.gallery.action().run());
    }

    private void lesson(FxRobot robot, String id) throws Exception {
        Experiment lesson = store.sample(store.samples().stream().filter(one -> one.id().equals("lesson-" + id)).findFirst().orElseThrow());
        Path file = folder.resolve(id + ".json");
        store.save(lesson, file);
        robot.interact(() -> window.open(file));
        OpenWindow.until(() -> window.lessons().shownProperty().get().filter(shown -> shown.base().name().equals(lesson.name())).isPresent());
        robot.interact(() -> window.options().lectureProperty().set(LECTURE));
        int steps = lesson.lesson().orElseThrow().steps().size();
        for (int i = 0; i < steps; i++) {
            int at = i;
            robot.interact(() -> {
                window.lessons().go(at);
                window.run().stretch(0);
            });
            OpenWindow.until(() -> window.run().state() == State.IDLE && window.run().frameProperty().get().map(Frame::phase).equals(Optional.of(Frame.Phase.DONE))
                    && window.instruments().activityProperty().get().isEmpty());
            // The camera turns for less than a second, and formulas are painted meanwhile.
            long until = System.nanoTime() + 1_000_000_000L;
            OpenWindow.until(() -> System.nanoTime() > until);
            shot(id + "-" + (i + 1));
        }
    }
}
