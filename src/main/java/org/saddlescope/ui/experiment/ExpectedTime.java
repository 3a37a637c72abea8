package org.saddlescope.ui.experiment;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.TrainingTime;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.Text;

/**
 * Finds out in the background how long the training takes: once the form has rested for a moment, and never while a run
 * trains, which it would slow down. A change, or a run that begins, stops it. Lives on the JavaFX application thread.
 */
final class ExpectedTime {
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(work -> {
        Thread thread = Thread.ofPlatform().daemon().name("expected-time").unstarted(work);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });
    private static final Duration REST = Duration.millis(800);

    /**
     * What is known.
     *
     * @param line  in one line
     * @param brief in two words, where a time is known
     */
    record Saying(String line, Optional<String> brief) {
        private static Saying of(String line) {
            return new Saying(line, Optional.empty());
        }
    }

    private final PauseTransition rest = new PauseTransition(REST);
    private final ObservableValue<Boolean> free;
    private final Consumer<Saying> shown;
    private Optional<Control> underWay = Optional.empty();
    private Optional<Experiment> asked = Optional.empty();
    private boolean known;

    /**
     * @param free  whether nothing else computes
     * @param shown takes what is known
     */
    ExpectedTime(ObservableValue<Boolean> free, Consumer<Saying> shown) {
        this.free = free;
        this.shown = shown;
        rest.setOnFinished(event -> asked.ifPresent(this::measure));
        free.subscribe(this::resume);
    }

    /** Asks for the time of this experiment; empty: it cannot be trained. */
    void ask(Optional<Experiment> experiment) {
        if (experiment.equals(asked)) {
            return;
        }
        cancel();
        asked = experiment;
        known = false;
        shown.accept(Saying.of(asked.isEmpty() ? Text.of("form.time.invalid") : Text.of("form.time.measuring")));
        resume();
    }

    private void resume() {
        if (!free.getValue()) {
            cancel();
            if (!known && asked.isPresent()) {
                shown.accept(Saying.of(Text.of("form.time.busy")));
            }
        } else if (!known && asked.isPresent() && underWay.isEmpty()) {
            rest.playFromStart();
        }
    }

    private void cancel() {
        rest.stop();
        underWay.ifPresent(Control::stop);
        underWay = Optional.empty();
    }

    private void measure(Experiment experiment) {
        Control control = Control.running();
        underWay = Optional.of(control);
        shown.accept(Saying.of(Text.of("form.time.measuring")));
        THREAD.execute(() -> {
            Optional<Saying> found = found(experiment, control);
            FxThread.run(() -> {
                if (underWay.filter(now -> now == control).isPresent()) {
                    underWay = Optional.empty();
                    known = found.isPresent();
                    found.ifPresent(shown);
                }
            });
        });
    }

    private static Optional<Saying> found(Experiment experiment, Control control) {
        try {
            return control.stopped() ? Optional.empty() : TrainingTime.measure(experiment, control).map(ExpectedTime::words);
        } catch (ExperimentException e) {
            return Optional.of(Saying.of(Text.of("form.time.unknown", e.getMessage())));
        } catch (RuntimeException | OutOfMemoryError e) {
            return Optional.of(Saying.of(Text.of("form.time.unknown", e.toString())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Saying words(TrainingTime time) {
        String line = time.complete() ? Text.of("form.time.whole", time.words())
                : Text.of("form.time.about", time.words(), String.format(Locale.ROOT, "%,d", time.steps()));
        return new Saying(line, Optional.of(Text.of("form.time.brief", time.words())));
    }
}
