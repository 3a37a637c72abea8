package org.saddlescope.ui.document;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.Text;

/** Files dropped on the window are opened. */
public final class DroppedFiles {
    private DroppedFiles() {}

    /**
     * @param open   takes the first dropped file that can be opened
     * @param refuse is told what was dropped instead where none can: a file that silently goes back says nothing
     */
    public static void accept(Scene scene, Consumer<Path> open, Consumer<String> refuse) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            Optional<Path> dropped = Documents.experimentFile(files);
            event.setDropCompleted(dropped.isPresent());
            event.consume();
            // The question about unsaved changes must not be asked while the system waits for the end of the drag.
            dropped.ifPresentOrElse(file -> FxThread.later(() -> open.accept(file)), () -> files.stream().findFirst()
                    .ifPresent(file -> refuse.accept(Text.of("drop.unknown", file.getName()))));
        });
    }
}
