package org.saddlescope.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.stage.Window;
import org.saddlescope.Main;
import org.saddlescope.cli.ChildProcess;
import org.saddlescope.cli.Display;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.UserFolders;

/** The whole program in a process of its own, on the platform that these tests run on, with a home in a folder of the test. */
record NewcomersProgram(Path home) {
    private static final String NATIVES = "org.bytedeco.javacpp.cachedir";

    /** Where the program keeps its things. */
    UserFolders folders() {
        return UserFolders.of(System.getProperty("os.name"), environment(), home);
    }

    private Map<String, String> environment() {
        String config = home.resolve("config").toString();
        String data = home.resolve("data").toString();
        return Map.of("XDG_CONFIG_HOME", config, "XDG_DATA_HOME", data, "APPDATA", config, "LOCALAPPDATA", data);
    }

    /** @param main calls {@link #main} */
    ProcessBuilder process(Class<?> main) {
        List<String> flags = new ArrayList<>(List.of("-D" + Display.HEADLESS_WINDOW + "=true", "-Duser.home=" + home,
                // What has been unpacked for these tests serves this process too.
                "-D" + NATIVES + "=" + System.getProperty(NATIVES, Path.of(System.getProperty("user.home"), ".javacpp", "cache").toString())));
        for (String name : List.of("glass.platform", "prism.order", "prism.forceGPU")) {
            if (System.getProperty(name) != null) {
                flags.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        ProcessBuilder program = ChildProcess.java(flags, main);
        program.environment().putAll(environment());
        return program;
    }

    /**
     * Starts the program, in its own process, as a newcomer does.
     *
     * @param whenTraining is asked, on the JavaFX application thread, with the window in which the first sample is seen
     *                     to train, until it has done its deed and says so
     */
    static void main(String[] arguments, Predicate<Window> whenTraining) {
        Thread.ofPlatform().daemon().start(() -> {
            AtomicBoolean done = new AtomicBoolean();
            while (!done.get()) {
                try {
                    FxThread.run(() -> done.compareAndSet(false, Window.getWindows().stream().filter(NewcomersProgram::trains).findFirst().filter(whenTraining).isPresent()));
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

    private static boolean trains(Window window) {
        return window.getScene() != null && window.getScene().lookup("#stepLabel") instanceof Label step && step.getText().matches("step [1-9]\\d* / .*");
    }
}
