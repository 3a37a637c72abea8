package org.saddlescope.ui;

import static org.saddlescope.ui.OpenWindow.until;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.document.ExperimentRules;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.instrument.Looked;
import org.saddlescope.ui.instrument.Place;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.scene.SurfaceBalls;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.settings.SettingsStore;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Every view, mode and dialog of the window as pictures in a folder, for people to look at: 1280 x 800 and 1920 x 1080,
 * light and dark. Not a test. Arguments: the folder, and optionally parts of the names of the sizes and themes wanted.
 *
 * <pre>{@code xvfb-run -a -s "-screen 0 1920x1080x24" java ... -Dprism.forceGPU=true -Dglass.platform=gtk -cp ... org.saddlescope.ui.Screenshots FOLDER 1280 dark}</pre>
 */
final class Screenshots {
    private record Size(int width, int height) {}

    private static final List<Size> SIZES = List.of(new Size(1280, 800), new Size(1920, 1080));

    private final Path folder;
    private final String suffix;
    private final Size size;
    private final Settings.ThemeChoice theme;
    private final Path user;
    private final FxRobot robot = new FxRobot();
    private final ExecutorService io = Executors.newSingleThreadExecutor();
    private final FileExperimentStore store = new FileExperimentStore();
    private Stage stage;
    private WorkbenchWindow window;

    private Screenshots(Path folder, Size size, Settings.ThemeChoice theme, Path user) {
        this.folder = folder;
        this.size = size;
        this.theme = theme;
        this.user = user;
        suffix = "-" + size.width() + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png";
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        FxToolkit.registerPrimaryStage();
        for (Size size : SIZES) {
            for (Settings.ThemeChoice theme : List.of(Settings.ThemeChoice.LIGHT, Settings.ThemeChoice.DARK)) {
                Screenshots one = new Screenshots(folder, size, theme, Files.createTempDirectory("screenshots"));
                if (List.of(arguments).subList(1, arguments.length).stream().allMatch(wanted -> one.suffix.contains(wanted))) {
                    one.all();
                }
            }
        }
        Platform.exit();
        System.exit(0);
    }

    private void all() throws Exception {
        open();
        step("idle", () -> shoot("idle"));
        step("gallery", this::gallery);
        step("himmelblau", () -> train("himmelblau"));
        step("function", () -> shoot("function"));
        step("timeline", () -> {
            robot.interact(() -> robot.lookup("#timelineSlider").queryAs(javafx.scene.control.Slider.class).setValue(20));
            settle();
            shoot("timeline");
        });
        step("tabs", () -> tabs("function"));
        step("point", this::point);
        step("runs", () -> {
            fire(window.actions().runs.show);
            shoot("runs");
            robot.interact(() -> robot.lookup("#sidebar").queryAs(TabPane.class).getSelectionModel().selectFirst());
        });
        step("json", () -> {
            toggle(window.actions().form.json);
            shoot("json");
            toggle(window.actions().form.json);
        });
        step("export", () -> dialog("export", () -> window.actions().export.action().run(), Optional.of("#exportPreview")));
        step("movie", () -> dialog("movie", () -> window.actions().animation.action().run(), Optional.empty()));
        step("log", () -> dialog("log", () -> window.actions().log.action().run(), Optional.empty()));
        step("preferences", () -> dialog("preferences", () -> window.actions().preferences.action().run(), Optional.empty()));
        step("about", () -> dialog("about", () -> window.actions().about.action().run(), Optional.empty()));
        step("shortcuts", () -> dialog("shortcuts", () -> window.actions().shortcuts.action().run(), Optional.empty()));
        step("conditions", () -> dialog("conditions", () -> window.actions().conditions.action().run(), Optional.empty()));
        step("range", () -> dialog("range", () -> window.actions().range.edit.action().run(), Optional.empty()));
        step("unsaved", () -> {
            robot.interact(() -> window.document().edit("change name", window.document().experiment().named("Changed"), Optional.empty()));
            dialog("unsaved", window::quit, Optional.empty());
            robot.interact(window.document()::undo);
        });
        step("error", () -> {
            robot.interact(() -> window.unexpected(new IllegalStateException("something nobody thought of")));
            shoot("error");
            robot.interact(() -> window.notices().tell("Saved"));
        });
        step("steering", this::steering);
        step("network", () -> train("two-moons"));
        step("network views", () -> {
            shoot("network");
            tabs("network");
        });
        step("lecture", () -> {
            robot.interact(() -> window.options().lectureProperty().set(true));
            settle();
            shoot("lecture");
            robot.interact(() -> window.options().lectureProperty().set(false));
        });
        step("lesson", this::lesson);
        close();
    }

    private interface Scene {
        void run() throws Exception;
    }

    /** A part that cannot be shown is named; the others are shown all the same. */
    private void step(String name, Scene scene) {
        try {
            long from = System.nanoTime();
            scene.run();
            System.err.println(name + suffix + " " + (System.nanoTime() - from) / 1_000_000 + " ms");
        } catch (Exception | AssertionError e) {
            System.err.println("NOT SHOWN " + name + suffix + ": " + e);
            e.printStackTrace();
        }
    }

    private void open() throws Exception {
        Experiment first = store.sample(store.samples().getFirst());
        UserFolders folders = new UserFolders(user, user.resolve("data"));
        new SettingsStore(user.resolve("settings.json")).save(Settings.DEFAULT.pacing(Pace.FULL_SPEED).sized(size.width(), size.height(), false)
                .looking(Settings.DEFAULT.colours(), true, theme));
        robot.interact(() -> {
            stage = new Stage();
            window = new WorkbenchWindow(stage, new WorkbenchWindow.Parts(store, Training::of, folders, io, new ExperimentRules()), Optional.empty(), first);
            window.show();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(size.width());
            stage.setHeight(size.height());
        });
        settle();
    }

    private void close() throws Exception {
        robot.interact(() -> {
            window.instruments().close();
            window.run().close();
            window.desk().close();
            stage.close();
        });
        window.run().awaitClosed(java.time.Duration.ofSeconds(20));
        io.shutdown();
    }

    /** The views are drawn by threads of their own. */
    private void settle() throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        if (robot.lookup("#surface").tryQuery().isPresent() && window.run().frameProperty().get().isPresent()) {
            until(() -> SurfaceBalls.settled(robot.lookup("#surface").query()));
        }
        for (int pulse = 0; pulse < 15; pulse++) {
            WaitForAsyncUtils.waitForFxEvents();
            WaitForAsyncUtils.sleep(20, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
    }

    private void fire(Command command) throws Exception {
        robot.interact(command.action());
        settle();
    }

    private void toggle(Command command) throws Exception {
        robot.interact(() -> command.selected().ifPresentOrElse(on -> on.set(!on.get()), command.action()));
        settle();
    }

    private Optional<Frame> frame() {
        return window.run().frameProperty().get();
    }

    private Experiment sample(String id) throws Exception {
        return store.sample(store.samples().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow());
    }

    private void train(String id) throws Exception {
        Experiment experiment = sample(id);
        robot.interact(() -> {
            ExperimentDocument document = window.document();
            window.run().clear();
            document.open(experiment, Optional.empty());
            window.train();
        });
        until(() -> window.run().state() == State.IDLE && frame().filter(now -> now.phase() == Frame.Phase.DONE).isPresent());
        settle();
    }

    private void gallery() throws Exception {
        robot.interact(() -> window.actions().samples.action().run());
        until(() -> robot.lookup("#card-saddle-escape").tryQuery().isPresent());
        settle();
        shoot("gallery");
        robot.push(javafx.scene.input.KeyCode.ESCAPE);
        until(() -> !robot.lookup("#gallery").query().isVisible());
    }

    private void tabs(String prefix) throws Exception {
        TabPane tabs = robot.lookup("#charts").queryAs(TabPane.class);
        for (Tab tab : List.copyOf(tabs.getTabs())) {
            robot.interact(() -> tabs.getSelectionModel().select(tab));
            settle();
            save(robot.lookup("#charts").query(), prefix + "-" + tab.getId());
        }
        robot.interact(() -> tabs.getSelectionModel().selectFirst());
    }

    private void point() throws Exception {
        robot.interact(() -> window.instruments().look(new Place("here", new double[] {0.3, 2.6})));
        until(() -> looked().flatMap(Looked::spectrum).isPresent());
        fireButton("#findCritical");
        until(() -> looked().flatMap(Looked::critical).isPresent() && looked().flatMap(Looked::measurements).isPresent());
        settle();
        shoot("point");
        fireButton("#walkDown");
        until(() -> window.instruments().findsProperty().get().walks().size() == 1);
        fireButton("#spectrumHere");
        until(() -> window.instruments().spectraProperty().get().isPresent());
        tabs("found");
        fireButton("#pointClose");
    }

    private Optional<Looked> looked() {
        return window.instruments().lookedProperty().get();
    }

    private void fireButton(String id) throws TimeoutException {
        until(() -> !robot.lookup(id).query().isDisabled());
        robot.interact(() -> robot.lookup(id).queryButton().fire());
    }

    /** A run that goes on, with everything that can be changed about it. */
    private void steering() throws Exception {
        Experiment experiment = sample("two-moons");
        robot.interact(() -> {
            window.run().clear();
            window.document().open(experiment, Optional.empty());
            window.run().paceProperty().set(Pace.SLOW);
            window.train();
        });
        until(() -> frame().filter(now -> !now.tracks().isEmpty() && now.tracks().getFirst().step() > 20).isPresent());
        toggle(window.actions().steering.steer);
        shoot("steering");
        toggle(window.actions().steering.steer);
        robot.interact(() -> {
            window.run().stop();
            window.run().paceProperty().set(Pace.FULL_SPEED);
        });
        until(() -> window.run().state() == State.IDLE);
    }

    private void lesson() throws Exception {
        Path file = user.resolve("lesson.json");
        store.save(sample("lesson-saddle"), file);
        robot.interact(() -> window.open(file));
        until(() -> window.lessons().shownProperty().get().isPresent());
        robot.interact(() -> window.run().stretch(0));
        until(() -> window.run().state() == State.IDLE && frame().filter(now -> now.phase() == Frame.Phase.DONE).isPresent());
        settle();
        shoot("lesson");
        robot.interact(() -> window.options().lectureProperty().set(true));
        settle();
        shoot("lesson-lecture");
        robot.interact(() -> window.options().lectureProperty().set(false));
    }

    /** Opens a dialog, which may block, keeps it, and closes it. */
    private void dialog(String name, Runnable opens, Optional<String> waitsFor) throws Exception {
        Platform.runLater(opens);
        until(() -> others().findAny().isPresent());
        if (waitsFor.isPresent()) {
            until(() -> robot.lookup(waitsFor.get()).tryQuery().isPresent());
            WaitForAsyncUtils.sleep(1500, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        settle();
        Window shown = others().findFirst().orElseThrow();
        save(shown.getScene().getRoot(), name);
        robot.interact(shown::hide);
        until(() -> others().findAny().isEmpty());
    }

    private java.util.stream.Stream<Window> others() {
        return List.copyOf(Window.getWindows()).stream().filter(other -> other instanceof Stage && other != stage && other.isShowing());
    }

    /** The whole window as it is on the screen, with its 3-D scene and all. */
    private void shoot(String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        save(WaitForAsyncUtils.waitForAsyncFx(20_000, () -> new Robot().getScreenCapture(null,
                new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()))), name);
    }

    private void save(Node node, String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        save(WaitForAsyncUtils.waitForAsyncFx(20_000, () -> node.snapshot(null, null)), name);
    }

    private void save(WritableImage image, String name) throws IOException {
        PixelReader pixels = image.getPixelReader();
        BufferedImage copy = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < copy.getHeight(); y++) {
            for (int x = 0; x < copy.getWidth(); x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        ImageIO.write(copy, "png", folder.resolve(name + suffix).toFile());
    }
}
