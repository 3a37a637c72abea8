package org.saddlescope.ui.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.StepAccount;
import org.saddlescope.figures.Numbers;
import org.saddlescope.figures.StepArrows;
import org.saddlescope.landscape.Projection;
import org.saddlescope.optim.StepArithmetic;
import org.saddlescope.optim.StepArithmetic.Filled;
import org.saddlescope.optim.StepArithmetic.Role;
import org.saddlescope.optim.StepArithmetic.Term;
import org.saddlescope.optim.StepArithmetic.Vector;
import org.saddlescope.spectra.Vectors;
import org.saddlescope.ui.base.Text;

/** One step of an optimizer, line by line: what goes into it, the formulas with the numbers in them, and what comes out. */
public final class StepPane extends BorderPane {
    /** Typesets formulas, one at a time. */
    private static final Executor PAINTER = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("step-formulas").factory());
    /** The share of the width that a formula may have. */
    private static final double ROOM = 0.36;

    private final Steps steps;
    private final ChoiceBox<String> optimizer = new ChoiceBox<>();
    private final Label title = new Label();
    private final Label reason = new Label();
    private final Label note = new Label();
    private final GridPane lines = new GridPane();
    private final List<StepRow> rows = new ArrayList<>();
    private final ObservableValue<Number> room;
    private Optional<Frame> frame = Optional.empty();

    public StepPane(Steps steps) {
        this.steps = steps;
        setId("stepPane");
        setMinSize(0, 0);
        getStyleClass().add("step-pane");
        room = widthProperty().multiply(ROOM);
        optimizer.setId("stepOptimizer");
        optimizer.setAccessibleText(Text.of("step.optimizer"));
        title.setId("stepTitle");
        title.getStyleClass().add("step-title");
        reason.setId("stepReason");
        reason.setWrapText(true);
        reason.getStyleClass().add("muted");
        HBox head = new HBox(optimizer, title, progress(), again(), reason);
        head.getStyleClass().add("step-head");
        lines.setId("stepLines");
        lines.getStyleClass().add("step-lines");
        note.setId("stepNote");
        note.setWrapText(true);
        note.getStyleClass().add("muted");
        VBox all = new VBox(lines, note);
        all.getStyleClass().add("step-all");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setId("stepScroll");
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(Text.of("step.view"));
        scroll.visibleProperty().bind(steps.accountProperty().map(Optional::isPresent));
        setTop(head);
        setCenter(scroll);
        steps.namesProperty().subscribe(this::named);
        steps.optimizerProperty().subscribe(number -> optimizer.getSelectionModel().select(number));
        optimizer.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (index.intValue() >= 0) {
                steps.optimizerProperty().set(index.intValue());
            }
        });
        reason.textProperty().bind(steps.reasonProperty());
        steps.accountProperty().subscribe(this::redraw);
        title.fontProperty().subscribe(this::redraw);
    }

    private HBox progress() {
        ProgressBar bar = new ProgressBar();
        bar.setId("stepProgress");
        Label far = new Label();
        Button cancel = new Button(Text.of("step.cancel"));
        cancel.setId("stepCancel");
        cancel.setOnAction(event -> steps.cancel());
        HBox box = new HBox(bar, far, cancel);
        box.getStyleClass().add("step-head");
        box.managedProperty().bind(box.visibleProperty());
        steps.progressProperty().subscribe(now -> {
            box.setVisible(now.isPresent());
            now.ifPresent(one -> {
                bar.setProgress((double) one.done() / one.total());
                far.setText(Text.of("step.making", String.valueOf(one.done()), String.valueOf(one.total())));
            });
        });
        return box;
    }

    private Button again() {
        Button button = new Button(Text.of("step.again"));
        button.setId("stepAgain");
        button.setOnAction(event -> steps.again());
        button.visibleProperty().bind(steps.reasonProperty().map(Text.of("step.cancelled")::equals));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private void named(List<String> names) {
        int number = steps.optimizerProperty().get();
        optimizer.getItems().setAll(names);
        optimizer.getSelectionModel().select(number < names.size() ? number : 0);
        optimizer.setDisable(names.size() < 2);
    }

    /** Shows the step in the plane of this frame. */
    public void show(Frame now) {
        boolean same = frame.flatMap(Frame::slice).map(slice -> slice.plane()).equals(now.slice().map(slice -> slice.plane()));
        frame = Optional.of(now);
        if (!same) {
            redraw();
        }
    }

    private void redraw() {
        Optional<StepAccount> account = steps.accountProperty().get();
        title.setText(account.map(now -> Text.of("step.title", String.valueOf(now.step()), String.valueOf(now.step() + 1))).orElse(""));
        account.ifPresent(this::draw);
    }

    private void draw(StepAccount account) {
        List<Term> terms = terms(account);
        while (rows.size() < terms.size()) {
            rows.add(new StepRow(room, PAINTER));
        }
        Optional<Projection> plane = frame.flatMap(Frame::slice).flatMap(slice -> StepArrows.projection(slice.plane(), account.theta().length));
        double size = title.getFont().getSize();
        double pixels = getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
        for (int i = 0; i < terms.size(); i++) {
            rows.get(i).show(terms.get(i), plane, size, pixels);
        }
        if (lines.getRowCount() != terms.size()) {
            lines.getChildren().clear();
            IntStream.range(0, terms.size()).forEach(i -> lines.addRow(i, rows.get(i).nodes().toArray(javafx.scene.Node[]::new)));
        }
        note.setText(note(account));
    }

    /** The terms of the step; where its gradient is one of a mini-batch, with that over all samples behind it. */
    private static List<Term> terms(StepAccount account) {
        List<Term> terms = new ArrayList<>(account.arithmetic().terms());
        account.batch().ifPresent(batch -> {
            int at = IntStream.range(0, terms.size()).filter(i -> terms.get(i).id().equals("gradient")).findFirst().orElse(0);
            Vector own = (Vector) terms.get(at);
            terms.set(at, new Vector(own.id(), Text.of("step.batch", String.valueOf(account.samples())), own.formula(), own.filled(), own.value(), own.role(), own.part()));
            terms.add(at + 1, new Vector("full", Text.of("step.full"), "\\nabla f_{all}(\\theta)", new Filled("", List.of()), account.full().gradient(), Role.NONE, false));
        });
        return terms;
    }

    private String note(StepAccount account) {
        List<String> notes = new ArrayList<>();
        account.batch().map(batch -> cosine(batch, account.full())).filter(Double::isFinite).ifPresent(cosine ->
                notes.add(Text.of("step.cosine", Numbers.format(cosine, 3))));
        StepArithmetic step = account.arithmetic();
        if (Vectors.finite(step.change())) {
            int parts = step.parts().size();
            String left = Numbers.format(step.unexplained(), 2);
            notes.add(!step.adds() ? Text.of("step.off", left) : parts > 1 ? Text.of("step.adds", String.valueOf(parts), left) : Text.of("step.one", left));
        } else {
            notes.add(Text.of("step.diverged"));
        }
        recorded(account).filter(loss -> loss != account.full().value()).ifPresent(loss -> notes.add(Text.of("step.differs",
                Numbers.format(account.full().value(), 12), Numbers.format(loss, 12))));
        return String.join("  ", notes);
    }

    private static double cosine(ValueGradient a, ValueGradient b) {
        return Vectors.dot(a.gradient(), b.gradient()) / (Vectors.norm(a.gradient()) * Vectors.norm(b.gradient()));
    }

    /** The loss that the run recorded where the step begins. */
    private Optional<Double> recorded(StepAccount account) {
        boolean kicked = account.arithmetic().terms().getFirst().id().equals("kick");
        return kicked ? Optional.empty() : frame.filter(now -> account.number() < now.tracks().size()).map(now -> now.tracks().get(account.number()).history())
                .flatMap(history -> IntStream.range(0, history.size()).filter(i -> history.steps()[i] == account.step()).mapToObj(i -> history.loss()[i]).findFirst());
    }
}
