package org.saddlescope.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void theDistanceCountsEditsAndSwaps() {
        assertEquals(0, Nearest.distance("saddle", "saddle"));
        assertEquals(1, Nearest.distance("saddle", "sadle"));
        assertEquals(1, Nearest.distance("saddle", "sadlde"));
        assertEquals(3, Nearest.distance("kitten", "sitting"));
        assertEquals(4, Nearest.distance("", "adam"));
    }

    @Test
    void theClosestNameIsFoundWhateverItsCase() {
        assertEquals(Optional.of("stepSize"), Nearest.to("stepsize", List.of("steps", "stepSize", "name")));
        assertEquals(Optional.of("himmelblau"), Nearest.to("himelblauw", List.of("rosenbrock", "himmelblau")));
    }

    @Test
    void nothingIsSuggestedForANameUnlikeAll() {
        assertEquals(Optional.empty(), Nearest.to("colour", List.of("steps", "recordEvery")));
        assertEquals("known: steps, recordEvery", Nearest.hint("colour", List.of("steps", "recordEvery")));
    }
}
