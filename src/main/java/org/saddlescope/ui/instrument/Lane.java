package org.saddlescope.ui.instrument;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.ui.base.FxThread;

/**
 * One piece of work at a time on a thread of its own, with progress and a cancel. What is started takes the place of what
 * is under way, of which nothing is heard any more; what is cancelled hands over what it has. Belongs to the JavaFX
 * application thread.
 */
final class Lane implements AutoCloseable {
    /** How far a piece of work is; a total of 0 where that is not known. */
    record Progress(String stage, long done, long total) {}

    /** Something to compute. */
    @FunctionalInterface
    interface Work<T> {
        /** Called off the JavaFX application thread; asks the pulse often whether to end. */
        T run(Pulse<T> pulse) throws ExperimentException;
    }

    private final ExecutorService thread;
    private final Consumer<Throwable> failures;
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Pulse<?>> current = Optional.empty();

    /** @param failures hears on the JavaFX application thread why work came to no end */
    Lane(String name, Consumer<Throwable> failures) {
        this.failures = failures;
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }

    /** What is being done; empty where nothing is. */
    ReadOnlyObjectProperty<Optional<Progress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    boolean busy() {
        return current.isPresent();
    }

    /**
     * Begins this, in place of what is under way.
     *
     * @param news takes what was found so far, and at last all of it, on the JavaFX application thread
     */
    <T> void start(String stage, Work<T> work, Consumer<T> news) {
        current.ifPresent(Pulse::drop);
        Pulse<T> pulse = new Pulse<>(news);
        current = Optional.of(pulse);
        progress.set(Optional.of(new Progress(stage, 0, 0)));
        thread.execute(() -> {
            if (pulse.dropped) {
                return;
            }
            try {
                T result = work.run(pulse);
                FxThread.run(() -> end(pulse, () -> news.accept(result)));
            } catch (ExperimentException | RuntimeException | OutOfMemoryError e) {
                FxThread.run(() -> end(pulse, () -> failures.accept(e)));
            }
        });
    }

    /** Asks what is under way to end with what it has; answers at once. */
    void cancel() {
        current.ifPresent(Pulse::cancel);
    }

    /** Ends what is under way; nothing is heard of it. */
    void drop() {
        current.ifPresent(Pulse::drop);
        current = Optional.empty();
        progress.set(Optional.empty());
    }

    private void end(Pulse<?> pulse, Runnable last) {
        if (current.filter(now -> now == pulse).isPresent()) {
            current = Optional.empty();
            progress.set(Optional.empty());
            last.run();
        }
    }

    @Override
    public void close() {
        drop();
        thread.shutdown();
    }

    /** What work is told and tells. */
    final class Pulse<T> {
        private final Consumer<T> news;
        private final AtomicReference<Progress> waiting = new AtomicReference<>();
        private volatile boolean cancelled;
        private volatile boolean dropped;

        private Pulse(Consumer<T> news) {
            this.news = news;
        }

        boolean cancelled() {
            return cancelled;
        }

        /** Reports that come faster than they can be shown replace each other. */
        void report(String stage, long done, long total) {
            if (waiting.getAndSet(new Progress(stage, done, total)) == null) {
                FxThread.run(() -> {
                    Progress newest = waiting.getAndSet(null);
                    if (isCurrent()) {
                        progress.set(Optional.of(newest));
                    }
                });
            }
        }

        /** Hands over what is known before the end. */
        void show(T soFar) {
            FxThread.run(() -> {
                if (isCurrent()) {
                    news.accept(soFar);
                }
            });
        }

        private boolean isCurrent() {
            return current.filter(now -> now == this).isPresent();
        }

        private void cancel() {
            cancelled = true;
        }

        private void drop() {
            dropped = true;
            cancelled = true;
        }
    }
}
