package org.saddlescope.experiment;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Trajectory;

/**
 * Keeps the landscape on the screen up to date while a run trains: slices again when the plane has moved, when a path
 * has left the range or when another slice is asked for, and sees new points of the paths in the plane in between.
 * {@link LivePace} says how often. Nothing of it enters the results, which are made from the complete paths at the end.
 */
final class LiveSlices implements AutoCloseable {
    private static final long WAIT_MS = 30;
    private static final long RETRY_MS = 500;
    /** A lever is to be heard soon. */
    private static final long LONGEST_SILENCE_MS = 200;

    private final Supplier<Surveyor> surveyors;
    private final Board board;
    private final Supplier<Session.SliceRequest> requests;
    private final Control control;
    private final IntSupplier updates;
    private final LivePace pace = new LivePace();
    private final Thread thread;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    /** How long nothing is to be done after paths were seen last. */
    private long silent;
    /** The piece of work that is going on: a slice is made in many, so that it never slows training down for long. */
    private Window work;
    private volatile boolean closed;

    /**
     * @param surveyors what surveys now; as new as the request that was read before it, or newer
     * @param requests  the slice wanted now
     * @param control   says whether slices are wanted, and whether around where the run is
     * @param updates   rounds of updates made so far
     */
    LiveSlices(Supplier<Surveyor> surveyors, Board board, Supplier<Session.SliceRequest> requests, Control control, IntSupplier updates) {
        this.surveyors = surveyors;
        this.board = board;
        this.requests = requests;
        this.control = control;
        this.updates = updates;
        thread = Thread.ofPlatform().daemon().name("saddlescope-slices").start(this::loop);
    }

    private void loop() {
        try {
            Session.SliceRequest done = null;
            boolean followed = false;
            Surveyor.Site site = null;
            int points = 0;
            while (!closed) {
                List<Recorder.Path> paths = board.paths();
                Session.SliceRequest request = requests.get();
                boolean follow = control.following();
                Session.SliceRequest wanted = follow ? request.around() : request;
                Surveyor surveyor = surveyors.get();
                int now = paths.stream().mapToInt(path -> path.thetas().size()).sum();
                boolean ready = control.live() && !paths.isEmpty() && (!surveyor.moves(request.plane()) || now > 2 * paths.size());
                boolean moved = now > points && site != null && (surveyor.moves(request.plane()) || wanted.recentred() || left(surveyor, site, paths, request));
                if (ready && (site == null || request != done || follow != followed || moved)) {
                    work = new Window();
                    done = request;
                    followed = follow;
                    points = now;
                    try {
                        site = surveyor.site(wanted, paths);
                    } catch (ExperimentException e) {
                        // At this moment there is no such plane; once the paths have moved on there may be one.
                        site = null;
                        board.note("no slice: " + e.getMessage());
                        pause(RETRY_MS, surveyor, request, null);
                        continue;
                    }
                    sample(surveyor, site, request);
                    pause(Math.max(WAIT_MS, worked()), surveyor, request, site);
                } else {
                    pause(WAIT_MS, surveyor, request, site);
                }
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    /** Some time, and the updates made in it. */
    private final class Window {
        private final long began = System.nanoTime();
        private final int before = updates.getAsInt();
        private final boolean held = control.paused();

        private double seconds() {
            return (System.nanoTime() - began) / 1e9;
        }

        /** Tells what was measured, unless the run was held, and what slices cost by now. */
        private void end(Measured measured) {
            if (!held && !control.paused()) {
                measured.window(seconds(), updates.getAsInt() - before);
            }
            board.costing(control.live() ? pace.cost() : Double.NaN);
        }
    }

    private interface Measured {
        void window(double seconds, int steps);
    }

    private void sample(Surveyor surveyor, Surveyor.Site site, Session.SliceRequest request) {
        Plane plane = site.plane();
        List<Frame.Mark> marks = surveyor.marks(plane);
        boolean[] shown = {false};
        surveyor.sample(site, () -> {
            long rest = worked();
            if (rest > 0 && !control.paused()) {
                pause(rest, surveyor, request, shown[0] ? site : null);
            }
            work = new Window();
            return closed || requests.get() != request || !control.live();
        }, slice -> {
            board.sliced(slice, surveyor.projected(plane, board.paths()), marks);
            shown[0] = true;
            board.publish();
        });
    }

    /** A piece of work is done; how many milliseconds training is to be left alone for it. */
    private long worked() {
        double seconds = work.seconds();
        work.end(pace::worked);
        return (long) (TimeUnit.SECONDS.toMillis(1) * pace.rest(seconds, LivePace.SLICES));
    }

    /** Waits, and meanwhile sees new points in the plane that is on the screen; while the run is held nobody has to be spared. */
    private void pause(long milliseconds, Surveyor surveyor, Session.SliceRequest request, Surveyor.Site site) {
        boolean follow = control.following();
        boolean live = control.live();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        do {
            Window silence = new Window();
            try {
                Thread.sleep(Math.max(Math.min(WAIT_MS, milliseconds), silent));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            silence.end(pace::silent);
            if (site != null) {
                Window glance = new Window();
                board.seen(surveyor.projected(site.plane(), board.paths()));
                glance.end(pace::worked);
                silent = Math.min(LONGEST_SILENCE_MS, (long) (TimeUnit.SECONDS.toMillis(1) * pace.rest(glance.seconds(), LivePace.PATHS)));
                board.publish();
            }
        } while (!closed && requests.get() == request && control.following() == follow && control.live() == live && !control.paused() && System.nanoTime() < end);
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
