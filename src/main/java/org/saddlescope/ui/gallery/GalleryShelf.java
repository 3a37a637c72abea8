package org.saddlescope.ui.gallery;

import java.util.List;

/**
 * Samples that belong together.
 *
 * @param title the lesson or the paper
 */
public record GalleryShelf(String title, List<GalleryItem> items) {
    public GalleryShelf {
        items = List.copyOf(items);
    }
}
