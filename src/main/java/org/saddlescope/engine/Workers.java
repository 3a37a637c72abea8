package org.saddlescope.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * A fixed set of threads for independent pieces of work. The caller works along, so that several callers share the
 * threads without waiting for each other's queue. What a piece computes must not depend on which thread does it; then
 * results do not depend on the number of threads.
 */
public final class Workers implements AutoCloseable {
    /** Whether threads that are made from now on let those at the window go first. */
    private static volatile boolean behind;
    /** Threads that share no work: what they do is to take no more than one processor. */
    private static final ThreadLocal<Boolean> ALONE = ThreadLocal.withInitial(() -> false);

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Workers SHARED = new Workers(Runtime.getRuntime().availableProcessors());

    private final int helpers;
    private final ExecutorService executor;

    /** @param threads how many threads work at once, the caller's included */
    public Workers(int threads) {
        helpers = Math.max(0, threads - 1);
        int threadCount = Math.max(1, helpers);
        executor = new ThreadPoolExecutor(threadCount, threadCount, 0, TimeUnit.MILLISECONDS, new Jobs(), Workers::thread);
    }

    /**
     * Threads that are made from now on let those that serve a window go first; to be called before the first work. A
     * program without a window has nobody to let go first.
     */
    public static void standBack() {
        behind = true;
    }

    /** From now on the calling thread does all pieces of its work itself. */
    public static void workAlone() {
        ALONE.set(true);
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name("saddlescope-compute-" + MADE.getAndIncrement()).unstarted(behind ? Precedence.COMPUTING.of(work) : work);
    }

    /** As many threads as the machine has processors. */
    public static Workers shared() {
        return SHARED;
    }

    /** How many pieces are worked on at once at most. */
    public int threads() {
        return helpers + 1;
    }

    /** Runs {@code task} for 0..count−1, each once, and returns when all are done; rethrows what a piece threw. */
    public void each(int count, IntConsumer task) {
        if (count <= 1 || helpers == 0 || ALONE.get()) {
            for (int i = 0; i < count; i++) {
                task.accept(i);
            }
            return;
        }
        Job job = new Job(count, task);
        for (int i = 0; i < Math.min(helpers, count - 1); i++) {
            executor.execute(job);
        }
        job.run();
        job.await();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** Waits for the next job awake for a moment: in a run they follow each other faster than a thread wakes up. */
    private static final class Jobs extends LinkedBlockingQueue<Runnable> {
        private static final int SPINS = 1_000;

        @Override
        public Runnable take() throws InterruptedException {
            for (int i = 0; i < SPINS; i++) {
                Runnable job = poll();
                if (job != null) {
                    return job;
                }
                Thread.onSpinWait();
            }
            return super.take();
        }
    }

    private static final class Job implements Runnable {
        private final int count;
        private final IntConsumer task;
        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch left;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        private Job(int count, IntConsumer task) {
            this.count = count;
            this.task = task;
            left = new CountDownLatch(count);
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    if (failure.get() == null) {
                        task.accept(i);
                    }
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    left.countDown();
                }
            }
        }

        private void await() {
            // Pieces are short and of equal size: the others are nearly done, and parking would cost more than waiting.
            for (int i = 0; i < 2_000 && left.getCount() > 0; i++) {
                Thread.onSpinWait();
            }
            boolean interrupted = false;
            while (left.getCount() > 0) {
                try {
                    left.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            switch (failure.get()) {
                case null -> { }
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case Throwable e -> throw new IllegalStateException(e);
            }
        }
    }
}
