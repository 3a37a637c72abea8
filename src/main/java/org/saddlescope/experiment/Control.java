package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The levers of a run, safe to pull from any thread: pause, resume, one step, stop, pace, interventions. A run asks {@link #stopped()} often
 * enough to answer within 200 ms, and waits in {@link #awaitTurn()} before each update.
 */
public final class Control {
    private static final long CATCH_UP = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double LONGEST = 1e18;

    private boolean paused;
    private boolean stopped;
    private boolean live = true;
    private boolean following;
    private int allowance;
    private final List<Intervention> wishes = new ArrayList<>();
    private double stepsPerSecond = Double.POSITIVE_INFINITY;
    /** When the next update is due at this pace, by {@link System#nanoTime}. */
    private long due = System.nanoTime();

    /** A run that starts at once, as fast as it can. */
    public static Control running() {
        return new Control();
    }

    public synchronized void pause() {
        paused = true;
        notifyAll();
    }

    public synchronized void resume() {
        paused = false;
        allowance = 0;
        notifyAll();
    }

    /** Lets one update through while paused; pauses first where the run is not paused. */
    public synchronized void step() {
        paused = true;
        allowance++;
        notifyAll();
    }

    /**
     * Lets no more updates through than this many a second, on the average, for people to watch; single steps are let
     * through at once. When updates are made has no influence on what they compute.
     *
     * @param stepsPerSecond above 0; infinite for as fast as the machine can
     */
    public synchronized void pace(double stepsPerSecond) {
        if (!(stepsPerSecond > 0)) {
            throw new IllegalArgumentException("a pace of " + stepsPerSecond + " steps a second");
        }
        this.stepsPerSecond = stepsPerSecond;
        due = System.nanoTime();
        notifyAll();
    }

    /**
     * Does this before the next update, also where the run is paused now; the step that it is given is the number of that
     * update. Of changes of the same step size before one update the last one counts.
     */
    public synchronized void intervene(Intervention intervention) {
        if (intervention instanceof Intervention.StepSize change) {
            wishes.removeIf(wish -> wish instanceof Intervention.StepSize earlier && earlier.optimizer().equals(change.optimizer()));
        }
        wishes.add(intervention);
    }

    /** What is to be done before this update; handed out once. */
    synchronized List<Intervention> interventions(int step) {
        if (wishes.isEmpty()) {
            return List.of();
        }
        List<Intervention> due = wishes.stream().map(wish -> wish.before(step)).toList();
        wishes.clear();
        return due;
    }

    /** Whether the landscape is shown while the run trains, or at its end alone. */
    public synchronized void live(boolean on) {
        live = on;
    }

    synchronized boolean live() {
        return live;
    }

    /** Whether live slices stay around where the first optimizer is. */
    public synchronized void follow(boolean on) {
        following = on;
    }

    synchronized boolean following() {
        return following;
    }

    /** Ends the run for good; what has been computed stays. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    public synchronized boolean stopped() {
        return stopped;
    }

    public synchronized boolean paused() {
        return paused && allowance == 0;
    }

    /**
     * Waits until the next update may be made and is due.
     *
     * @return false where the run has been stopped
     */
    public boolean awaitTurn() throws InterruptedException {
        return awaitTurn(() -> { });
    }

    /**
     * Waits until the next update may be made and is due.
     *
     * @param held called where the run is paused, before the waiting begins
     * @return false where the run has been stopped
     */
    public boolean awaitTurn(Runnable held) throws InterruptedException {
        while (!taken()) {
            held.run();
            awaitChange();
        }
        return !stopped();
    }

    /** Waits for the pace, and takes the turn unless the run is paused; a run that has been stopped waits no more. */
    private synchronized boolean taken() throws InterruptedException {
        for (long early = due - System.nanoTime(); early > 0 && !stopped && !paused; early = due - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, early);
        }
        if (!stopped && paused()) {
            return false;
        }
        if (allowance > 0) {
            allowance--;
        }
        // Waiting is coarser than a fast pace: what it takes too long is made up for, a pause is not.
        due = Math.max(due, System.nanoTime() - CATCH_UP) + (long) Math.min(LONGEST, TimeUnit.SECONDS.toNanos(1) / stepsPerSecond);
        return true;
    }

    private synchronized void awaitChange() throws InterruptedException {
        while (!stopped && paused()) {
            wait();
        }
    }
}
