package org.saddlescope.experiment;

/**
 * How often the live view of a landscape may be made while a run trains, so that training keeps at least four fifths of
 * its speed. What the view costs is measured, not assumed, and with all that follows from it: pictures that are painted,
 * memory that is collected, caches that are emptied. Time goes in turns. In the greater part of a turn, A, the view is made;
 * then comes a quiet part, Q, in which nothing of it is done. With r_A the updates a second in the one, and r_Q the mean of
 * those in the quiet parts before and after it, as a program that is being compiled gets faster from one to the next, the
 * view costs c = 1 − r_A/r_Q of the speed while it is made, c·A/(A + Q) in all; that is what is shown. A second of work has
 * then taken s = c·A/W seconds of training, with W the processor time of the work in A: what waits for a processor slows
 * nothing down. Each piece of work is followed by so much rest that the view is to cost {@value #GOAL}. A quiet part lasts
 * until the updates in it are a number to go by. The first turn has no quiet part before it and is compared with the one
 * after it; turns in which the run was held say nothing, and those whose quiet parts differ by more than {@value #UNSTEADY}
 * of their mean count less. As long as nothing is known s is {@value #ASSUMED}.
 *
 * <p>It is told of time and has no clock of its own; it decides only when pictures are made, and no result depends on it.
 */
final class LivePace {
    /** The share of the training speed that the live view may cost. */
    static final double MOST = 0.2;
    /** The share that it is to cost: less than is allowed, as measured rates scatter. */
    static final double GOAL = 0.15;
    /** The seconds of training that a second of work takes, before anything was measured. */
    static final double ASSUMED = 0.6;
    /** By so much of their mean quiet parts may differ for their turn to count in full. */
    static final double UNSTEADY = 0.3;
    /** What a turn may move s by at most, as a factor: one turn on a machine that does something else besides is no news. */
    private static final double JUMP = 2;
    private static final double LEAST_SLOWDOWN = 0.02;
    private static final double MOST_SLOWDOWN = 2;
    /** How far a new turn moves the estimates. */
    private static final double WEIGHT = 0.4;
    /** Seconds of a quiet part at least, and at most where updates are rare. */
    private static final double QUIET = 0.25;
    private static final double LONG_QUIET = 1;
    private static final double LONGEST_QUIET = 5;
    /** So many updates are a number to go by. */
    private static final double ENOUGH = 20;
    private static final double FEWEST = 3;
    /** The part with the view lasts so many times as long as the quiet one. */
    private static final double ACTIVE = 8;
    /** But not for so many seconds that what it costs is told too late. */
    private static final double LONGEST_ACTIVE = 6;

    private boolean quiet;
    private double seconds;
    private double steps;
    private double work;
    private double before = Double.NaN;
    private double activeSeconds;
    private double activeRate = Double.NaN;
    private double activeWork;
    private double activeLength = ACTIVE * QUIET;
    private double slowdown = Double.NaN;
    private double cost = Double.NaN;

    /**
     * The view was at work for so long, on one batch of points of a slice or on the paths, and so many updates were made meanwhile.
     *
     * @param processor seconds of processor time that it took
     */
    synchronized void worked(double seconds, int steps, double processor) {
        work += processor;
        passed(seconds, steps);
    }

    /** Nothing was done for the view for so long. */
    synchronized void silent(double seconds, int steps) {
        passed(seconds, steps);
    }

    /** The run was held, or no view was wanted: this turn is no measure of anything. */
    synchronized void held() {
        begin(false);
        before = Double.NaN;
        activeRate = Double.NaN;
    }

    /** Whether nothing is to be done for the view now. */
    synchronized boolean quiet() {
        return quiet;
    }

    private void passed(double time, int made) {
        seconds += time;
        steps += made;
        if (quiet && seconds >= QUIET && (steps >= ENOUGH || seconds >= LONG_QUIET && steps >= FEWEST || seconds >= LONGEST_QUIET)) {
            double after = steps >= FEWEST ? steps / seconds : Double.NaN;
            learn(Double.isNaN(before) ? after : (before + after) / 2, Double.isNaN(before) ? 0 : Math.abs(after - before));
            before = after;
            activeLength = Math.min(LONGEST_ACTIVE, ACTIVE * seconds);
            begin(false);
        } else if (!quiet && seconds >= activeLength) {
            activeSeconds = seconds;
            activeRate = steps / seconds;
            activeWork = work;
            begin(true);
        }
    }

    private void begin(boolean quietNow) {
        quiet = quietNow;
        seconds = 0;
        steps = 0;
        work = 0;
    }

    /** A turn has ended; NaN where one of its parts is unknown. */
    private void learn(double rate, double difference) {
        if (!(rate > 0) || Double.isNaN(activeRate)) {
            return;
        }
        // On a machine that does much else besides no turn is steady: it says little then, and yet something.
        double weight = WEIGHT * Math.min(1, UNSTEADY * rate / difference);
        double taken = 1 - activeRate / rate;
        double all = Math.clamp(taken * activeSeconds / (activeSeconds + seconds), 0, 1);
        cost = Double.isNaN(cost) ? all : cost + weight * (all - cost);
        if (activeWork > 0) {
            double now = Math.clamp(taken * activeSeconds / activeWork, LEAST_SLOWDOWN, MOST_SLOWDOWN);
            double last = slowdown();
            slowdown = Math.clamp(last + weight * (now - last), last / JUMP, last * JUMP);
        }
    }

    /** s: how many seconds of training a second of work takes; {@value #ASSUMED} where it is not known yet. */
    synchronized double slowdown() {
        return Double.isNaN(slowdown) ? ASSUMED : slowdown;
    }

    /** How many seconds training is to be left alone after work of so many seconds of processor time, for the work to cost what it is to. */
    synchronized double rest(double processor) {
        return Math.max(0, processor * (slowdown() / GOAL - 1));
    }

    /** The share of the training speed that the view costs, in 0..1; NaN where it is not known yet. */
    synchronized double cost() {
        return cost;
    }
}
