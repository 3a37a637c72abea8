package org.saddlescope.ui.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class GalleryItemTest {
    private static String look(String notes) {
        return new GalleryItem("id", "name", notes, Optional.empty(), Optional.empty(), Optional.empty(), () -> {}).look();
    }

    @Test
    void theFirstSentenceEndsAtAFullStopAndNotAtAnAbbreviation() {
        assertEquals("Two minima.", look("Two minima. And more."));
        assertEquals("Garipov et al. connect two minima.", look("Garipov et al. connect two minima. And more."));
    }
}
