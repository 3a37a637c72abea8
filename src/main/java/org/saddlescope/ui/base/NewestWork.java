package org.saddlescope.ui.base;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.saddlescope.engine.Precedence;

/**
 * Work off the JavaFX application thread of which only the newest request counts: while one is being worked on, later
 * requests replace each other, so that a slow picture never queues up behind a fast run. One request at a time; the
 * result arrives on the JavaFX application thread.
 *
 * @param <T> what is asked for; immutable
 * @param <R> what comes back
 */
public final class NewestWork<T, R> {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(Precedence.PAINTING.threads("view-worker"));

    private final Function<T, R> work;
    private final Consumer<R> done;
    private final Consumer<Throwable> failed;
    private final Executor threads;
    private final LongUnaryOperator rest;
    private final AtomicReference<Slot<T>> slot = new AtomicReference<>(new Slot<>(false, null));

    /**
     * @param work   runs on a daemon thread of its own
     * @param done   takes the result on the JavaFX application thread
     * @param failed takes what {@code work} threw, there too
     */
    public NewestWork(Function<T, R> work, Consumer<R> done, Consumer<Throwable> failed) {
        this(work, done, failed, THREADS);
    }

    /** Work that rests after each result, on a daemon thread of its own. */
    public NewestWork(Function<T, R> work, Consumer<R> done, Consumer<Throwable> failed, LongUnaryOperator rest) {
        this(work, done, failed, THREADS, rest);
    }

    /** @param threads what {@code work} runs on; several can share one, which then turns from one to the next after each result */
    public NewestWork(Function<T, R> work, Consumer<R> done, Consumer<Throwable> failed, Executor threads) {
        this(work, done, failed, threads, took -> 0);
    }

    /** @param rest nanoseconds that the thread rests after work that took so many, for pictures that nobody needs as often as they can be made */
    public NewestWork(Function<T, R> work, Consumer<R> done, Consumer<Throwable> failed, Executor threads, LongUnaryOperator rest) {
        this.threads = threads;
        this.rest = rest;
        this.work = work;
        this.done = done;
        this.failed = failed;
    }

    /** Asks for this, in place of whatever waits. */
    public void request(T input) {
        Slot<T> before = slot.getAndUpdate(now -> new Slot<>(true, input));
        if (!before.busy()) {
            threads.execute(this::next);
        }
    }

    /** Whether anything is under way or waits. */
    public boolean busy() {
        return slot.get().busy();
    }

    private void next() {
        Slot<T> taken = slot.getAndUpdate(now -> new Slot<>(now.waiting() != null, null));
        if (taken.waiting() == null) {
            return;
        }
        long began = System.nanoTime();
        try {
            R result = work.apply(taken.waiting());
            FxThread.run(() -> done.accept(result));
        } catch (RuntimeException | Error problem) {
            FxThread.run(() -> failed.accept(problem));
        }
        LockSupport.parkNanos(rest.applyAsLong(System.nanoTime() - began));
        threads.execute(this::next);
    }

    /** Whether a thread is at work, and what it is to take next. */
    private record Slot<T>(boolean busy, T waiting) {}
}
