package org.saddlescope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.figures.Figure;
import org.saddlescope.ui.base.KeptFile;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.UserFolders;
import org.saddlescope.ui.command.HeldKeys;
import org.saddlescope.ui.command.TabLeaves;
import org.saddlescope.ui.command.TypedKeys;
import org.saddlescope.ui.document.Documents;
import org.saddlescope.ui.document.DroppedFiles;
import org.saddlescope.ui.document.ExperimentStore;
import org.saddlescope.ui.document.FormRules;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.experiment.FormCommands;
import org.saddlescope.ui.instrument.ActivityBar;
import org.saddlescope.ui.instrument.Instruments;
import org.saddlescope.ui.lesson.LectureMode;
import org.saddlescope.ui.lesson.LessonCommands;
import org.saddlescope.ui.lesson.LessonKeys;
import org.saddlescope.ui.lesson.LessonPlayer;
import org.saddlescope.ui.notice.Dialogs;
import org.saddlescope.ui.notice.FileManager;
import org.saddlescope.ui.notice.Notices;
import org.saddlescope.ui.notice.RunFailures;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.StatusLine;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.runs.RunsPage;
import org.saddlescope.ui.runs.RunsPageDeeds;
import org.saddlescope.ui.settings.LiveChoices;
import org.saddlescope.ui.settings.Preferences;
import org.saddlescope.ui.settings.Settings;
import org.saddlescope.ui.settings.SettingsStore;
import org.saddlescope.ui.settings.Themes;
import org.saddlescope.ui.settings.ViewOptions;
import org.saddlescope.ui.slice.RangeCommands;
import org.saddlescope.ui.steer.SteerCommands;
import org.saddlescope.ui.views.ViewCommands;
import org.saddlescope.ui.views.ViewKeys;
import org.saddlescope.ui.views.ViewMenu;
import org.saddlescope.ui.workspace.Arranger;
import org.saddlescope.ui.workspace.Layout;
import org.saddlescope.ui.workspace.Reading;
import org.saddlescope.ui.workspace.View;
import org.saddlescope.ui.workspace.Workspace;

/** The window: makes its parts, in the order in which they need each other, and shows them. */
final class WorkbenchWindow {
    /** What the window is made of that a test replaces. */
    record Parts(ExperimentStore store, Training.Factory training, UserFolders folders, Executor io, FormRules rules) {
        SettingsStore settings() {
            return new SettingsStore(folders.settings().resolve("settings.json"));
        }

        KeptFile<Layout> layout() {
            return new KeptFile<>(folders.settings().resolve("layout.json"), Layout.class, Layout.STANDARD);
        }

        KeptFile<Reading> reading() {
            return new KeptFile<>(folders.settings().resolve("reading.json"), Reading.class, Reading.STANDARD);
        }
    }

    private final Stage stage;
    private final WindowMemory memory;
    private final Notices notices;
    private final WindowModels models;
    private final WindowBody body;
    private final Documents documents;
    private final Actions actions;
    private final BorderPane root = new BorderPane();

    /** A window that is complete when it is shown. */
    WorkbenchWindow(Stage stage, Parts parts, Optional<Dialogs> answers, Experiment first) {
        this(stage, parts, answers, first, Optional.empty());
    }

    /** @param later takes what the first picture can do without */
    WorkbenchWindow(Stage stage, Parts parts, Optional<Dialogs> answers, Experiment first, Optional<Consumer<List<Runnable>>> later) {
        this.stage = stage;
        memory = new WindowMemory(parts);
        Dialogs dialogs = answers.orElseGet(() -> new WindowDialogs(stage, memory.options().theme()::get));
        notices = new Notices(dialogs);
        RunFailures failures = new RunFailures(notices);
        models = WindowModels.of(parts, memory, first, dialogs, failures);
        body = new WindowBody(parts, memory, models, dialogs::conditions, this::openAndTrain, failures, later);
        documents = new Documents(models.document(), models.run(), parts.store(), memory.settings(), dialogs, notices, parts.io(), body.lessons());
        models.desk().attach(models.run(), models.document(), documents, notices);
        RunsPage runs = models.desk().page(models.run(), new RunsPageDeeds(documents, dialogs, memory.settings(), parts.io(), notices));
        body.sidebar().add("runs", Text.of("runs.page"), runs);
        FigureDeeds figures = new FigureDeeds(stage, parts, models, body.views(), memory.options(), documents, notices);
        documents.setOnFigure(figures::show);
        WindowDeeds deeds = new WindowDeeds(stage, dialogs, models, body, documents, figures, this::leave, () -> actions().all(), () -> preferences(parts));
        actions = new Actions(deeds, documents, models.document(), models.run(), memory.options().logScaleProperty(), body.form().valid(), models.pointing(),
                models.instruments(), groups(parts, dialogs, runs));
        body.form().head().getChildren().addFirst(actions.form.gallery.button());
        complaints();
        layOut(parts, deeds);
    }

    private Preferences preferences(Parts parts) {
        return new Preferences(memory.options(), models.run().paceProperty(), List.of(actions.logScale, actions.views.keys),
                new Preferences.Watching(actions.steering.live, actions.steering.follow, actions.steering.scrub), models.desk().keepingProperty(), parts.folders(),
                folder -> new FileManager(parts.io(), notices).reveal(folder));
    }

    private Actions.Groups groups(Parts parts, Dialogs dialogs, RunsPage runs) {
        return new Actions.Groups(body.moves(), new LessonCommands(body.lessons(), models.document()),
                new SteerCommands(models.run(), models.timeline(), models.document(), LiveChoices.file(parts.folders()), parts.io()),
                new ViewCommands(memory.arranger(), memory.options()),
                models.desk().commands(() -> {
                    body.sidebar().open("runs");
                    runs.focus();
                }),
                new RangeCommands(models.run(), memory.options(), dialogs),
                new FormCommands(body::searchForm, body.page().jsonProperty(), body.gallery().openProperty()));
    }

    /** What was wrong before the window was there, and what a run that is opened cannot do. */
    private void complaints() {
        memory.warnings().forEach(notices::complain);
        models.run().refusalProperty().subscribe(refusal -> refusal
                .filter(reason -> !reason.equals(RunModel.BEING_MADE) && !reason.equals(Documents.FROM_ELSEWHERE))
                .ifPresent(reason -> notices.complain(Text.of("window.no-slice", reason))));
    }

    private void layOut(Parts parts, WindowDeeds deeds) {
        ViewOptions options = memory.options();
        StatusLine status = new StatusLine(models.run(), body.views().readoutProperty());
        LectureMode lecture = new LectureMode(memory.arranger(), notices, body.place(), List.of(status),
                () -> root.getHeight() / (Font.getDefault().getSize() * options.ems().getValue()));
        options.lectureProperty().subscribe(lecture::set);
        Menus menus = new Menus(actions, new ViewMenu(actions.views, views()), documents, parts.store(), memory.settings(), options,
                models.run().paceProperty(), parts.io());
        root.setTop(new VBox(menus.bar(), new WindowToolbar(actions, models.document(), () -> deeds.slice(false), options.lectureProperty()),
                actions.steering.bar(), models.desk().bar()));
        root.setCenter(body.gallery());
        root.setBottom(new VBox(notices.bar(), new ActivityBar(models.instruments()), status));
    }

    /** Shows the window. */
    void show() {
        show(false);
    }

    /** @param training whether what the form holds is trained, where that can be; then it begins while the window is laid out for the first time */
    void show(boolean training) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Settings now = memory.settings().get();
        Scene scene = new Scene(root, Math.min(now.width(), screen.getWidth()), Math.min(now.height(), screen.getHeight() - 40));
        memory.options().theme().subscribe(theme -> Themes.apply(scene.getStylesheets(), theme));
        // Not in em: JavaFX would look for the font of every new node along all its ancestors, several times at each, for seconds in a deep form.
        memory.options().ems().subscribe(ems -> root.setStyle("-fx-font-size: " + ems * Font.getDefault().getSize() + "px;"));
        listenToKeys(scene);
        DroppedFiles.accept(scene, documents::open, notices::complain);
        stage.setScene(scene);
        stage.setMinWidth(640);
        stage.setMinHeight(480);
        stage.setMaximized(now.maximised());
        ExperimentDocument document = models.document();
        stage.titleProperty().bind(Bindings.createStringBinding(() -> {
            String name = document.experiment().name();
            return document.changedProperty().get() ? Text.of("window.title.changed", name) : Text.of("window.title", name);
        }, document.experimentProperty(), document.changedProperty()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        memory.keep();
        // Looks for what was cut off before the run that begins now can be taken for it.
        models.desk().start();
        if (training) {
            train();
        }
        stage.show();
        Optional.ofNullable(scene.lookup("#train")).ifPresent(Node::requestFocus);
    }

    private void listenToKeys(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new TabLeaves());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new ViewKeys(actions.views, memory.options(), actions.stop));
        root.addEventHandler(KeyEvent.KEY_PRESSED, new TypedKeys(actions.all()));
        HeldKeys.countOnce(scene, Stream.concat(actions.switches().stream(), LessonKeys.PAGES.stream()).toList());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new LessonKeys(body.lessons(), () -> models.instruments().activityProperty().get().isPresent()));
    }

    /** Whether a slice has been drawn. */
    boolean pictured() {
        return body.views().pictured();
    }

    /** Shows what nobody caught. */
    void unexpected(Throwable cause) {
        notices.fail(Text.of("notice.unexpected", cause.toString()), cause);
    }

    void open(Path file) {
        documents.open(file);
    }

    /** Trains what the form holds, where that can be run. */
    void train() {
        actions.train.action().run();
    }

    /** The way of a newcomer: one click on a card, and it trains. */
    private void openAndTrain(ExperimentStore.Sample sample) {
        documents.open(sample, () -> {
            body.gallery().openProperty().set(false);
            // A lesson whose first step says what to train begins it by itself.
            boolean begins = models.document().experiment().lesson().map(lesson -> lesson.steps().getFirst().run().isPresent()).orElse(false);
            if (!begins && !actions.train.disabled().getValue()) {
                actions.train.action().run();
            }
        });
    }

    /** Closes the window once nothing would be lost. */
    void quit() {
        documents.whenSettled(this::leave);
    }

    private void leave() {
        Settings now = memory.settings().get();
        boolean maximised = stage.isMaximized();
        Settings sized = now.sized(maximised ? now.width() : stage.getScene().getWidth(), maximised ? now.height() : stage.getScene().getHeight(), maximised);
        memory.settings().set(memory.options().in(sized).pacing(models.run().paceProperty().get()));
        models.close();
        stage.setOnCloseRequest(null);
        stage.close();
    }

    ExperimentDocument document() {
        return models.document();
    }

    Instruments instruments() {
        return models.instruments();
    }

    Figure.Camera camera() {
        return body.views().cameraProperty().get();
    }

    LessonPlayer lessons() {
        return body.lessons();
    }

    Arranger arranger() {
        return memory.arranger();
    }

    /** Where the views of the run stand. */
    Workspace workspace() {
        return body.views();
    }

    /** Every view of the run. */
    List<View> views() {
        return body.views().views();
    }

    Actions actions() {
        return actions;
    }

    ViewOptions options() {
        return memory.options();
    }

    BorderPane root() {
        return root;
    }

    /** Runs of the session and of earlier days. */
    RunDesk desk() {
        return models.desk();
    }

    RunModel run() {
        return models.run();
    }

    Notices notices() {
        return notices;
    }
}
