package org.saddlescope.experiment;

/**
 * The levers of a run, safe to pull from any thread: pause, resume, one step, stop. A run asks {@link #stopped()} often
 * enough to answer within 200 ms, and waits in {@link #awaitTurn()} before each update.
 */
public final class Control {
    private boolean paused;
    private boolean stopped;
    private int allowance;

    /** A run that starts at once. */
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
     * Waits until the next update may be made.
     *
     * @return false where the run has been stopped
     */
    public synchronized boolean awaitTurn() throws InterruptedException {
        while (!stopped && paused && allowance == 0) {
            wait();
        }
        if (allowance > 0) {
            allowance--;
        }
        return !stopped;
    }
}
