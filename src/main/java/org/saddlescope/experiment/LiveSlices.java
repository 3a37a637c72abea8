package org.saddlescope.experiment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.saddlescope.engine.Precedence;
import org.saddlescope.engine.Workers;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.SliceGrid;
import org.saddlescope.landscape.Trajectory;

/**
 * Keeps the landscape on the screen up to date while a run trains: slices again when the plane has moved, when a path
 * has left the range or when another slice is asked for, and sees new points of the paths in the plane in between.
 * {@link LivePace} says how often. It works on one thread, which the run and the window go before; only the first, coarse
 * picture of a run goes before its updates, which wait for it for a moment ({@link #letFirstPass}). Nothing of it enters the
 * results, which are made from the complete paths at the end.
 */
final class LiveSlices implements AutoCloseable {
    private static final long WAIT_MS = 30;
    private static final long RETRY_MS = 500;
    /** Rests are taken when they have come to so much: a thread cannot sleep for less with any precision. */
    private static final double SHORTEST_REST = 0.004;
    /** The run waits no longer than this for its first picture, in milliseconds and in all. */
    private static final long LONGEST_WAIT_MS = 1_000;
    /** So long nothing is computed after the first picture, in milliseconds. */
    private static final long DRAWING_MS = 150;
    /** How soon a run that waits answers when it is stopped. */
    private static final long ANSWER_MS = 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Supplier<Surveyor> surveyors;
    private final Board board;
    private final Supplier<Session.SliceRequest> requests;
    private final Control control;
    private final IntSupplier updates;
    private final LivePace pace = new LivePace();
    private final Thread thread;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    /** Until when what was measured last reaches. */
    private long measured = System.nanoTime();
    private int measuredUpdates;
    private long measuredProcessor;
    private final boolean processorKnown = THREADS.isCurrentThreadCpuTimeSupported();
    private boolean wasHeld;
    /** Seconds that training is still to be left alone for what was done. */
    private double owed;
    private long glanced = System.nanoTime();
    private volatile boolean closed;
    private volatile First first = First.AWAITED;
    /** Opened when the first picture is there, or when the run waits for it no longer. */
    private final CountDownLatch passed = new CountDownLatch(1);

    /** How far the first picture of the run has got. */
    private enum First { AWAITED, MADE, PASSED }

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
        thread = Thread.ofPlatform().daemon().name("saddlescope-slices").start(Precedence.LEISURE.of(this::loop));
    }

    /** A slice on the screen, or one that is being made: what was asked for, where it is, and the paths in it. */
    private record Shown(Session.SliceRequest request, boolean follow, int points, Surveyor.Site site, LivePaths paths) {}

    private void loop() {
        try {
            Workers.workAlone();
            // What the thread did until here is no work for a picture.
            wasHeld = true;
            took(false);
            Optional<Shown> shown = Optional.empty();
            while (!closed) {
                List<Recorder.Path> paths = board.paths();
                Session.SliceRequest request = requests.get();
                boolean follow = control.following();
                Session.SliceRequest wanted = follow ? request.around() : request;
                Surveyor surveyor = surveyors.get();
                int now = paths.stream().mapToInt(path -> path.thetas().size()).sum();
                boolean ready = !pace.quiet() && control.live() && !paths.isEmpty() && (!surveyor.moves(request.plane()) || now > 2 * paths.size());
                if (ready && shown.filter(last -> last.request() == request && last.follow() == follow
                        && !(now > last.points() && outdated(surveyor, last, wanted, paths))).isEmpty()) {
                    if (first == First.AWAITED && !control.paused()) {
                        first = First.MADE;
                    }
                    try {
                        Surveyor.Site site = surveyor.site(wanted, spread(request) ? LivePaths.sparse(paths) : paths);
                        shown = Optional.of(new Shown(request, follow, now, site, new LivePaths(site.plane(), surveyor.wanted())));
                    } catch (ExperimentException e) {
                        // At this moment there is no such plane; once the paths have moved on there may be one.
                        pass();
                        shown = Optional.empty();
                        board.note("no slice: " + e.getMessage());
                        took(true);
                        rest(RETRY_MS, request, shown);
                        continue;
                    }
                    took(true);
                    sample(surveyor, shown.get());
                    pass();
                }
                rest(WAIT_MS, request, shown);
            }
        } catch (RuntimeException e) {
            failure.set(e);
        } finally {
            pass();
        }
    }

    /**
     * Lets the first picture of the run go first: as long as it is being made the calling run waits here, for a second at
     * most. Until then there is nothing to see of the run, and what computes beside it only makes it late.
     */
    void letFirstPass() throws InterruptedException {
        if (first == First.MADE) {
            for (long waited = 0; waited < LONGEST_WAIT_MS && !control.stopped(); waited += ANSWER_MS) {
                if (passed.await(ANSWER_MS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            pass();
        }
    }

    /** Leaves the processors to those that draw what was just handed on. */
    private void letItBeDrawn() {
        try {
            passed.await(DRAWING_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass() {
        if (first == First.MADE || closed) {
            first = First.PASSED;
            passed.countDown();
        }
    }

    /** Whether the plane is where the points of the paths spread most: a part of them shows as well where that is. */
    private static boolean spread(Session.SliceRequest request) {
        return request.plane() instanceof Experiment.PlaneSpec.Auto || request.plane() instanceof Experiment.PlaneSpec.Principal;
    }

    /** Whether new points are a reason for a new slice. */
    private boolean outdated(Surveyor surveyor, Shown last, Session.SliceRequest wanted, List<Recorder.Path> paths) {
        return surveyor.moves(last.request().plane()) || wanted.recentred() || left(surveyor, last, paths);
    }

    private void sample(Surveyor surveyor, Shown now) {
        List<Frame.Mark> marks = surveyor.marks(now.site().plane());
        boolean[] seen = {false};
        surveyor.sample(now.site(), () -> {
            took(true);
            if (owed >= SHORTEST_REST || pace.quiet()) {
                rest(0, now.request(), seen[0] ? Optional.of(now) : Optional.empty());
            }
            return closed || requests.get() != now.request() || !control.live();
        }, slice -> {
            board.sliced(slice, now.paths().of(surveyor.names(), board.paths()), marks);
            seen[0] = true;
            if (first == First.MADE) {
                // The picture that is waited for, however shortly after a frame without one.
                board.publishNow();
                letItBeDrawn();
                pass();
            } else {
                board.publish();
            }
        });
        took(true);
    }

    /** Tells what the time since this was called last was used for, unless the run was held, and what the view costs by now. */
    private void took(boolean work) {
        long now = System.nanoTime();
        long used = processorKnown ? THREADS.getCurrentThreadCpuTime() : now;
        int made = updates.getAsInt();
        double seconds = (now - measured) / 1e9;
        boolean held = control.paused() || !control.live() || first == First.MADE;
        if (held || wasHeld) {
            // While the run is held nobody has to be spared.
            pace.held();
            owed = 0;
        } else if (work) {
            double processor = (used - measuredProcessor) / 1e9;
            pace.worked(seconds, made - measuredUpdates, processor);
            owed += pace.rest(processor);
        } else {
            pace.silent(seconds, made - measuredUpdates);
            owed = Math.max(0, owed - seconds);
        }
        measured = now;
        measuredProcessor = used;
        measuredUpdates = made;
        wasHeld = held;
        board.costing(control.live() ? pace.cost() : Double.NaN);
    }

    /** Leaves training alone for what is owed, and so long at least, and sees new points of the paths now and then. */
    private void rest(long milliseconds, Session.SliceRequest request, Optional<Shown> shown) {
        boolean follow = control.following();
        boolean live = control.live();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        do {
            long left = Math.max((long) (TimeUnit.SECONDS.toMillis(1) * owed), TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            try {
                Thread.sleep(Math.clamp(left, 1, WAIT_MS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            took(false);
            if (shown.isPresent() && !pace.quiet() && System.nanoTime() - glanced >= TimeUnit.MILLISECONDS.toNanos(WAIT_MS)) {
                glanced = System.nanoTime();
                board.seen(shown.get().paths().of(surveyors.get().names(), board.paths()));
                board.publish();
                took(true);
            }
        } while (!closed && requests.get() == request && control.following() == follow && control.live() == live && !control.paused()
                && (pace.quiet() || owed >= SHORTEST_REST || System.nanoTime() < end));
    }

    /** Whether a path has left the range of a slice that was to hold it. */
    private static boolean left(Surveyor surveyor, Shown last, List<Recorder.Path> paths) {
        if (last.request().grid().range().isPresent() || last.request().recentred()) {
            return false;
        }
        SliceGrid grid = last.site().grid();
        GridRange range = new GridRange(grid.alpha()[0], grid.alpha()[grid.columns() - 1],
                Math.min(grid.beta()[0], -1), Math.max(grid.beta()[grid.rows() - 1], 1));
        for (Trajectory trajectory : last.paths().of(surveyor.names(), paths)) {
            int end = trajectory.size() - 1;
            if (!range.contains(trajectory.alpha()[end], trajectory.beta()[end])) {
                return true;
            }
        }
        return false;
    }

    /** Ends the live view; rethrows what made it fail. */
    @Override
    public void close() {
        closed = true;
        pass();
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
