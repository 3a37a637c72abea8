package org.saddlescope.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.saddlescope.bench.BenchException;
import org.saddlescope.bench.LiveCost;
import org.saddlescope.bench.WindowBench;
import org.saddlescope.bench.WindowWork;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Frame;
import org.saddlescope.landscape.Slice;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.document.ExperimentRules;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.pulse.PulseMeter;
import org.saddlescope.ui.pulse.WindowThreads;
import org.saddlescope.ui.run.Pace;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.settings.SettingsStore;

/** The window as the program opens it, with a folder of its own for what it keeps, measured at every pulse. */
public final class MeasuredWindow implements WindowBench {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double IDLE_WARM_UP = 3;
    private static final double TRAINING_WARM_UP = 10;
    private static final double LIVE_WARM_UP = 15;
    /** What was begun before a turn is finished by then. */
    private static final double LIVE_SETTLE = 0.5;
    private static final int POLL_MILLIS = 100;
    private static final int REMOVALS = 50;

    private final ExecutorService io = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("io").factory());
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong slices = new AtomicLong();
    private final Settings settings;
    private Optional<Slice> last = Optional.empty();

    public MeasuredWindow() {
        settings = Settings.DEFAULT.sized(WIDTH, HEIGHT, false).pacing(Pace.FULL_SPEED);
    }

    @Override
    public Report measure(double seconds, Consumer<String> stage, BooleanSupplier cancelled) throws BenchException, InterruptedException {
        return inWindow(opened -> measure(opened, seconds, stage, cancelled));
    }

    @Override
    public LiveCost live(double seconds, int turns, Consumer<String> stage, BooleanSupplier cancelled) throws BenchException, InterruptedException {
        return inWindow(opened -> live(opened, seconds, turns, stage, cancelled));
    }

    private interface Measurement<R> {
        R of(Opened opened) throws BenchException, InterruptedException;
    }

    private <R> R inWindow(Measurement<R> measurement) throws BenchException, InterruptedException {
        Workers.standBack();
        Path folder = temporary();
        try {
            toolkit();
            WindowThreads.prompt();
            Opened opened = onThread(() -> open(folder));
            try {
                return measurement.of(opened);
            } finally {
                onThread(() -> {
                    opened.meter().stop();
                    opened.window().run().close();
                    opened.stage().close();
                    return null;
                });
            }
        } finally {
            Platform.exit();
            io.shutdown();
            // What is still being written goes into the folder.
            boolean _ = io.awaitTermination(POLL_MILLIS * 50, TimeUnit.MILLISECONDS);
            remove(folder);
        }
    }

    private record Opened(WorkbenchWindow window, Stage stage, PulseMeter meter) {}

    private static void toolkit() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
    }

    private Opened open(Path folder) {
        Stage stage = new Stage();
        UserFolders folders = new UserFolders(folder, folder.resolve("data"));
        new SettingsStore(folder.resolve("settings.json")).save(settings);
        WorkbenchWindow window = new WorkbenchWindow(stage, new WorkbenchWindow.Parts(new FileExperimentStore(), Training::of, folders, io,
                new ExperimentRules()), Optional.empty(), WindowWork.experiment());
        window.show();
        Scene scene = stage.getScene();
        // Where the screen is smaller than the window is to be, as on a platform without a display.
        stage.setWidth(stage.getWidth() + WIDTH - scene.getWidth());
        stage.setHeight(stage.getHeight() + HEIGHT - scene.getHeight());
        PulseMeter meter = new PulseMeter(scene);
        meter.start();
        window.run().frameProperty().subscribe(frame -> frame.ifPresent(this::seen));
        return new Opened(window, stage, meter);
    }

    private Report measure(Opened opened, double seconds, Consumer<String> stage, BooleanSupplier cancelled)
            throws BenchException, InterruptedException {
        stage.accept("the idle window");
        Phase idle = phase(opened, IDLE_WARM_UP, seconds, false, cancelled);
        stage.accept("the window while " + WindowWork.PARAMETERS + " parameters train with a live slice of "
                + WindowWork.SIDE + " x " + WindowWork.SIDE + " points");
        onThread(() -> {
            opened.window().train();
            return null;
        });
        Phase training = phase(opened, TRAINING_WARM_UP, seconds, true, cancelled);
        Scene scene = opened.stage().getScene();
        boolean solid = Platform.isSupported(ConditionalFeature.SCENE3D);
        return new Report(display(solid), solid, (int) scene.getWidth(), (int) scene.getHeight(), WindowWork.PARAMETERS, WindowWork.SIDE, idle, training);
    }

    private LiveCost live(Opened opened, double seconds, int turns, Consumer<String> stage, BooleanSupplier cancelled)
            throws BenchException, InterruptedException {
        stage.accept("warming up for " + (int) LIVE_WARM_UP + " s");
        onThread(() -> {
            opened.window().train();
            return null;
        });
        pause(opened, LIVE_WARM_UP, true, cancelled);
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        List<Double> shown = new ArrayList<>();
        long completed = 0;
        for (int turn = 0; turn <= 2 * turns; turn++) {
            boolean on = turn % 2 == 1;
            stage.accept((on ? "with" : "without") + " live slices");
            onThread(() -> {
                opened.window().run().liveProperty().set(on);
                return null;
            });
            pause(opened, LIVE_SETTLE, true, cancelled);
            Counts before = onThread(() -> counts(opened));
            pause(opened, seconds, true, cancelled);
            Counts now = onThread(() -> counts(opened));
            (on ? with : without).add((now.steps() - before.steps()) / ((now.nanos() - before.nanos()) / 1e9));
            if (on) {
                completed += now.slices() - before.slices();
                shown.add(onThread(() -> opened.window().run().frameProperty().get().map(Frame::liveCost).orElse(Double.NaN)));
            }
        }
        return new LiveCost(seconds, List.copyOf(without), List.copyOf(with), List.copyOf(shown), completed / (turns * seconds));
    }

    private static String display(boolean solid) {
        boolean none = "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
        return (none ? "no display" : "window") + ", " + (solid ? "hardware" : "software") + " pipeline";
    }

    private Phase phase(Opened opened, double warmUp, double seconds, boolean busy, BooleanSupplier cancelled)
            throws BenchException, InterruptedException {
        pause(opened, warmUp, busy, cancelled);
        Counts before = onThread(() -> {
            opened.meter().reset();
            return counts(opened);
        });
        pause(opened, seconds, busy, cancelled);
        return onThread(() -> {
            Counts now = counts(opened);
            PulseMeter meter = opened.meter();
            return new Phase((now.nanos() - before.nanos()) / 1e9, meter.gaps(), meter.own(), meter.cpu(), now.steps() - before.steps(),
                    now.frames() - before.frames(), now.slices() - before.slices(), meter.slowest());
        });
    }

    private record Counts(long steps, long frames, long slices, long nanos) {}

    private Counts counts(Opened opened) {
        long steps = opened.window().run().frameProperty().get().stream().flatMap(frame -> frame.tracks().stream()).mapToLong(Frame.Track::step).sum();
        return new Counts(steps, frames.get(), slices.get(), System.nanoTime());
    }

    private void seen(Frame frame) {
        frames.incrementAndGet();
        if (!frame.slice().equals(last) && frame.slice().filter(Slice::complete).isPresent()) {
            slices.incrementAndGet();
        }
        last = frame.slice();
    }

    private static void pause(Opened opened, double seconds, boolean busy, BooleanSupplier cancelled) throws BenchException, InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
            if (cancelled.getAsBoolean()) {
                throw new InterruptedException();
            }
            Thread.sleep(POLL_MILLIS);
            if (busy && onThread(() -> opened.window().run().state()) != RunModel.State.TRAINING) {
                throw new BenchException("bench ui: the run in the window came to an end: " + onThread(() -> opened.window().notices().showing()));
            }
        }
    }

    private static <T> T onThread(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        FxThread.run(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Path temporary() throws BenchException {
        try {
            return Files.createTempDirectory("saddlescope-bench");
        } catch (IOException e) {
            throw new BenchException("bench ui: no temporary folder: " + e.getMessage());
        }
    }

    /** Removes the folder, again where what has just been stopped still wrote into it. */
    private static void remove(Path folder) throws InterruptedException {
        for (int attempt = 0; attempt < REMOVALS; attempt++) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.deleteIfExists(file);
                }
                return;
            } catch (IOException | UncheckedIOException _) {
                Thread.sleep(POLL_MILLIS);
            }
        }
        // The system empties its folder of temporary files.
    }
}
