package org.saddlescope.ui.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** The program's notes in files: {@code saddlescope-0.log} is the newest, older ones are dropped. */
public final class LogFile {
    private static final int BYTES = 1 << 20;
    private static final int FILES = 5;

    private LogFile() {}

    /** Writes to this folder from now on. Where it cannot, it notes that and goes on without. */
    public static void in(Path folder) {
        Logger root = Logger.getLogger("");
        if (Arrays.stream(root.getHandlers()).anyMatch(FileHandler.class::isInstance)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            // A percent sign in the folder's own name is no place holder.
            String place = folder.toAbsolutePath().toString().replace("%", "%%");
            FileHandler file = new FileHandler(place + "/saddlescope-%g.log", BYTES, FILES, true);
            file.setEncoding(StandardCharsets.UTF_8.name());
            file.setLevel(Level.ALL);
            file.setFormatter(new Formatter() {
                @Override
                public String format(LogRecord record) {
                    return LogEntry.of(record).text();
                }
            });
            root.addHandler(file);
        } catch (IOException e) {
            LoggerFactory.getLogger(LogFile.class).warn("{}: the log cannot be kept there: {}", folder, e.toString());
        }
    }
}
