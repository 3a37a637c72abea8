package org.saddlescope.ui.lesson;

import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.experiment.LessonText;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** What there is to read of a lesson: its topic, the step, and the way to the others. */
public final class LessonPane extends BorderPane {
    /** The width, in sizes of its letters, from which on the menu of the steps can be read. */
    private static final double LEAST_STEPS = 3;

    private final LessonPlayer player;
    private final Label topic = wrapped("lesson-topic");
    private final Label place = new Label();
    private final Label title = wrapped("lesson-title");
    private final StepText text;
    private final ScrollPane scroll;
    private final MenuButton steps = new MenuButton();
    private final Button back;
    private final Button next;
    private String listed = "";

    /** @param painter paints formulas, elsewhere than on the JavaFX application thread */
    public LessonPane(LessonPlayer player, Executor painter) {
        this.player = player;
        setId("lesson");
        getStyleClass().add("lesson");
        topic.setId("lessonTopic");
        place.setId("lessonPlace");
        place.getStyleClass().add("lesson-place");
        place.setMinWidth(Region.USE_PREF_SIZE);
        title.setId("lessonTitle");
        // A cross leaves the topic of a lesson its room.
        Button close = button("lessonClose", "", Text.of("lesson.closeDoc"), player::leave);
        Region cross = new Region();
        cross.getStyleClass().addAll("icon", "icon-remove");
        close.setGraphic(cross);
        close.setAccessibleText(Text.of("lesson.close"));
        close.getStyleClass().add("flat");
        text = new StepText(close.fontProperty(), painter);
        text.setId("lessonText");
        scroll = new ScrollPane(text);
        scroll.setId("lessonScroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        back = button("lessonBackButton", Text.of("lesson.back"), Text.of("lesson.backDoc"), player::back);
        next = button("lessonNextButton", Text.of("lesson.next"), Text.of("lesson.nextDoc"), player::next);
        next.getStyleClass().add("lesson-onward");
        steps.setId("lessonSteps");
        steps.setText(Text.of("lesson.steps"));
        // Where large type leaves no room it gives way before Back and Next do.
        steps.setMinWidth(0);
        // Too narrow to be read it is not there, for Tab neither; the room that it has says whether it is.
        steps.visibleProperty().bind(Bindings.createBooleanBinding(() -> steps.getWidth() > LEAST_STEPS * steps.getFont().getSize(), steps.widthProperty(), steps.fontProperty()));
        Tips.on(steps, Text.of("lesson.stepsDoc"));
        HBox head = new HBox(topic, close);
        HBox.setHgrow(topic, Priority.ALWAYS);
        head.getStyleClass().add("lesson-head");
        HBox where = new HBox(place, title);
        where.getStyleClass().add("lesson-where");
        HBox.setHgrow(title, Priority.ALWAYS);
        setTop(new VBox(head, where));
        setCenter(scroll);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox ways = new HBox(back, steps, between, next);
        ways.getStyleClass().add("lesson-ways");
        setBottom(ways);
        // A third of the window at most: there has to be room for what there is to see.
        maxWidthProperty().bind(Bindings.createDoubleBinding(() -> getScene() == null ? Double.MAX_VALUE : getScene().getWidth() / 3, sceneProperty(),
                sceneProperty().flatMap(scene -> scene.widthProperty())));
        player.shownProperty().subscribe(now -> now.ifPresent(this::show));
    }

    private void show(LessonPlayer.Shown shown) {
        topic.setText(shown.lesson().topic());
        int count = shown.lesson().steps().size();
        place.setText(Text.of("lesson.place", Integer.toString(shown.index() + 1), Integer.toString(count)));
        place.setAccessibleText(Text.of("lesson.placeSpoken", Integer.toString(shown.index() + 1), Integer.toString(count)));
        title.setText(shown.stage().step().title());
        text.show(LessonText.readable(shown.stage().step().text()));
        scroll.setVvalue(0);
        back.setDisable(shown.first());
        next.setDisable(shown.last());
        list(shown);
    }

    private void list(LessonPlayer.Shown shown) {
        String titles = shown.lesson().toString();
        if (!titles.equals(listed)) {
            listed = titles;
            ToggleGroup group = new ToggleGroup();
            steps.getItems().setAll(IntStream.range(0, shown.lesson().steps().size()).mapToObj(i -> {
                RadioMenuItem item = new RadioMenuItem((i + 1) + "  " + shown.lesson().steps().get(i).title());
                item.setMnemonicParsing(false);
                item.setToggleGroup(group);
                item.setOnAction(event -> player.go(i));
                return item;
            }).toList());
        }
        ((RadioMenuItem) steps.getItems().get(shown.index())).setSelected(true);
    }

    private static Button button(String id, String name, String doc, Runnable action) {
        Button button = new Button(name);
        button.setId(id);
        Tips.on(button, doc);
        button.setAccessibleHelp(doc);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Label wrapped(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(style);
        return label;
    }
}
