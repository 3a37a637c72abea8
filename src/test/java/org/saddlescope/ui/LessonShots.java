package org.saddlescope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.ui.base.Pictures;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.settings.Settings;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of every step of the lessons as the audience sees them, and of the gallery and the form, under
 * {@code target/screenshots}. Run on demand in a real window of 1920 x 1080: {@code -Dtest=LessonShots}, with
 * {@code -Dtestfx.setup.timeout=300000} and, where wanted, {@code -Dshots.of=saddle,gallery} and
 * {@code -Dshots.looks=1280x800-light,1920x1080-dark-lecture} among the window's flags. Its name keeps it out of the test
 * suite.
 */
@EnabledIfSystemProperty(named = "shots.looks", matches = ".+")
class LessonShots extends WindowCase {
    private static final List<Look> LOOKS = Stream.of(System.getProperty("shots.looks", "1280x800-light,1920x1080-dark-lecture").split(",")).map(Look::of).toList();
    private static final List<String> OF = List.of(System.getProperty("shots.of", "step-size,momentum,saddle,pl,alpha-beta,linear-nets,no-confined,edge").split(","));

    /** A size of the window, a theme, and whether a lecture is held. */
    private record Look(String name, int width, int height, Settings.ThemeChoice theme, boolean lecture) {
        static Look of(String name) {
            String[] parts = name.split("[x-]");
            return new Look(name, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Settings.ThemeChoice.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                    parts.length > 3);
        }
    }

    private final FileExperimentStore store = new FileExperimentStore();

    @Override
    OpenWindow open(Stage stage) throws Exception {
        stage.setX(0);
        stage.setY(0);
        return OpenWindow.of(stage, folder, Settings.DEFAULT, store, store.sample(store.samples().getFirst()));
    }

    @Test
    void shoot(FxRobot robot) throws Exception {
        for (String of : OF) {
            switch (of) {
                case "gallery" -> gallery(robot);
                case "form" -> shoot(robot, "form");
                default -> lesson(robot, of);
            }
        }
    }

    private void shoot(FxRobot robot, String name) throws Exception {
        for (Look look : LOOKS) {
            robot.interact(() -> {
                opened.stage().setWidth(look.width());
                opened.stage().setHeight(look.height());
                window.options().themeChoiceProperty().set(look.theme());
                window.options().lectureProperty().set(look.lecture());
            });
            // The camera turns for less than a second, and charts and formulas are painted meanwhile.
            long until = System.nanoTime() + 1_200_000_000L;
            OpenWindow.until(() -> System.nanoTime() > until);
            Screen.shoot(opened.stage().getScene().getRoot(), name + "-" + look.name());
        }
    }

    private void gallery(FxRobot robot) throws Exception {
        robot.press(KeyCode.F6).release(KeyCode.F6);
        OpenWindow.until(() -> robot.lookup("#card-saddle-escape").tryQuery().isPresent());
        for (String card : List.of("two-moons", "lesson-edge", "gcn-blocks", "ab-width", "kernel-width", "zl-linear", "explore-transformer")) {
            robot.interact(() -> robot.lookup("#card-" + card).query().requestFocus());
            shoot(robot, "gallery-" + card);
        }
        robot.interact(() -> window.actions().form.gallery.action().run());
    }

    private void lesson(FxRobot robot, String id) throws Exception {
        Experiment lesson = Experiments.sample(store, "lesson-" + id);
        Path file = folder.resolve(id + ".json");
        store.save(lesson, file);
        robot.interact(() -> window.open(file));
        OpenWindow.until(() -> window.lessons().shownProperty().get().filter(shown -> shown.base().name().equals(lesson.name())).isPresent());
        int steps = lesson.lesson().orElseThrow().steps().size();
        for (int i = 0; i < steps; i++) {
            int at = i;
            robot.interact(() -> {
                window.lessons().go(at);
                window.run().stretch(0);
            });
            WaitForAsyncUtils.waitFor(2, TimeUnit.MINUTES, () -> window.run().state() == State.IDLE && window.run().frameProperty().get().map(Frame::phase).equals(Optional.of(Frame.Phase.DONE))
                    && window.instruments().activityProperty().get().isEmpty());
            shoot(robot, id + "-" + (i + 1));
        }
    }
}
