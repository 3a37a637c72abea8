package org.saddlescope.experiment.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.StudySpec;

/**
 * Runs claims: the members of all of them side by side on several threads, each result kept on disk as soon as it is
 * there. What is on disk of the very same member is taken as it is. Results do not depend on the threads: a member's
 * follow from its experiment, and they are put together in their order.
 */
public final class Reproduction {
    private final Path out;
    private final int threads;
    private final Function<StudySpec, Study> studies;

    /**
     * A claim to be run.
     *
     * @param id         its name, that of its folder
     * @param experiment has a claim
     */
    public record Subject(String id, Experiment experiment) {}

    /** Hears how it goes, from any thread for {@link #progress}, from the caller's for {@link #finished}. */
    public interface Listener {
        /**
         * @param claim       the claim whose member has got on
         * @param done        members done of all claims
         * @param total       members of all claims
         * @param secondsLeft about how long the rest will take
         */
        void progress(String claim, int done, int total, double secondsLeft);

        /** A claim is done; they come in their order. */
        void finished(ClaimResult result) throws ExperimentException;
    }

    private record Prepared(Subject subject, Sweep sweep, MemberStore store) {}

    /** A result, and how long it took or had taken; NaN where that is not known. Empty where it was cancelled. */
    private record Timed(Optional<MemberResult> result, double seconds) {
        private static final Timed CANCELLED = new Timed(Optional.empty(), Double.NaN);
    }

    /** @param out where each claim has a folder of its name */
    public Reproduction(Path out, int threads) {
        this(out, threads, Studies::of);
    }

    Reproduction(Path out, int threads, Function<StudySpec, Study> studies) {
        this.out = out;
        this.threads = threads;
        this.studies = studies;
    }

    /**
     * Runs claims to their end. Nothing is run before all of them have been checked.
     *
     * @param cancelled asked often; members that are done are kept
     * @return the results in the order of the claims; those that are complete, where it was cancelled
     * @throws ExperimentException where a claim cannot be examined, or a file not be written
     */
    public List<ClaimResult> run(List<Subject> subjects, BooleanSupplier cancelled, Listener listener)
            throws ExperimentException, InterruptedException {
        List<Sweep> sweeps = new ArrayList<>();
        for (Subject subject : subjects) {
            sweeps.add(ClaimCheck.sweep(subject.experiment(), subject.id(), studies));
        }
        List<Prepared> claims = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            claims.add(new Prepared(subjects.get(i), sweeps.get(i), new MemberStore(out.resolve(subjects.get(i).id()))));
        }
        AtomicBoolean given = new AtomicBoolean();
        BooleanSupplier stop = () -> given.get() || cancelled.getAsBoolean();
        ExecutorService executor = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("saddlescope-claims-", 0).factory());
        try {
            return collect(claims, submit(claims, executor, stop, listener), listener);
        } finally {
            given.set(true);
            // Nothing is interrupted: a file being written is written to its end.
            executor.shutdown();
        }
    }

    private List<List<Future<Timed>>> submit(List<Prepared> claims, ExecutorService executor, BooleanSupplier stop, Listener listener) {
        Remaining remaining = new Remaining(threads,
                // A claim's guess is of the wall clock with two cores.
                claims.stream().mapToDouble(c -> 2 * c.subject.experiment().claim().orElseThrow().seconds() / c.sweep.members().size()).toArray(),
                claims.stream().mapToInt(c -> c.sweep.members().size()).toArray());
        int total = claims.stream().mapToInt(c -> c.sweep.members().size()).sum();
        AtomicInteger done = new AtomicInteger();
        List<List<Future<Timed>>> futures = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            int claim = i;
            Prepared prepared = claims.get(i);
            List<Future<Timed>> members = new ArrayList<>();
            for (Sweep.Member member : prepared.sweep.members()) {
                members.add(executor.submit(() -> {
                    Share share = new Share(shareDone -> {
                        remaining.advance(claim, shareDone);
                        listener.progress(prepared.subject.id(), done.get(), total, remaining.secondsLeft());
                    });
                    Timed timed = member(member, prepared.store, stop, share);
                    if (timed.result.isPresent()) {
                        remaining.done(claim, timed.seconds);
                        done.incrementAndGet();
                        share.to(1);
                    }
                    return timed;
                }));
            }
            futures.add(members);
        }
        return futures;
    }

    private List<ClaimResult> collect(List<Prepared> claims, List<List<Future<Timed>>> futures, Listener listener)
            throws ExperimentException, InterruptedException {
        List<ClaimResult> results = new ArrayList<>();
        for (int i = 0; i < claims.size(); i++) {
            List<MemberResult> members = new ArrayList<>();
            double seconds = 0;
            for (Future<Timed> future : futures.get(i)) {
                Timed timed = await(future);
                timed.result.ifPresent(members::add);
                seconds += timed.seconds;
            }
            if (members.size() == futures.get(i).size()) {
                Subject subject = claims.get(i).subject;
                List<Quantity> quantities = claims.get(i).sweep.quantities(studies);
                ClaimResult result = new ClaimResult(subject.id(), subject.experiment(), quantities, members,
                        Evaluation.of(subject.experiment().claim().orElseThrow(), members, quantities), seconds);
                results.add(result);
                listener.finished(result);
            }
        }
        return List.copyOf(results);
    }

    private Timed member(Sweep.Member member, MemberStore store, BooleanSupplier stop, Share share) throws ExperimentException {
        if (stop.getAsBoolean()) {
            return Timed.CANCELLED;
        }
        Optional<MemberResult> kept = store.read(member);
        if (kept.isPresent()) {
            return new Timed(kept, store.seconds(member).orElse(Double.NaN));
        }
        long began = System.nanoTime();
        MemberResult result;
        boolean lasting = true;
        try {
            result = studied(member, stop, share);
        } catch (ExperimentException e) {
            result = MemberResult.refused(member.coordinates(), member.seed(), e.getMessage());
        } catch (RuntimeException e) {
            if (stop.getAsBoolean()) {
                return Timed.CANCELLED;
            }
            // A fault of the program: said in the report, and tried again the next time.
            result = MemberResult.refused(member.coordinates(), member.seed(), "internal error: " + e);
            lasting = false;
        }
        // Whether a study that was told to stop came to its end cannot be seen from its findings.
        if (stop.getAsBoolean()) {
            return Timed.CANCELLED;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        if (lasting) {
            store.write(member, result, seconds);
        }
        return new Timed(Optional.of(result), seconds);
    }

    private MemberResult studied(Sweep.Member member, BooleanSupplier stop, Share share) throws ExperimentException {
        if (!member.contradiction().isEmpty()) {
            throw new ExperimentException(member.contradiction());
        }
        Study study = studies.apply(member.experiment().claim().orElseThrow().study());
        return MemberResult.measured(member.coordinates(), member.seed(), study.run(member.experiment(), stop, share::to));
    }

    private static Timed await(Future<Timed> future) throws ExperimentException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case ExperimentException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** The progress of one member, told on as differences; a study that is told of less than before says nothing. */
    private static final class Share {
        private final Consumer<Double> onward;
        private double done;

        private Share(Consumer<Double> onward) {
            this.onward = onward;
        }

        private synchronized void to(double share) {
            double next = Math.clamp(share, done, 1);
            if (next > done) {
                double advance = next - done;
                done = next;
                onward.accept(advance);
            }
        }
    }
}
