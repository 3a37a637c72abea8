package org.saddlescope.ui;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;

/** Files dropped on the window are opened. */
final class DroppedFiles {
    private DroppedFiles() {}

    /** @param open takes the first dropped file that can be opened */
    static void accept(Scene scene, Consumer<Path> open) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles() && Documents.experimentFile(event.getDragboard().getFiles()).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            Optional<Path> dropped = Documents.experimentFile(event.getDragboard().getFiles());
            event.setDropCompleted(dropped.isPresent());
            event.consume();
            // The question about unsaved changes must not be asked while the system waits for the end of the drag.
            dropped.ifPresent(file -> FxThread.later(() -> open.accept(file)));
        });
    }
}
