package org.saddlescope.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.saddlescope.ui.gallery.Gallery;
import org.saddlescope.ui.gallery.GalleryShelf;

/** The gallery in the place of sidebar and views, for as long as it is open. */
final class GalleryOverlay extends StackPane {
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final Gallery gallery = new Gallery(() -> open.set(false));
    private boolean filled;
    /** What the keyboard is given back to. */
    private Optional<Node> focusBefore = Optional.empty();

    /**
     * @param behind what is seen while it is closed
     * @param io     reads the pictures
     * @param chosen opens a sample
     */
    GalleryOverlay(Node behind, ExperimentStore store, Executor io, Consumer<ExperimentStore.Sample> chosen) {
        getChildren().setAll(behind, gallery);
        gallery.setVisible(false);
        open.subscribe((before, now) -> {
            if (now) {
                focusBefore = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
            }
            gallery.setVisible(now);
            // So that Tab does not go where nobody sees it.
            behind.setVisible(!now);
            if (now) {
                fill(store, io, chosen);
                gallery.focus();
            } else {
                focusBefore.ifPresent(Node::requestFocus);
            }
        });
    }

    private void fill(ExperimentStore store, Executor io, Consumer<ExperimentStore.Sample> chosen) {
        if (!filled) {
            filled = true;
            io.execute(() -> {
                List<GalleryShelf> shelves = GallerySamples.shelves(store.samples(), chosen);
                FxThread.run(() -> gallery.show(shelves));
            });
        }
    }

    /** Whether it is seen. */
    BooleanProperty openProperty() {
        return open;
    }
}
