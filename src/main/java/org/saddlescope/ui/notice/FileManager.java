package org.saddlescope.ui.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.Text;

/** The system's own window on a folder. */
public record FileManager(Executor io, Notices notices) {
    /** Shows a folder; where the system has no such program, the window says where the folder is. */
    public void reveal(Path folder) {
        io.execute(() -> {
            try {
                Files.createDirectories(folder);
                new ProcessBuilder(command(System.getProperty("os.name", ""), folder)).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException e) {
                FxThread.run(() -> notices.complain(Text.of("runs.no-file-manager", folder)));
            }
        });
    }

    static List<String> command(String system, Path folder) {
        String name = system.toLowerCase(Locale.ROOT);
        String program = name.startsWith("windows") ? "explorer" : name.startsWith("mac") ? "open" : "xdg-open";
        return List.of(program, folder.toString());
    }
}
