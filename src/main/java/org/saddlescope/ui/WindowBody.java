package org.saddlescope.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.SplitPane;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.document.ExperimentStore;
import org.saddlescope.ui.experiment.ExperimentForm;
import org.saddlescope.ui.experiment.ExperimentPage;
import org.saddlescope.ui.gallery.GalleryOverlay;
import org.saddlescope.ui.instrument.PointCard;
import org.saddlescope.ui.lesson.LessonPane;
import org.saddlescope.ui.lesson.LessonPlace;
import org.saddlescope.ui.lesson.LessonPlayer;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.timeline.Playback;
import org.saddlescope.ui.timeline.TimelineBar;
import org.saddlescope.ui.timeline.TimelineCommands;
import org.saddlescope.ui.views.RunViews;

/** What is seen between the bars of the window: the sidebar with the form, the views of the run, a lesson, and the gallery over all. */
final class WindowBody {
    private final WindowModels models;
    private final ExperimentForm form;
    private final ExperimentPage page;
    private final TimelineCommands moves;
    private final RunViews views;
    private final Sidebar sidebar = new Sidebar();
    private final SplitPane centre;
    private final GalleryOverlay gallery;
    private final LessonPlayer lessons;
    private final LessonPlace place;

    /**
     * @param explain shows what the conditions mean
     * @param chosen  opens a sample of the gallery
     * @param later   takes what the start can do without
     */
    WindowBody(WorkbenchWindow.Parts parts, WindowMemory memory, WindowModels models, Runnable explain, Consumer<ExperimentStore.Sample> chosen,
               Consumer<Throwable> failures, Optional<Consumer<List<Runnable>>> later) {
        this.models = models;
        form = new ExperimentForm(models.document(), parts.rules().choices(), parts.rules()::contradiction, later);
        form.expectTimes(models.run().stateProperty().map(state -> state == RunModel.State.IDLE));
        page = new ExperimentPage(models.document(), form);
        moves = new TimelineCommands(models.timeline(), new Playback(models.timeline()));
        views = new RunViews(models.run(), models.instruments(), models.steps(), this::card, timelineBar(), memory.options(), memory.arranger(), hint(), explain);
        sidebar.add("experiment", Text.of("sidebar.experiment"), page);
        centre = new SplitPane(sidebar, views);
        centre.setDividerPositions(0.265);
        SplitPane.setResizableWithParent(sidebar, false);
        gallery = new GalleryOverlay(centre, parts.store(), parts.io(), chosen);
        lessons = new LessonPlayer(models.run(), models.instruments(), models.timeline(), views, memory.options().logScaleProperty(),
                parts.training(), failures);
        place = new LessonPlace(centre, sidebar, views, new LessonPane(lessons, parts.io()));
        lessons.shownProperty().subscribe(shown -> place.lesson(shown.isPresent()));
    }

    private PointCard card() {
        PointCard card = new PointCard(models.instruments(), models.pointing().atPlace());
        models.pointing().changesProperty().subscribe(card::refreshDeeds);
        return card;
    }

    private TimelineBar timelineBar() {
        return new TimelineBar(models.timeline(), Stream.of(moves.first, moves.back, moves.play, moves.forward, moves.last).map(Command::iconButton).toList(),
                List.of(moves.follow.button()));
    }

    /** What is said as long as there is nothing to see. */
    private ObservableValue<String> hint() {
        ObservableValue<RunModel.State> state = models.run().stateProperty();
        return Bindings.createStringBinding(() -> !form.complaint().get().isEmpty() ? form.complaint().get()
                : state.getValue() == RunModel.State.IDLE ? Text.of("body.train") : Text.of("body.preparing"), form.complaint(), state);
    }

    /** Goes to the search of the form, whatever is in front of it. */
    void searchForm() {
        gallery.openProperty().set(false);
        sidebar.open("experiment");
        form.search();
    }

    ExperimentForm form() {
        return form;
    }

    ExperimentPage page() {
        return page;
    }

    TimelineCommands moves() {
        return moves;
    }

    RunViews views() {
        return views;
    }

    Sidebar sidebar() {
        return sidebar;
    }

    /** The sidebar, the views, and a lesson where one is gone through. */
    SplitPane centre() {
        return centre;
    }

    LessonPlace place() {
        return place;
    }

    GalleryOverlay gallery() {
        return gallery;
    }

    LessonPlayer lessons() {
        return lessons;
    }
}
