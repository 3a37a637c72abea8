package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.experiment.MeasuredColumns;
import org.saddlescope.experiment.Session;
import org.saddlescope.experiment.StudySpec;

/**
 * See {@link StudySpec.Training}. Losses and ratios are those of the recorded steps, so that a first step below the
 * threshold is exact only where every step is recorded ({@code training.recordEvery} = 1).
 */
record TrainingStudy(StudySpec.Training spec) implements Study {
    private static final String COSINE = "cosine";
    private static final List<String> DRAWN = List.of("pl", "pl_star", COSINE, "aiming", "aiming_gap");

    @Override
    public List<Quantity> quantities(Experiment member) {
        List<Quantity> quantities = new ArrayList<>();
        quantities.add(new Quantity("final_loss", "loss at the end", "f at the last step of the path"));
        quantities.add(new Quantity("min_loss", "least loss", "The least f over the recorded steps"));
        quantities.add(new Quantity("steps_to_threshold", "steps to the threshold",
                "The first recorded step with f below claim.study.threshold; NaN where there is none"));
        for (MeasuredColumns.Named column : MeasuredColumns.of(member)) {
            quantities.add(new Quantity("min_" + column.id(), "least " + column.label(),
                    "The least value over the steps at which it was measured and is a number"));
            quantities.add(new Quantity("max_" + column.id(), "largest " + column.label(),
                    "The largest value over the steps at which it was measured and is a number"));
            quantities.add(new Quantity("final_" + column.id(), column.label() + " at the end", "The value last measured"));
            if (column.id().equals(COSINE)) {
                quantities.add(new Quantity("negative_cosine_steps", "steps with a negative cosine",
                        "How many of the measured steps have ⟨∇f, x − x_p⟩ < 0"));
            }
        }
        if (member.probes().alphaBeta().isPresent()) {
            quantities.addAll(AlphaBetaQuantities.ALL);
        }
        return List.copyOf(quantities);
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        Frame last = trained(member, cancelled, progress);
        Frame.Track track = last.tracks().getFirst();
        History history = track.history();
        SequencedMap<String, Double> quantities = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        quantities.put("final_loss", history.loss()[history.size() - 1]);
        quantities.put("min_loss", Seen.of(history.loss()).least());
        quantities.put("steps_to_threshold", firstBelow(history));
        for (MeasuredColumns.Named named : MeasuredColumns.of(member)) {
            Seen seen = history.columns().stream().filter(column -> column.id().equals(named.id())).findFirst().map(Seen::of).orElse(Seen.NOTHING);
            quantities.put("min_" + named.id(), seen.least());
            quantities.put("max_" + named.id(), seen.largest());
            quantities.put("final_" + named.id(), seen.last());
            if (named.id().equals(COSINE)) {
                quantities.put("negative_cosine_steps", seen.negative());
            }
            if (seen.undefined() > 0) {
                remarks.add(named.label() + " is no number at " + seen.undefined() + " of the measured steps; they are left out of its extremes");
            }
        }
        if (track.divergedAt() >= 0) {
            remarks.add(track.name() + " diverged at step " + track.divergedAt());
        }
        List<AlphaBetaReport> regions = last.alphaBeta();
        regions.forEach(report -> {
            quantities.putAll(AlphaBetaQuantities.of(report));
            remarks.addAll(AlphaBetaQuantities.remarks(report));
        });
        return new Findings(quantities, plots(history), regions, remarks);
    }

    /** The first optimizer alone, without a slice. */
    private static Frame trained(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        Experiment alone = member.trainingOnly(member.optimizers().getFirst());
        boolean twice = alone.probes().alphaBeta().isPresent();
        Control control = Control.running();
        try (Session session = new Session(alone, Session.View.NEVER)) {
            Frame last = session.run(control, frame -> {
                if (cancelled.getAsBoolean()) {
                    control.stop();
                }
                progress.accept(share(frame, twice));
            });
            if (control.stopped()) {
                throw new CancellationException("stopped");
            }
            return last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static double share(Frame frame, boolean twice) {
        double steps = frame.tracks().stream().mapToDouble(track -> track.step() / Math.max(1.0, track.total())).average().orElse(0);
        double replayed = frame.phase() == Frame.Phase.REPLAYING ? frame.share() : 0;
        return frame.phase() == Frame.Phase.DONE ? 1 : twice ? (steps + replayed) / 2 : steps;
    }

    private double firstBelow(History history) {
        for (int i = 0; i < history.size(); i++) {
            if (history.loss()[i] < spec.threshold()) {
                return history.steps()[i];
            }
        }
        return Double.NaN;
    }

    private static List<StudyPlot> plots(History history) {
        List<StudyPlot> plots = new ArrayList<>();
        double[] steps = new double[history.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = history.steps()[i];
        }
        plots.add(new StudyPlot("loss", "Loss along training", "step", "loss", false, true,
                List.of(new StudyPlot.Curve("loss", false, false, steps, history.loss())), List.of()));
        for (History.Column column : history.columns()) {
            if (DRAWN.contains(column.id())) {
                StudyPlot.Curve curve = curve(column, steps);
                boolean signed = !column.id().startsWith("pl");
                plots.add(new StudyPlot(column.id(), column.label() + " along training", "step", column.label(), false, !signed,
                        List.of(curve), column.note().isEmpty() ? List.of() : List.of(column.note())));
            }
        }
        return plots;
    }

    private static StudyPlot.Curve curve(History.Column column, double[] steps) {
        int count = 0;
        for (boolean measured : column.measured()) {
            count += measured ? 1 : 0;
        }
        double[] x = new double[count];
        double[] y = new double[count];
        int next = 0;
        for (int i = 0; i < steps.length; i++) {
            if (column.measured()[i]) {
                x[next] = steps[i];
                y[next++] = column.values()[i];
            }
        }
        return new StudyPlot.Curve(column.id(), false, false, x, y);
    }

    /**
     * What was seen of a number along a path; NaN where nothing was.
     *
     * @param undefined at how many of the measured steps it was NaN
     */
    private record Seen(double least, double largest, double last, double negative, int undefined) {
        private static final Seen NOTHING = new Seen(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);

        private static Seen of(History.Column column) {
            return of(curve(column, new double[column.values().length]).y());
        }

        private static Seen of(double[] values) {
            if (values.length == 0) {
                return NOTHING;
            }
            double least = Double.NaN;
            double largest = Double.NaN;
            int negative = 0;
            int undefined = 0;
            for (double value : values) {
                if (Double.isNaN(value)) {
                    undefined++;
                    continue;
                }
                least = Double.isNaN(least) ? value : Math.min(least, value);
                largest = Double.isNaN(largest) ? value : Math.max(largest, value);
                negative += value < 0 ? 1 : 0;
            }
            return new Seen(least, largest, values[values.length - 1], negative, undefined);
        }
    }
}
