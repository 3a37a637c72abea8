package org.saddlescope.ui.steer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Intervention;
import org.saddlescope.experiment.Subject;
import org.saddlescope.experiment.TrackNames;
import org.saddlescope.figures.HandMarks;
import org.saddlescope.figures.Numbers;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.run.RunModel;

/**
 * Steers the run that the window shows: changes the step size of one optimizer or of all, and kicks. Lives on the JavaFX
 * application thread and has no nodes.
 */
public final class Wheel {
    /** A kick of this share of ‖θ‖ where no length is given, and of this length where θ = 0. */
    private static final double USUAL = 0.01;

    private final RunModel run;
    /** The optimizer that is steered; empty: all of them. */
    private final StringProperty target = new SimpleStringProperty("");
    private final StringProperty length = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<String>> targets = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyDoubleWrapper factor = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private final Map<String, Double> factors = new HashMap<>();
    private List<Intervention> known = List.of();
    private long kicks;

    public Wheel(RunModel run) {
        this.run = run;
        run.experimentProperty().subscribe((before, now) -> {
            if (!before.map(Experiment::untouched).equals(now.map(Experiment::untouched))) {
                begin();
            }
        });
        run.stateProperty().subscribe((before, now) -> {
            if (before == RunModel.State.IDLE && (now == RunModel.State.TRAINING || now == RunModel.State.PAUSED)) {
                begin();
            }
        });
        run.frameProperty().subscribe(frame -> frame.ifPresent(this::hear));
        target.subscribe(this::show);
        begin();
    }

    private void begin() {
        List<String> names = run.experimentProperty().get().map(experiment -> TrackNames.of(experiment.optimizers())).orElse(List.of());
        targets.set(names);
        if (!names.contains(target.get())) {
            target.set("");
        }
        factors.clear();
        known = List.of();
        kicks = 0;
        said.set("");
        refusal.set("");
        show();
    }

    /** What the run itself says was done to it: by the wheel, or as its experiment declares. */
    private void hear(Frame frame) {
        List<Intervention> done = HandMarks.done(frame);
        if (!done.equals(known)) {
            known = done;
            factors.clear();
            done.forEach(this::note);
            said.set(done.isEmpty() ? "" : Text.of("steer.done", HandMarks.of(done.getLast()), Integer.toString(done.getLast().step())));
            show();
        }
    }

    private void note(Intervention intervention) {
        if (intervention instanceof Intervention.StepSize change) {
            if (change.optimizer().isBlank()) {
                factors.clear();
            }
            factors.put(change.optimizer().strip(), change.factor());
        }
    }

    private void show() {
        factor.set(factors.getOrDefault(target.get(), factors.getOrDefault("", 1.0)));
    }

    /** Whether nothing can be steered: no run is training or paused. */
    public ObservableValue<Boolean> idle() {
        return run.stateProperty().map(now -> now != RunModel.State.TRAINING && now != RunModel.State.PAUSED);
    }

    /** Whether the step size of the target cannot be changed, as it has none. */
    public ObservableValue<Boolean> unscalable() {
        return Bindings.createBooleanBinding(() -> idle().getValue() || optimizers().stream().noneMatch(Optimizer::scalable), run.stateProperty(), target,
                targets);
    }

    private List<Optimizer> optimizers() {
        List<Optimizer> all = run.experimentProperty().get().map(Experiment::optimizers).orElse(List.of());
        int at = targets.get().indexOf(target.get());
        return at < 0 || at >= all.size() ? all : List.of(all.get(at));
    }

    /** From the next update on steps are this many times what the experiment declares. */
    public void scale(double times) {
        if (idle().getValue() || unscalable().getValue() || times == factor.get() || !(times > 0 && times <= 1e9)) {
            return;
        }
        Intervention.StepSize change = new Intervention.StepSize(0, target.get(), times);
        run.intervene(change);
        note(change);
        refusal.set("");
        said.set(Text.of("steer.pending", HandMarks.of(change)));
        show();
    }

    /** The same from a text that was typed; a text that is no factor is refused. */
    public void scale(String typed) {
        if (typed.strip().equals(shown(factor.get()))) {
            return;
        }
        Optional<Double> times = number(typed).filter(value -> value <= 1e9);
        times.ifPresentOrElse(this::scale, () -> refusal.set(Text.of("steer.factor.bad", typed.strip())));
    }

    /** Moves θ at random before the next update. */
    public void kick() {
        if (idle().getValue()) {
            return;
        }
        Optional<Double> radius = length.get().isBlank() ? Optional.of(usual()) : number(length.get()).filter(value -> value <= 1e9);
        if (radius.isEmpty()) {
            refusal.set(Text.of("steer.length.bad", length.get().strip()));
            return;
        }
        // Kicks that the experiment declares have seeds too: a new one is to go elsewhere.
        long declared = known.stream().filter(Intervention.Kick.class::isInstance).map(Intervention.Kick.class::cast).mapToLong(Intervention.Kick::seed).max().orElse(0);
        kicks = Math.max(kicks, declared) + 1;
        Intervention.Kick kick = new Intervention.Kick(0, target.get(), radius.get(), kicks);
        run.intervene(kick);
        refusal.set("");
        said.set(Text.of("steer.pending", HandMarks.of(kick)));
    }

    /** 1 % of ‖θ‖ of the optimizer that is kicked, rounded to be read; of all, of the longest θ. */
    private double usual() {
        int at = targets.get().indexOf(target.get());
        List<Subject.Point> points = run.subject().map(Subject::points).orElse(List.of());
        double norm = (at < 0 || at >= points.size() ? points : List.of(points.get(at))).stream()
                .mapToDouble(point -> norm(point.theta())).filter(Double::isFinite).max().orElse(0);
        double exact = norm > 0 ? USUAL * norm : USUAL;
        return new java.math.BigDecimal(exact).round(new java.math.MathContext(2)).doubleValue();
    }

    private static double norm(double[] theta) {
        double square = 0;
        for (double x : theta) {
            square += x * x;
        }
        return Math.sqrt(square);
    }

    private static Optional<Double> number(String typed) {
        try {
            return Optional.of(Double.parseDouble(typed.strip().replace(',', '.'))).filter(value -> value > 0 && Double.isFinite(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** "0.25", as a field shows a factor. */
    static String shown(double factor) {
        return Numbers.format(factor, 4);
    }

    public StringProperty targetProperty() {
        return target;
    }

    /** The length of a kick, as it was typed; empty: 1 % of ‖θ‖. */
    public StringProperty lengthProperty() {
        return length;
    }

    /** The names of the optimizers. */
    public ReadOnlyObjectProperty<List<String>> targetsProperty() {
        return targets.getReadOnlyProperty();
    }

    /** The factor that is in force on the target's step size, or will be from the next update on. */
    public ReadOnlyDoubleProperty factorProperty() {
        return factor.getReadOnlyProperty();
    }

    /** What was done last; empty before anything was. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Why what was typed cannot be; empty where it can. */
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }
}
