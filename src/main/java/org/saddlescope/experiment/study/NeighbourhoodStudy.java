package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.conditions.BoundReading;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.experiment.TrackNames;
import org.saddlescope.optim.Optimizer;

/**
 * See {@link StudySpec.Neighbourhood}. From uniform random starts in a box every optimizer makes the same number of
 * updates on mini-batches drawn independently and uniformly, as the theorems of Islamov et al. 2024 have it, and not an
 * epoch at a time as training does. Draw d has the same start and the same mini-batches for every optimizer with the same
 * batch size; they follow from the training seed and d alone, and sums are taken in the order of the draws, so that the
 * number of threads does not matter.
 */
record NeighbourhoodStudy(StudySpec.Neighbourhood spec) implements Study {
    /** Draws between two reports of progress. */
    private static final int BLOCK = 16;
    private static final String GAP = "tail_gap_";
    private static final String ERROR = "tail_gap_error_";
    private static final String LEAST = "least_gap_";
    private static final String BOUND = "bound_";

    @Override
    public List<Quantity> quantities(Experiment member) {
        List<Quantity> quantities = new ArrayList<>();
        List<String> names = TrackNames.of(member.optimizers());
        List<String> ids = ids(names);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String id = ids.get(i);
            quantities.add(new Quantity(GAP + id, name + ": f − f* at the end",
                    "The mean of f(x_k) − f* over the last share of the steps, over all starts"));
            quantities.add(new Quantity(ERROR + id, name + ": its standard error",
                    "The standard deviation of that mean over the starts, divided by the root of their number; NaN for one start"));
            quantities.add(new Quantity(LEAST + id, name + ": least mean of f − f*",
                    "The least over the recorded steps k of the mean of f(x_k) − f* over all starts: what the paper's bounds bound"));
            if (PaperBounds.known(member.optimizers().get(i))) {
                quantities.add(new Quantity(BOUND + id, name + ": the paper's bound",
                        "The paper's upper bound on the least mean of f − f* with the α and β measured along these paths for which "
                                + "it is least; NaN where no measured pair satisfies its assumptions"));
            }
        }
        return List.copyOf(quantities);
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        double from = spec.box().getFirst();
        double to = spec.box().getLast();
        if (!(from < to)) {
            throw new ExperimentException("claim.study.box: expected [from, to] with from < to, found [" + from + ", " + to + "]");
        }
        RandomDraws draws = RandomDraws.of(member, from, to);
        List<Optimizer> optimizers = member.optimizers();
        Walk[][] walks = walks(optimizers, draws, cancelled, progress);
        PaperBounds bounds = new PaperBounds(draws, from, to, squaredDistance(draws));
        List<String> names = TrackNames.of(optimizers);
        List<String> ids = ids(names);
        SequencedMap<String, Double> quantities = new LinkedHashMap<>();
        GapPlot plot = new GapPlot(draws.marks(spec.steps()));
        List<String> remarks = new ArrayList<>(draws.remarks());
        for (int i = 0; i < names.size(); i++) {
            WalkSummary summary = WalkSummary.of(walks[i]);
            quantities.put(GAP + ids.get(i), summary.tail());
            quantities.put(ERROR + ids.get(i), summary.tailError());
            quantities.put(LEAST + ids.get(i), summary.least());
            plot.add(names.get(i), summary);
            switch (bounds.of(optimizers.get(i), gamma(optimizers.get(i)), summary, spec.steps())) {
                case PaperBounds.Read(BoundReading reading) -> {
                    quantities.put(BOUND + ids.get(i), reading.choice().map(choice -> choice.value()).orElse(Double.NaN));
                    plot.add(names.get(i), reading);
                    remarks.add(names.get(i) + ": " + reading.text());
                }
                case PaperBounds.None(String why) -> {
                    if (PaperBounds.known(optimizers.get(i))) {
                        quantities.put(BOUND + ids.get(i), Double.NaN);
                    }
                    remarks.add(names.get(i) + ": " + why);
                }
            }
        }
        remarks.add(bounds.provenance());
        return new Findings(quantities, List.of(plot.finished(title(member), remarks)), List.of(), remarks);
    }

    private Walk[][] walks(List<Optimizer> optimizers, RandomDraws draws, BooleanSupplier cancelled, DoubleConsumer progress) {
        Walk[][] walks = new Walk[optimizers.size()][spec.draws()];
        int all = optimizers.size() * spec.draws();
        for (int from = 0; from < all; from += BLOCK) {
            int first = from;
            Workers.shared().each(Math.min(BLOCK, all - from), i -> {
                int optimizer = (first + i) / spec.draws();
                int draw = (first + i) % spec.draws();
                walks[optimizer][draw] = Walk.of(optimizers.get(optimizer), gamma(optimizers.get(optimizer)), draws, draw, spec, cancelled);
            });
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped");
            }
            progress.accept(Math.min(1, (double) (from + BLOCK) / all));
        }
        return walks;
    }

    private double gamma(Optimizer optimizer) {
        return spec.stepSize().orElse(optimizer.stepSize());
    }

    private double squaredDistance(RandomDraws draws) {
        double sum = 0;
        for (int draw = 0; draw < spec.draws(); draw++) {
            sum += draws.squaredDistance(draws.start(draw));
        }
        return sum / spec.draws();
    }

    private String title(Experiment member) {
        return String.format(Locale.ROOT, "%s: f − f* from %d random starts", member.name(), spec.draws());
    }

    /** The names in lower snake case, numbered where two become the same. */
    static List<String> ids(List<String> names) {
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            String base = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
            base = base.isEmpty() ? "optimizer" : base;
            String id = base;
            for (int i = 2; ids.contains(id); i++) {
                id = base + "_" + i;
            }
            ids.add(id);
        }
        return List.copyOf(ids);
    }
}
