package org.saddlescope.ui.gallery;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.document.ExperimentStore;

/** The gallery in the place of sidebar and views, for as long as it is open. */
public final class GalleryOverlay extends StackPane {
    private final BooleanProperty open = new SimpleBooleanProperty();
    private Optional<Gallery> gallery = Optional.empty();
    /** What the keyboard is given back to. */
    private Optional<Node> focusBefore = Optional.empty();

    /**
     * @param behind what is seen while it is closed
     * @param io     reads the pictures
     * @param chosen opens a sample
     */
    public GalleryOverlay(Node behind, ExperimentStore store, Executor io, Consumer<ExperimentStore.Sample> chosen) {
        getChildren().setAll(behind);
        open.subscribe((before, now) -> {
            if (now) {
                focusBefore = Optional.ofNullable(getScene()).map(Scene::getFocusOwner);
            }
            if (now && gallery.isEmpty()) {
                gallery = Optional.of(filled(store, io, chosen));
                getChildren().add(gallery.get());
            }
            gallery.ifPresent(shown -> shown.setVisible(now));
            // So that Tab does not go where nobody sees it.
            behind.setVisible(!now);
            if (now) {
                gallery.ifPresent(Gallery::focus);
            } else {
                focusBefore.ifPresent(Node::requestFocus);
            }
        });
    }

    /** A gallery that is filled as soon as the samples have been read. */
    private Gallery filled(ExperimentStore store, Executor io, Consumer<ExperimentStore.Sample> chosen) {
        Gallery made = new Gallery(() -> open.set(false));
        io.execute(() -> {
            List<GalleryShelf> shelves = GallerySamples.shelves(store.samples(), chosen);
            FxThread.run(() -> made.show(shelves));
        });
        return made;
    }

    /** Whether it is seen. */
    public BooleanProperty openProperty() {
        return open;
    }
}
