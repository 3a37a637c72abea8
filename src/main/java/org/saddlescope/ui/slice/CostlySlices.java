package org.saddlescope.ui.slice;

import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Session;
import org.saddlescope.experiment.SliceSpec;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.notice.Dialogs;
import org.saddlescope.ui.run.RunModel;

/**
 * Asks before a slice of a finished run is computed that would take long, with an estimate from timing a few of its points.
 * While a run trains its slice follows it coarse to fine, and nothing is asked.
 */
public final class CostlySlices implements AutoCloseable {
    /** From this many seconds on it is asked. */
    static final double LONG = 60;
    /** Points times parameters times samples of a slice of losses up to which no estimate is needed: seconds of work. */
    private static final double CHEAP = 2e10;

    private final RunModel run;
    private final Dialogs dialogs;
    private final Consumer<Throwable> failures;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("estimate").factory());
    /** Counts what was asked for: only the newest is computed. */
    private volatile int newest;

    public CostlySlices(RunModel run, Dialogs dialogs, Consumer<Throwable> failures) {
        this.run = run;
        this.dialogs = dialogs;
        this.failures = failures;
    }

    /** Computes this slice, where it would take long only if the user agrees. */
    public void ask(Session.SliceRequest request) {
        int number = ++newest;
        if (run.state() != RunModel.State.IDLE || cheap(request)) {
            run.slice(request);
            return;
        }
        thread.execute(() -> {
            try {
                double seconds = run.estimate(request, () -> number != newest);
                FxThread.run(() -> decide(number, request, seconds));
            } catch (ExperimentException | RuntimeException | OutOfMemoryError e) {
                FxThread.run(() -> failures.accept(e));
            }
        });
    }

    private boolean cheap(Session.SliceRequest request) {
        if (request.quantity().filter(quantity -> quantity != SliceSpec.Quantity.LOSS).isPresent()) {
            return false;
        }
        return run.subject().map(subject -> {
            Experiment.Grid grid = request.grid();
            double work = (double) grid.columns() * grid.rows() * subject.problem().objective().dimension() * Math.max(1, subject.problem().samples());
            return work <= CHEAP;
        }).orElse(true);
    }

    private void decide(int number, Session.SliceRequest request, double seconds) {
        if (number == newest && (!(seconds > LONG) || dialogs.confirm(Text.of("costlySlices.thisSliceWouldTakeAbout", words(seconds)), Text.of("costlySlices.compute")))) {
            run.slice(request);
        }
    }

    /** "90 s", "12 min", "3.5 h". */
    static String words(double seconds) {
        return seconds < 120 ? Math.round(seconds) + " s" : seconds < 7200 ? Math.round(seconds / 60) + " min"
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    @Override
    public void close() {
        newest++;
        thread.shutdown();
    }
}
