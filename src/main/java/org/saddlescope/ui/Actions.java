package org.saddlescope.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.saddlescope.ui.base.Icons;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.document.Documents;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.experiment.FormCommands;
import org.saddlescope.ui.instrument.Instruments;
import org.saddlescope.ui.instrument.PointCard;
import org.saddlescope.ui.lesson.LessonCommands;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.RunModel.State;
import org.saddlescope.ui.runs.RunsCommands;
import org.saddlescope.ui.slice.RangeCommands;
import org.saddlescope.ui.steer.SteerCommands;
import org.saddlescope.ui.timeline.TimelineCommands;
import org.saddlescope.ui.views.CameraPreset;
import org.saddlescope.ui.views.ViewCommands;

/** Every command of the window, defined once: menu, toolbar and the sheet of shortcuts are made from these. */
final class Actions {
    private static final ObservableValue<Boolean> NEVER = new SimpleBooleanProperty(false);

    private final List<Command> all = new ArrayList<>();

    final Command open;
    final Command openFolder;
    final Command save;
    final Command saveAs;
    final Command export;
    final Command animation;
    final Command copyFigure;
    final Command quit;
    final Command undo;
    final Command redo;
    final Command logScale;
    final Command fullScreen;
    final Command trainOrPause;
    final Command train;
    final Command pause;
    final Command step;
    final Command stop;
    final Command recompute;
    final Command recentre;
    final Command samples;
    final Command shortcuts;
    final Command conditions;
    final Command log;
    final Command about;
    final Command preferences;
    final List<Command> cameras;
    final Command resetView;
    final Command keepCamera;
    final Command look;
    final List<Command> instrumentsHere;
    final Command path;
    final TimelineCommands timeline;
    final LessonCommands lessons;
    final SteerCommands steering;
    final ViewCommands views;
    final RunsCommands runs;
    final RangeCommands range;
    final FormCommands form;

    /** Commands that are defined where what they do is. */
    record Groups(TimelineCommands timeline, LessonCommands lessons, SteerCommands steering, ViewCommands views, RunsCommands runs, RangeCommands range, FormCommands form) {}

    /** What the commands do that are not about the document or the run alone. */
    interface Window {
        void export();

        void exportAnimation();

        void copyFigure();

        void quit();

        void fullScreen();

        void look(CameraPreset preset);

        void resetView();

        void keepCamera();

        void slice(boolean recentred);

        void gallery();

        void shortcuts();

        void conditions();

        void log();

        void about();

        void preferences();
    }

    /**
     * @param valid whether the form holds an experiment that can be run
     */
    Actions(Window window, Documents documents, ExperimentDocument document, RunModel run, BooleanProperty log,
            ObservableValue<Boolean> valid, Pointing pointing, Instruments instruments, Groups groups) {
        ObservableValue<State> state = run.stateProperty();
        ObservableValue<Boolean> noPicture = run.frameProperty().map(Optional::isEmpty);
        ObservableValue<Boolean> invalid = valid.map(ok -> !ok);

        open = plain("open", Text.of("command.open"), Text.of("command.open.doc"), ctrl(KeyCode.O), NEVER, documents::open);
        openFolder = plain("openFolder", Text.of("command.openFolder"), Text.of("command.openFolder.doc"), ctrlShift(KeyCode.O), NEVER, documents::openFolder);
        save = plain("save", Text.of("command.save"), Text.of("command.save.doc"), ctrl(KeyCode.S), invalid, documents::save);
        saveAs = plain("saveAs", Text.of("command.saveAs"), Text.of("command.saveAs.doc"), ctrlShift(KeyCode.S), invalid, documents::saveAs);
        export = add(new Command("export", text(Text.of("command.export")), Text.of("command.export.doc"), ctrl(KeyCode.E), Optional.of(Icons.EXPORT),
                noPicture, Optional.empty(), window::export));
        animation = plain("exportAnimation", Text.of("movie.command"), Text.of("movie.doc"), Optional.empty(), noPicture, window::exportAnimation);
        copyFigure = plain("copyFigure", Text.of("export.copyFigure"), Text.of("export.copyFigureDoc"), ctrlShift(KeyCode.C), noPicture, window::copyFigure);
        quit = plain("quit", Text.of("command.quit"), Text.of("command.quit.doc"), ctrl(KeyCode.Q), NEVER, window::quit);
        undo = add(new Command("undo", document.undoNameProperty().map(name -> name.map(what -> Text.of("command.undo.of", what)).orElse(Text.of("command.undo"))),
                Text.of("command.undo.doc"), ctrl(KeyCode.Z), Optional.empty(),
                document.undoNameProperty().map(Optional::isEmpty), Optional.empty(), document::undo));
        redo = add(new Command("redo", document.redoNameProperty().map(name -> name.map(what -> Text.of("command.redo.of", what)).orElse(Text.of("command.redo"))),
                Text.of("command.redo.doc"), ctrlShift(KeyCode.Z), Optional.empty(),
                document.redoNameProperty().map(Optional::isEmpty), Optional.empty(), document::redo));
        logScale = add(new Command("logScale", text(Text.of("command.logScale")), Text.of("command.logScale.doc"),
                key(KeyCode.L), Optional.of(Icons.LOG), NEVER, Optional.of(log), () -> { }));
        fullScreen = plain("fullScreen", Text.of("command.fullScreen"), Text.of("command.fullScreen.doc"), key(KeyCode.F11), NEVER, window::fullScreen);

        trainOrPause = add(new Command("trainOrPause",
                state.map(now -> now == State.TRAINING ? Text.of("command.trainOrPause.pause") : now == State.PAUSED ? Text.of("command.trainOrPause.continue") : Text.of("command.trainOrPause.train")),
                Text.of("command.trainOrPause.doc"), key(KeyCode.SPACE), Optional.empty(),
                either(invalid, state, (bad, now) -> now == State.SLICING || now == State.STOPPING || now == State.IDLE && bad),
                Optional.empty(), () -> {
                    if (run.state() == State.TRAINING) {
                        run.pause();
                    } else {
                        run.train(document.experiment());
                    }
                }));
        train = new Command("train", state.map(now -> now == State.PAUSED ? Text.of("command.train.continue") : Text.of("command.train.train")),
                Text.of("command.train.doc"), key(KeyCode.SPACE), Optional.of(Icons.TRAIN),
                either(invalid, state, (bad, now) -> now != State.PAUSED && (now != State.IDLE || bad)), Optional.empty(),
                () -> run.train(document.experiment()));
        pause = new Command("pause", text(Text.of("command.pause")), Text.of("command.pause.doc"), key(KeyCode.SPACE),
                Optional.of(Icons.PAUSE), state.map(now -> now != State.TRAINING), Optional.empty(), run::pause);
        step = add(new Command("step", text(Text.of("command.step")), Text.of("command.step.doc"), key(KeyCode.PERIOD), Optional.of(Icons.STEP),
                either(invalid, state, (bad, now) -> now == State.SLICING || now == State.STOPPING || now == State.IDLE && bad),
                Optional.empty(), () -> run.step(document.experiment())));
        stop = add(new Command("stop", text(Text.of("command.stop")), Text.of("command.stop.doc"), key(KeyCode.ESCAPE), Optional.of(Icons.STOP),
                either(instruments.activityProperty(), state, (activity, now) -> activity.isEmpty() && (now == State.IDLE || now == State.STOPPING)),
                Optional.empty(), () -> {
                    if (instruments.activityProperty().get().isPresent()) {
                        instruments.cancel();
                    } else {
                        run.stop();
                    }
                }));
        ObservableValue<Boolean> noSlice = either(invalid,
                either(noPicture, run.refusalProperty(), (none, refusal) -> none || refusal.isPresent()), (bad, none) -> bad || none);
        recompute = add(new Command("recompute", text(Text.of("command.recompute")), Text.of("command.recompute.doc"),
                ctrl(KeyCode.R), Optional.of(Icons.GRID), noSlice, Optional.empty(), () -> window.slice(false)));
        recentre = add(new Command("recentre", text(Text.of("command.recentre")), Text.of("command.recentre.doc"),
                ctrlShift(KeyCode.R), Optional.of(Icons.CENTRE), noSlice, Optional.empty(), () -> window.slice(true)));
        look = deed(pointing.look, pointing, key(KeyCode.P));
        instrumentsHere = List.of(deed(pointing.find, pointing, ctrl(KeyCode.F)), deed(pointing.slice, pointing, ctrl(KeyCode.L)),
                deed(pointing.walk, pointing, ctrl(KeyCode.D)), deed(pointing.spectrum, pointing, ctrl(KeyCode.M)),
                deed(pointing.start, pointing, Optional.empty()));
        path = deed(pointing.path, pointing, ctrl(KeyCode.B));
        cameras = Arrays.stream(CameraPreset.values()).map(preset -> plain("camera-" + (preset.ordinal() + 1), preset.label(),
                Text.of("command.camera.doc", preset.label()), key(KeyCode.getKeyCode(Integer.toString(preset.ordinal() + 1))), NEVER,
                () -> window.look(preset))).toList();
        resetView = plain("resetView", Text.of("command.resetView"), Text.of("command.resetView.doc"), key(KeyCode.R), noPicture, window::resetView);
        keepCamera = plain("keepCamera", Text.of("command.keepCamera"), Text.of("command.keepCamera.doc"), Optional.empty(), noPicture, window::keepCamera);

        timeline = groups.timeline();
        all.addAll(timeline.all());
        lessons = groups.lessons();
        all.addAll(lessons.all());
        steering = groups.steering();
        all.addAll(steering.all());
        views = groups.views();
        all.addAll(views.all());
        runs = groups.runs();
        all.addAll(runs.all());
        range = groups.range();
        all.addAll(range.all());
        form = groups.form();
        all.addAll(form.all());

        samples = plain("samples", Text.of("command.samples"), Text.of("command.samples.doc"), ctrl(KeyCode.N), NEVER, window::gallery);
        shortcuts = plain("shortcutSheet", Text.of("command.shortcutSheet"), Text.of("command.shortcutSheet.doc"), key(KeyCode.F1), NEVER, window::shortcuts);
        conditions = plain("conditions", Text.of("command.conditions"), Text.of("command.conditions.doc"),
                key(KeyCode.F2), NEVER, window::conditions);
        this.log = plain("log", Text.of("log.command"), Text.of("log.command.doc"), Optional.empty(), NEVER, window::log);
        about = plain("about", Text.of("command.about"), Text.of("command.about.doc"), Optional.empty(), NEVER, window::about);
        preferences = plain("preferences", Text.of("command.preferences"), Text.of("command.preferences.doc"), ctrl(KeyCode.COMMA), NEVER, window::preferences);
    }

    /** The commands that people can look up, in the order of the menus. */
    List<Command> all() {
        return List.copyOf(all);
    }

    /** The keys of what is switched on and off. */
    List<KeyCombination> switches() {
        return all.stream().filter(command -> command.selected().isPresent() || command == trainOrPause || command == fullScreen || command == form.gallery)
                .flatMap(command -> command.keys().stream()).toList();
    }

    /** Where it cannot be done, the menu says why. */
    private Command deed(PointCard.Deed deed, Pointing pointing, Optional<KeyCombination> keys) {
        return add(new Command("run-" + deed.id(), pointing.changesProperty().map(now -> deed.name()
                + deed.refusal().get().map(reason -> "  (" + reason + ")").orElse("")), deed.doc(), keys, Optional.empty(),
                pointing.changesProperty().map(now -> deed.refusal().get().isPresent()), Optional.empty(), deed.action()));
    }

    private Command plain(String id, String name, String doc, Optional<KeyCombination> keys, ObservableValue<Boolean> disabled, Runnable action) {
        return add(new Command(id, text(name), doc, keys, Optional.empty(), disabled, Optional.empty(), action));
    }

    private Command add(Command command) {
        all.add(command);
        return command;
    }

    private static ObservableValue<String> text(String name) {
        return new SimpleStringProperty(name);
    }

    private static <A, B> ObservableValue<Boolean> either(ObservableValue<A> a, ObservableValue<B> b, java.util.function.BiPredicate<A, B> rule) {
        return Bindings.createBooleanBinding(() -> rule.test(a.getValue(), b.getValue()), a, b);
    }

    private static Optional<KeyCombination> key(KeyCode code) {
        return Optional.of(new KeyCodeCombination(code));
    }

    private static Optional<KeyCombination> ctrl(KeyCode code) {
        return Optional.of(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN));
    }

    private static Optional<KeyCombination> ctrlShift(KeyCode code) {
        return Optional.of(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
    }
}
