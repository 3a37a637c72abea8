package org.saddlescope.experiment;

import java.nio.file.Path;
import java.util.Optional;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.SliceGrid;
import org.saddlescope.landscape.SliceSampler;

/**
 * A slice to be made.
 *
 * @param file  where it is kept
 * @param known what of it, or of one that overlaps it, was computed before
 */
record SliceTarget(Path file, Plane plane, SliceGrid grid, Optional<Slice> known) {
    /** How many of its cells are not known. */
    int missing() {
        // A sampler that is cancelled at once takes over what is known on this grid, which may be less than there is.
        return grid.cells() - known.map(_ -> new SliceSampler(stack -> new double[stack.size()], "")
                .sample(plane, grid, known, () -> true, _ -> { }).cells()).orElse(0);
    }

    SliceTarget on(SliceGrid other) {
        return new SliceTarget(file, plane, other, known);
    }
}
