package org.saddlescope.ui.steer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.ui.base.Icons;
import org.saddlescope.ui.base.KeptFile;
import org.saddlescope.ui.base.LatePane;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.document.Documents;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.settings.LiveChoices;
import org.saddlescope.ui.timeline.Timeline;

/** What steers a run and its slices, for toolbar, menus and the sheet of shortcuts. */
public final class SteerCommands {
    private static final ObservableValue<Boolean> NEVER = new SimpleBooleanProperty(false);

    public final Command steer;
    public final Command kick;
    public final Command live;
    public final Command follow;
    public final Command around;
    public final Command scrub;
    public final Command useRun;
    private final AroundStep step;
    private final Node bar;

    public SteerCommands(RunModel run, Timeline timeline, ExperimentDocument document, KeptFile<LiveChoices> file, Executor io) {
        Wheel wheel = new Wheel(run);
        step = new AroundStep(run, timeline);
        LiveChoices kept = file.read().value();
        run.liveProperty().set(kept.live());
        run.followingProperty().set(kept.follow());
        step.scrubbingProperty().set(kept.scrubbing());
        for (BooleanProperty choice : List.of(run.liveProperty(), run.followingProperty(), step.scrubbingProperty())) {
            choice.subscribe((before, now) -> {
                LiveChoices chosen = new LiveChoices(run.liveProperty().get(), run.followingProperty().get(), step.scrubbingProperty().get());
                io.execute(() -> file.write(chosen));
            });
        }
        BooleanProperty open = new SimpleBooleanProperty(false);
        bar = new LatePane(open, () -> {
            SteerBar made = new SteerBar(wheel);
            made.visibleProperty().bind(open);
            return made;
        });
        // A run that has ended cannot be steered any more.
        wheel.idle().subscribe(idle -> {
            if (idle) {
                open.set(false);
            }
        });
        steer = new Command("steer", text(Text.of("steer.bar")), Text.of("steer.bar.help"), ctrl(KeyCode.I), Optional.of(Icons.STEER), wheel.idle(),
                Optional.of(open), () -> { });
        kick = new Command("kick", text(Text.of("steer.kick")), Text.of("steer.kick.help"), ctrl(KeyCode.K), Optional.empty(), wheel.idle(),
                Optional.empty(), wheel::kick);
        live = new Command("liveSlices", text(Text.of("steer.live")), Text.of("steer.live.help"), Optional.empty(), Optional.empty(), NEVER,
                Optional.of(run.liveProperty()), () -> { });
        follow = new Command("followRun", text(Text.of("steer.follow")), Text.of("steer.follow.help"), Optional.empty(), Optional.empty(),
                run.liveProperty().not(), Optional.of(run.followingProperty()), () -> { });
        around = new Command("sliceAround", step.refusalProperty().map(refusal -> Text.of("steer.around") + refusal.map(why -> "  (" + why + ")").orElse("")),
                Text.of("steer.around.help"), Optional.of(new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)),
                Optional.empty(), step.refusalProperty().map(Optional::isPresent), Optional.empty(), step::slice);
        scrub = new Command("sliceScrubbing", text(Text.of("steer.scrub")), Text.of("steer.scrub.help"), Optional.empty(), Optional.empty(), NEVER,
                Optional.of(step.scrubbingProperty()), () -> { });
        ObservableValue<Boolean> nothingNew = Bindings.createBooleanBinding(() -> run.experimentProperty().get().filter(ran ->
                        !ran.equals(document.experiment())).isEmpty() || run.refusalProperty().get().filter(Documents.FROM_ELSEWHERE::equals).isPresent(),
                run.experimentProperty(), document.experimentProperty(), run.refusalProperty());
        useRun = new Command("useRun", text(Text.of("steer.use")), Text.of("steer.use.help"), ctrl(KeyCode.U), Optional.empty(), nothingNew, Optional.empty(),
                () -> run.experimentProperty().get().ifPresent(ran -> use(document, ran)));
    }

    private static void use(ExperimentDocument document, Experiment ran) {
        document.edit(Text.of("steer.use.edit"), ran, Optional.empty());
    }

    /** In the order of the menu. */
    public List<Command> all() {
        return List.of(steer, kick, useRun, around, scrub, live, follow);
    }

    /** The controls, below the toolbar. */
    public Node bar() {
        return bar;
    }

    /** Whose path a slice around a step follows. */
    public Menu whose() {
        Menu menu = new Menu(Text.of("steer.whose"));
        menu.setId("menu-sliceAroundOf");
        step.optimizersProperty().subscribe(names -> {
            ToggleGroup group = new ToggleGroup();
            menu.getItems().setAll(names.stream().map(name -> item(name, name.equals(names.getFirst()) ? "" : name, group)).toList());
            menu.setDisable(names.size() < 2);
        });
        return menu;
    }

    private RadioMenuItem item(String name, String value, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(step.optimizerProperty().get().equals(value));
        item.setOnAction(event -> step.optimizerProperty().set(value));
        return item;
    }

    private static ObservableValue<String> text(String name) {
        return new SimpleStringProperty(name);
    }

    private static Optional<KeyCombination> ctrl(KeyCode code) {
        return Optional.of(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
    }
}
