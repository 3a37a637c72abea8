package org.saddlescope.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.saddlescope.ui.base.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the program is, what it is made of under which licences, and how much memory it has. */
public final class AboutPane extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(AboutPane.class);
    private static final long MEGABYTE = 1 << 20;

    public AboutPane() {
        getStyleClass().add("about");
        Label what = new Label(Text.of("dialog.about.what"));
        what.setWrapText(true);
        TextArea made = new TextArea(text());
        made.setId("aboutText");
        made.setEditable(false);
        made.setAccessibleText(Text.of("dialog.about.made"));
        VBox.setVgrow(made, Priority.ALWAYS);
        getChildren().setAll(what, made);
    }

    static String text() {
        return system() + "\n\n" + Text.of("dialog.about.made") + "\n" + String.join("\n", libraries());
    }

    /** Begins the log with what every report of an error needs. */
    public static void note() {
        LOG.info("Saddlescope has started. {}", system().replace("\n", "; "));
    }

    private static String system() {
        Runtime runtime = Runtime.getRuntime();
        return Text.of("dialog.about.system", Runtime.version().toString(), System.getProperty("java.vendor", "?"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"),
                Long.toString((runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE), Long.toString(runtime.maxMemory() / MEGABYTE),
                Integer.toString(runtime.availableProcessors()));
    }

    /** A line a library, as the build has filled it in: name, version, licence. */
    static List<String> libraries() {
        try (InputStream in = Objects.requireNonNull(AboutPane.class.getResourceAsStream("/org/saddlescope/about/libraries.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
