package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/**
 * Where the threads of a run put what they have, and where frames are made of it: one at a time, at most every 33 ms
 * unless one must not be missed.
 */
final class Board {
    private static final long BETWEEN_FRAMES = TimeUnit.MILLISECONDS.toNanos(33);
    private static final double SMOOTHING = 0.3;

    private final Consumer<Frame> frames;
    private final Clock clock = new Clock();
    private Frame.Phase phase = Frame.Phase.PREPARING;
    private List<Frame.Track> tracks = List.of();
    private List<Recorder.Path> paths = List.of();
    private Optional<Slice> slice = Optional.empty();
    private List<Trajectory> trajectories = List.of();
    private List<Frame.Mark> marks = List.of();
    private List<AlphaBetaReport> alphaBeta = List.of();
    private List<Intervention> interventions = List.of();
    private double share = Double.NaN;
    private double liveCost = Double.NaN;
    private String message = "";
    private String note = "";
    private long published = Long.MIN_VALUE;

    Board(Consumer<Frame> frames) {
        this.frames = frames;
    }

    /** A board that starts with what another run of the session left. */
    Board(Consumer<Frame> frames, Board earlier) {
        this.frames = frames;
        synchronized (earlier) {
            tracks = earlier.tracks;
            paths = earlier.paths;
            slice = earlier.slice;
            trajectories = earlier.trajectories;
            marks = earlier.marks;
            alphaBeta = earlier.alphaBeta;
            interventions = earlier.interventions;
            note = earlier.note;
        }
    }

    /** What a run had that is looked at again: its last frame, and its paths as far as they were kept. */
    synchronized void restored(Frame last, List<Recorder.Path> kept, String about) {
        tracks = last.tracks();
        paths = kept;
        slice = last.slice();
        trajectories = last.trajectories();
        marks = last.marks();
        alphaBeta = last.alphaBeta();
        interventions = last.interventions();
        note = about;
    }

    /** Whether a frame made now would be handed on. */
    synchronized boolean due() {
        return published == Long.MIN_VALUE || System.nanoTime() - published >= BETWEEN_FRAMES;
    }

    synchronized void trained(List<Frame.Track> tracks, List<Recorder.Path> paths) {
        this.tracks = tracks;
        this.paths = paths;
        clock.step(tracks.stream().mapToInt(Frame.Track::step).max().orElse(0), phase == Frame.Phase.TRAINING);
        message = tracks.stream().filter(track -> track.divergedAt() >= 0).findFirst()
                .map(track -> track.name() + " stopped at step " + track.divergedAt() + ": its loss is no longer finite").orElse("");
    }

    /** What was done by hand to the run. */
    synchronized void steered(List<Intervention> done) {
        interventions = done;
    }

    /** The share of the training speed that live slices cost; NaN where none are made. */
    synchronized void costing(double liveCost) {
        this.liveCost = liveCost;
    }

    synchronized void sliced(Slice slice, List<Trajectory> trajectories, List<Frame.Mark> marks) {
        this.slice = Optional.of(slice);
        this.trajectories = trajectories;
        this.marks = marks;
    }

    synchronized void measured(List<AlphaBetaReport> reports) {
        alphaBeta = reports;
    }

    synchronized void seen(List<Trajectory> trajectories) {
        this.trajectories = trajectories;
    }

    synchronized Optional<Slice> slice() {
        return slice;
    }

    /** What the picture shows, in place of what was noted before. */
    synchronized void about(String text) {
        note = text;
    }

    /** What is being done, until something else is. */
    synchronized void saying(String text) {
        message = text;
    }

    /** Something that the user should know, after what is said already. */
    synchronized void note(String text) {
        message = message.isEmpty() ? text : message.contains(text) ? message : message + "; " + text;
    }

    synchronized void phase(Frame.Phase phase) {
        this.phase = phase;
        share = Double.NaN;
    }

    /** A phase that counts neither steps nor cells, and how much of it is done. */
    synchronized void phase(Frame.Phase phase, double share) {
        this.phase = phase;
        this.share = share;
    }

    synchronized List<Recorder.Path> paths() {
        return paths;
    }

    /** Hands on a frame where one is due. */
    synchronized void publish() {
        if (due()) {
            publishNow();
        }
    }

    /** Hands on a frame whatever the time. */
    synchronized Frame publishNow() {
        published = System.nanoTime();
        Frame frame = frame();
        frames.accept(frame);
        return frame;
    }

    private Frame frame() {
        int cells = 0;
        int total = 0;
        if (slice.isPresent()) {
            total = slice.get().computed().length;
            for (boolean computed : slice.get().computed()) {
                cells += computed ? 1 : 0;
            }
        }
        boolean training = phase == Frame.Phase.TRAINING || phase == Frame.Phase.PAUSED;
        int left = tracks.stream().filter(track -> track.divergedAt() < 0).mapToInt(track -> track.total() - track.step()).max().orElse(0);
        return new Frame(phase, tracks, slice, trajectories, marks, cells, total, clock.stepsPerSecond,
                training ? left / clock.stepsPerSecond : Double.NaN, message.isEmpty() ? note : message, alphaBeta, share,
                interventions, training ? liveCost : Double.NaN);
    }

    /** Updates a second, smoothed over the frames; time in which the run was paused does not count. */
    private static final class Clock {
        private double stepsPerSecond = Double.NaN;
        private long since = Long.MIN_VALUE;
        private int step;

        private void step(int now, boolean running) {
            long time = System.nanoTime();
            if (running && since != Long.MIN_VALUE && time > since && now > step) {
                double rate = (now - step) * 1e9 / (time - since);
                stepsPerSecond = Double.isNaN(stepsPerSecond) ? rate : stepsPerSecond + SMOOTHING * (rate - stepsPerSecond);
            }
            since = running ? time : Long.MIN_VALUE;
            step = now;
        }
    }
}
