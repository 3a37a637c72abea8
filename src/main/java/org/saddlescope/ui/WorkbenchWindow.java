package org.saddlescope.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Separator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToolBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Session;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.sidecar.FigureSource;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.experiment.ExperimentForm;
import org.saddlescope.ui.experiment.ExperimentPage;
import org.saddlescope.ui.export.ExportDialog;
import org.saddlescope.ui.export.StyleShelf;
import org.saddlescope.ui.instrument.ActivityBar;
import org.saddlescope.ui.instrument.AlphaBetaPane;
import org.saddlescope.ui.instrument.Findings;
import org.saddlescope.ui.instrument.Instruments;
import org.saddlescope.ui.instrument.PointCard;
import org.saddlescope.ui.instrument.Steps;
import org.saddlescope.ui.lesson.LessonKeys;
import org.saddlescope.ui.lesson.LessonPane;
import org.saddlescope.ui.lesson.LessonPlayer;
import org.saddlescope.ui.movie.MovieDialog;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.run.StatusLine;
import org.saddlescope.ui.run.Training;
import org.saddlescope.ui.runs.RunsPage;
import org.saddlescope.ui.timeline.Playback;
import org.saddlescope.ui.timeline.Timeline;
import org.saddlescope.ui.timeline.TimelineBar;
import org.saddlescope.ui.workspace.Arranger;
import org.saddlescope.ui.workspace.Layout;
import org.saddlescope.ui.workspace.Reading;
import org.saddlescope.ui.workspace.Seating;
import org.saddlescope.ui.workspace.View;

/** The window: puts the parts together and carries out the commands that concern more than one of them. */
final class WorkbenchWindow implements Actions.Window {
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
    private final Parts parts;
    private final Dialogs dialogs;
    private final ObjectProperty<Settings> settings;
    private final Arranger arranger;
    private final ViewOptions options;
    private final ExperimentDocument document;
    private final RunModel run;
    private final Instruments instruments;
    private final Steps steps;
    private final Pointing pointing;
    private final CostlySlices slices;
    private final Notices notices;
    private final Documents documents;
    private final Actions actions;
    private final RunViews views;
    private final LessonPlayer lessons;
    private final RunDesk desk;
    private final GalleryOverlay gallery;
    private final StyleShelf figureStyles;
    private final CopyFigure copying;
    private final BorderPane root = new BorderPane();

    WorkbenchWindow(Stage stage, Parts parts, Optional<Dialogs> answers, Experiment first) {
        this.stage = stage;
        this.parts = parts;
        KeptFile.Kept<Settings> kept = parts.settings().read();
        settings = new SimpleObjectProperty<>(kept.value());
        KeptFile.Kept<Layout> layout = parts.layout().read();
        KeptFile.Kept<Reading> reading = parts.reading().read();
        arranger = new Arranger(layout.value());
        options = new ViewOptions(settings.get(), reading.value(), systemScheme());
        dialogs = answers.orElseGet(() -> new WindowDialogs(stage, options.theme()::get));
        document = new ExperimentDocument(first);
        desk = new RunDesk(parts.folders(), parts.io());
        run = new RunModel(desk.recording(parts.training()), this::runFailed);
        run.paceProperty().set(settings.get().pace());
        ExperimentForm form = new ExperimentForm(document, parts.rules().choices(), parts.rules()::contradiction);
        StringProperty hint = new SimpleStringProperty();
        instruments = new Instruments(run, document::experiment, this::runFailed);
        slices = new CostlySlices(run, dialogs, this::runFailed);
        pointing = new Pointing(instruments, run, document);
        PointCard card = new PointCard(instruments, pointing.atPlace());
        pointing.changesProperty().subscribe(card::refreshDeeds);
        Timeline timeline = new Timeline(run);
        TimelineCommands moves = new TimelineCommands(timeline, new Playback(timeline));
        TimelineBar bar = new TimelineBar(timeline, Stream.of(moves.first, moves.back, moves.play, moves.forward, moves.last).map(Command::iconButton).toList(),
                List.of(moves.follow.button()));
        steps = new Steps(run, timeline.positionProperty(), this::runFailed);
        views = new RunViews(run, instruments, steps, card, bar, options, arranger, hint, this::conditions);
        Sidebar sidebar = new Sidebar();
        ExperimentPage page = new ExperimentPage(document, form);
        form.expectTimes(run.stateProperty().map(state -> state == RunModel.State.IDLE));
        sidebar.add("experiment", Text.of("sidebar.experiment"), page);
        RunsPage runsPage = desk.page(run, new RunDeeds());
        sidebar.add("runs", Text.of("runs.page"), runsPage);
        SplitPane centre = new SplitPane(sidebar, views);
        centre.setDividerPositions(0.265);
        SplitPane.setResizableWithParent(sidebar, false);
        gallery = new GalleryOverlay(centre, parts.store(), parts.io(), this::openAndTrain);
        notices = new Notices(gallery, dialogs);
        lessons = new LessonPlayer(run, instruments, timeline, views, options.logScaleProperty(), parts.training(), this::runFailed);
        LessonPlace place = new LessonPlace(centre, new LessonPane(lessons, parts.io()));
        lessons.shownProperty().subscribe(shown -> shown.ifPresentOrElse(now -> place.open(views), place::close));
        documents = new Documents(document, run, parts.store(), settings, dialogs, notices, parts.io(), lessons);
        desk.attach(run, document, documents, notices);
        RunsCommands runCommands = desk.commands(() -> {
            sidebar.open("runs");
            runsPage.focus();
        });
        FormCommands formCommands = new FormCommands(() -> {
            gallery.openProperty().set(false);
            sidebar.open("experiment");
            form.search();
        }, page.jsonProperty(), gallery.openProperty());
        figureStyles = new StyleShelf(parts.folders().settings(), parts.io(), notices::complain);
        copying = new CopyFigure(views, () -> figureStyles.stylesProperty().get().first(), notices::tell);
        documents.setOnFigure(exported -> exporting().show(exported, options.theme().get().withContrast(false)));
        actions = new Actions(this, documents, document, run, options.logScaleProperty(), form.valid(), pointing, instruments,
                new Actions.Groups(moves, new LessonCommands(lessons, document),
                        new SteerCommands(run, timeline, document, LiveChoices.file(parts.folders()), parts.io()), new ViewCommands(arranger, options),
                        runCommands, new RangeCommands(run, options, dialogs), formCommands));
        form.head().getChildren().add(actions.form.gallery.iconButton());
        hint.bind(Bindings.createStringBinding(() -> hint(form.complaint().get()), form.complaint(), run.stateProperty()));
        Stream.of(kept, layout, reading).flatMap(file -> file.warning().stream()).forEach(notices::complain);
        run.refusalProperty().subscribe(refusal -> refusal.filter(reason -> !reason.equals(RunModel.BEING_MADE) && !reason.equals(Documents.FROM_ELSEWHERE)).ifPresent(reason ->
                notices.complain("This run can be looked at, but no slice of it can be computed: " + reason)));
        StatusLine status = new StatusLine(run, views.readoutProperty());
        LectureMode lecture = new LectureMode(arranger, notices, centre, sidebar, List.of(status));
        options.lectureProperty().subscribe(lecture::set);
        root.setTop(new VBox(new Menus(actions, new ViewMenu(actions.views, views.views()), documents, parts.store(), settings, options, run.paceProperty(), parts.io()).bar(), toolbar(), actions.steering.bar(), desk.bar()));
        root.setCenter(notices.node());
        root.setBottom(new VBox(new ActivityBar(instruments), status));
    }

    /** Where the platform cannot say what the system looks like, it is light. */
    private static ObservableValue<ColorScheme> systemScheme() {
        return Platform.getPreferences().colorSchemeProperty();
    }

    private String hint(String complaint) {
        if (!complaint.isEmpty()) {
            return complaint;
        }
        return run.state() == RunModel.State.IDLE
                ? "Press Train, or the space bar, to watch this experiment." : "Preparing the run …";
    }

    private ToolBar toolbar() {
        List<Node> always = new ArrayList<>();
        always.add(actions.train.button());
        for (Command command : List.of(actions.pause, actions.step, actions.stop, actions.steering.steer)) {
            always.add(command.iconButton());
        }
        List<Node> details = new ArrayList<>();
        details.add(new Separator());
        details.addAll(new SliceChoice(document, () -> slice(false)).nodes());
        details.add(actions.recompute.button());
        details.add(actions.recentre.button());
        details.add(new Separator());
        details.add(actions.logScale.button());
        details.add(actions.export.button());
        Node lecture = actions.views.lecture.button();
        ToolBar bar = new ToolBar();
        options.lectureProperty().subscribe(on -> bar.getItems().setAll(Stream.of(always, on ? List.<Node>of() : details, List.of(lecture))
                .flatMap(List::stream).toList()));
        bar.setId("toolbar");
        return bar;
    }

    /** Shows the window. */
    void show() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Settings now = settings.get();
        Scene scene = new Scene(root, Math.min(now.width(), screen.getWidth()), Math.min(now.height(), screen.getHeight() - 40));
        options.theme().subscribe(theme -> Themes.apply(scene.getStylesheets(), theme));
        options.ems().subscribe(ems -> root.setStyle("-fx-font-size: " + ems + "em;"));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new ViewKeys(actions.views, options, actions.stop));
        root.addEventHandler(KeyEvent.KEY_PRESSED, new TypedKeys(actions.all()));
        actions.trainOrPause.keys().ifPresent(keys -> HeldKeys.countOnce(root, keys));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, new LessonKeys(lessons, () -> instruments.activityProperty().get().isPresent()));
        DroppedFiles.accept(scene, documents::open, notices::complain);
        stage.setScene(scene);
        stage.setMinWidth(640);
        stage.setMinHeight(480);
        stage.setMaximized(now.maximised());
        stage.titleProperty().bind(Bindings.createStringBinding(() -> (document.changedProperty().get() ? "• " : "")
                + document.experiment().name() + " – Saddlescope", document.experimentProperty(), document.changedProperty()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        settings.subscribe((before, after) -> parts.io().execute(() -> parts.settings().save(after)));
        arranger.seatingProperty().map(Seating::layout).subscribe((before, after) -> parts.io().execute(() -> parts.layout().write(after)));
        options.readingProperty().subscribe((before, after) -> parts.io().execute(() -> parts.reading().write(after)));
        stage.show();
        Optional.ofNullable(scene.lookup("#train")).ifPresent(Node::requestFocus);
        desk.start();
    }

    /** What the page of the runs asks of the window; the parts are there when it does. */
    private final class RunDeeds implements RunsPage.Deeds {
        @Override
        public void open(Path folder) {
            documents.open(folder);
        }

        @Override
        public void reveal(Path folder) {
            new FileManager(parts.io(), notices).reveal(folder);
        }

        @Override
        public Optional<Path> destination() {
            return dialogs.copyTo(settings.get().lastFolder());
        }
    }

    private void runFailed(Throwable cause) {
        switch (cause) {
            case ExperimentException refused -> notices.complain(refused.getMessage());
            case OutOfMemoryError full -> notices.fail("The run needs more memory than there is", full);
            default -> notices.fail("The run failed: " + cause, cause);
        }
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

    @Override
    public void slice(boolean recentred) {
        Experiment now = document.experiment();
        slices.ask(new Session.SliceRequest(now.plane(), now.grid(), Optional.of(now.slice().quantity()), recentred));
    }

    @Override
    public void export() {
        run.frameProperty().get().ifPresent(frame -> run.experimentProperty().get().ifPresent(experiment -> {
            RunFigures.Look look = views.look();
            Frame shown = views.shown().orElse(frame);
            List<Figure> figures = Arrays.stream(Experiment.FigureKind.values())
                    // With its table below.
                    .filter(kind -> kind != Experiment.FigureKind.ALPHA_BETA)
                    .flatMap(kind -> RunFigures.of(kind, experiment, shown, look).stream()).collect(Collectors.toCollection(ArrayList::new));
            figures.addAll(AlphaBetaPane.figures(experiment.name(), shown));
            figures.addAll(Findings.all(experiment.name(), instruments));
            if (figures.isEmpty()) {
                notices.complain("There is no figure to export yet");
            } else {
                exporting().show(figures, documents.surfaceProperty().get().map(opened -> FigureSource.elsewhere(opened.name()))
                        .orElseGet(() -> FigureSource.of(experiment)), options.theme().get().withContrast(false));
            }
        }));
    }

    private ExportDialog exporting() {
        return new ExportDialog(stage, parts.io(), notices::tell, figureStyles);
    }

    @Override
    public void copyFigure() {
        copying.copy();
    }

    @Override
    public void exportAnimation() {
        views.shown().ifPresent(frame -> run.experimentProperty().get().ifPresent(experiment -> new MovieDialog(stage, notices::tell)
                .show(experiment, frame, options.look(views.cameraProperty().get(), Optional.empty()), options.theme().get())));
    }

    @Override
    public void quit() {
        documents.whenSettled(this::leave);
    }

    private void leave() {
        Settings last = options.in(settings.get().sized(stage.isMaximized() ? settings.get().width() : stage.getScene().getWidth(),
                stage.isMaximized() ? settings.get().height() : stage.getScene().getHeight(), stage.isMaximized()))
                .pacing(run.paceProperty().get());
        settings.set(last);
        slices.close();
        instruments.close();
        steps.close();
        run.close();
        desk.close();
        stage.setOnCloseRequest(null);
        stage.close();
    }

    @Override
    public void fullScreen() {
        stage.setFullScreen(!stage.isFullScreen());
    }

    @Override
    public void look(CameraPreset preset) {
        preset.camera().ifPresentOrElse(views.cameraProperty()::set, views::showPaths);
    }

    @Override
    public void gallery() {
        gallery.openProperty().set(true);
    }

    /** The way of a newcomer: one click on a card, and it trains. */
    private void openAndTrain(ExperimentStore.Sample sample) {
        documents.open(sample, () -> {
            gallery.openProperty().set(false);
            // A lesson whose first step says what to train begins it by itself.
            boolean begins = document.experiment().lesson().map(lesson -> lesson.steps().getFirst().run().isPresent()).orElse(false);
            if (!begins && !actions.train.disabled().getValue()) {
                actions.train.action().run();
            }
        });
    }

    @Override
    public void shortcuts() {
        dialogs.shortcuts(actions.all());
    }

    @Override
    public void conditions() {
        dialogs.conditions();
    }

    @Override
    public void log() {
        dialogs.log();
    }

    @Override
    public void about() {
        dialogs.about();
    }

    ExperimentDocument document() {
        return document;
    }

    Instruments instruments() {
        return instruments;
    }

    Figure.Camera camera() {
        return views.cameraProperty().get();
    }

    LessonPlayer lessons() {
        return lessons;
    }

    Arranger arranger() {
        return arranger;
    }

    /** Where the views of the run stand. */
    Workspace workspace() {
        return views;
    }

    /** Every view of the run. */
    List<View> views() {
        return views.views();
    }

    Actions actions() {
        return actions;
    }

    ViewOptions options() {
        return options;
    }

    BorderPane root() {
        return root;
    }

    /** Runs of the session and of earlier days. */
    RunDesk desk() {
        return desk;
    }

    RunModel run() {
        return run;
    }

    Notices notices() {
        return notices;
    }
}
