package org.saddlescope.experiment;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Trajectory;

/**
 * Keeps the landscape on the screen up to date while a run trains: slices again when the plane has moved, when a path
 * has left the range or when another slice is asked for, and sees new points of the paths in the plane in between.
 * Nothing of it enters the results, which are made from the complete paths at the end.
 */
final class LiveSlices implements AutoCloseable {
    private static final long WAIT_MS = 30;
    private static final long RETRY_MS = 500;

    private final Supplier<Surveyor> surveyors;
    private final Board board;
    private final Supplier<Session.SliceRequest> requests;
    private final Thread thread;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * @param surveyors what surveys now; as new as the request that was read before it, or newer
     * @param requests  the slice wanted now
     */
    LiveSlices(Supplier<Surveyor> surveyors, Board board, Supplier<Session.SliceRequest> requests) {
        this.surveyors = surveyors;
        this.board = board;
        this.requests = requests;
        thread = Thread.ofPlatform().daemon().name("saddlescope-slices").start(this::loop);
    }

    private void loop() {
        try {
            Session.SliceRequest done = null;
            Surveyor.Site site = null;
            int points = 0;
            while (!closed) {
                List<Recorder.Path> paths = board.paths();
                Session.SliceRequest request = requests.get();
                Surveyor surveyor = surveyors.get();
                int now = paths.stream().mapToInt(path -> path.thetas().size()).sum();
                boolean ready = !paths.isEmpty() && (!surveyor.moves(request.plane()) || now > 2 * paths.size());
                boolean moved = now > points && site != null && (surveyor.moves(request.plane()) || left(surveyor, site, paths, request));
                if (ready && (site == null || request != done || moved)) {
                    long began = System.nanoTime();
                    done = request;
                    points = now;
                    try {
                        site = surveyor.site(request, paths);
                    } catch (ExperimentException e) {
                        // At this moment there is no such plane; once the paths have moved on there may be one.
                        site = null;
                        board.note("no slice: " + e.getMessage());
                        pause(RETRY_MS, surveyor, request, null);
                        continue;
                    }
                    sample(surveyor, site, request);
                    // Training keeps at least half of the machine.
                    pause(Math.max(WAIT_MS, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)), surveyor, request, site);
                } else {
                    pause(WAIT_MS, surveyor, request, site);
                }
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private void sample(Surveyor surveyor, Surveyor.Site site, Session.SliceRequest request) {
        Plane plane = site.plane();
        List<Frame.Mark> marks = surveyor.marks(plane);
        surveyor.sample(site, () -> closed || requests.get() != request, slice -> {
            board.sliced(slice, surveyor.projected(plane, board.paths()), marks);
            board.publish();
        });
    }

    /** Waits, and meanwhile sees new points in the plane that is on the screen. */
    private void pause(long milliseconds, Surveyor surveyor, Session.SliceRequest request, Surveyor.Site site) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        do {
            try {
                Thread.sleep(Math.min(WAIT_MS, milliseconds));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (site != null) {
                board.seen(surveyor.projected(site.plane(), board.paths()));
                board.publish();
            }
        } while (!closed && requests.get() == request && System.nanoTime() < end);
    }

    /** Whether a path has left the range of a slice that was to hold it. */
    private boolean left(Surveyor surveyor, Surveyor.Site site, List<Recorder.Path> paths, Session.SliceRequest request) {
        if (request.grid().range().isPresent() || request.recentred()) {
            return false;
        }
        GridRange range = new GridRange(site.grid().alpha()[0], site.grid().alpha()[site.grid().columns() - 1],
                Math.min(site.grid().beta()[0], -1), Math.max(site.grid().beta()[site.grid().rows() - 1], 1));
        for (Trajectory trajectory : surveyor.projected(site.plane(), paths)) {
            int last = trajectory.size() - 1;
            if (!range.contains(trajectory.alpha()[last], trajectory.beta()[last])) {
                return true;
            }
        }
        return false;
    }

    /** Ends the live view; rethrows what made it fail. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }
}
