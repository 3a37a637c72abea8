package org.saddlescope.experiment;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.SliceWatcher;
import org.saddlescope.landscape.Trajectory;

/** Keeps on disk what a sampler has, every so often, and tells how far it is; for the thread that samples. */
final class SliceKeeper implements SliceWatcher {
    private final Surveyor surveyor;
    private final RunPaths paths;
    private final String problem;
    private final Duration between;
    private final Slicer.Listener listener;
    private final long total;
    private long before;
    private long atBegin;
    private long written = System.nanoTime();
    private SliceTarget target;
    private List<Trajectory> trajectories = List.of();
    private List<Frame.Mark> marks = List.of();

    /** A file that could not be written, on its way out of the sampler. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient IOException problem;

        Failed(IOException problem) {
            super(problem);
            this.problem = problem;
        }

        IOException problem() {
            return problem;
        }
    }

    /**
     * @param problem the fingerprint that is written with each slice
     * @param between the time from one write to the next
     * @param known   how many of {@code total} points of all slices are known already
     */
    SliceKeeper(Surveyor surveyor, RunPaths paths, String problem, Duration between, Slicer.Listener listener, long known, long total) {
        this.surveyor = surveyor;
        this.paths = paths;
        this.problem = problem;
        this.between = between;
        this.listener = listener;
        this.before = known;
        this.total = total;
    }

    /** Turns to the next slice. */
    SliceKeeper begin(SliceTarget next) {
        target = next;
        atBegin = next.grid().cells() - next.missing();
        trajectories = surveyor.projected(next.plane(), paths.paths());
        marks = surveyor.marks(next.plane());
        written = System.nanoTime();
        return this;
    }

    /** The paths in the plane of the slice, without their in-plane losses. */
    List<Trajectory> trajectories() {
        return trajectories;
    }

    @Override
    public void view(Slice slice) {
        if (wanted() && !slice.complete()) {
            write(slice, trajectories);
        }
    }

    @Override
    public boolean wanted() {
        return System.nanoTime() - written >= between.toNanos();
    }

    @Override
    public void progress(int computed, int cells) {
        listener.progress("slicing", before + computed - atBegin, total);
        if (computed == cells) {
            before += computed - atBegin;
        }
    }

    void write(Slice slice, List<Trajectory> shown) {
        try {
            SliceFile.writeTo(target.file(), new SliceFile.Content(slice, shown, marks, problem));
        } catch (IOException e) {
            throw new Failed(e);
        }
        written = System.nanoTime();
    }
}
