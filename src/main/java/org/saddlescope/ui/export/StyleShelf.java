package org.saddlescope.ui.export;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.saddlescope.figures.sidecar.FigureStyles;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.KeptFile;

/** The figure styles of this user, kept from one start to the next. Lives on the JavaFX application thread; files are read and written elsewhere. */
public final class StyleShelf {
    private static final String FILE = "figure-styles.json";

    private final KeptFile<FigureStyles> file;
    private final Executor io;
    private final ReadOnlyObjectWrapper<FigureStyles> styles = new ReadOnlyObjectWrapper<>(FigureStyles.STANDARD);

    /**
     * @param folder the user's settings
     * @param warn   told where the file cannot be read
     */
    public StyleShelf(Path folder, Executor io, Consumer<String> warn) {
        this.io = io;
        file = new KeptFile<>(folder.resolve(FILE), FigureStyles.class, FigureStyles.STANDARD);
        io.execute(() -> {
            KeptFile.Kept<FigureStyles> kept = file.read();
            FxThread.run(() -> {
                styles.set(kept.value());
                kept.warning().ifPresent(warn);
            });
        });
    }

    public ReadOnlyObjectProperty<FigureStyles> stylesProperty() {
        return styles.getReadOnlyProperty();
    }

    /** Takes these from now on. */
    void keep(FigureStyles changed) {
        styles.set(changed);
        io.execute(() -> file.write(changed));
    }
}
