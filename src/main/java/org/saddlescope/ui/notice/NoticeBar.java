package org.saddlescope.ui.notice;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/**
 * A line of the window for what is told in passing, with what can be done about it. It has a place of its own and lies over
 * nothing; while it says nothing it takes no room.
 */
final class NoticeBar extends HBox {
    private static final String PROBLEM = "problem";

    private final Region sign = new Region();
    private final Label words = new Label();
    private final HBox deeds = new HBox();

    /** Something that can be done about what is told. */
    record Deed(String name, Runnable action) {}

    NoticeBar() {
        setId("notices");
        getStyleClass().add("notice-bar");
        sign.getStyleClass().add("icon");
        words.setId("notice");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        deeds.getStyleClass().add("notice-deeds");
        Button close = new Button();
        close.setId("noticeClose");
        close.setGraphic(icon());
        close.getStyleClass().add("flat");
        close.setAccessibleText(Text.of("notice.close"));
        Tips.on(close, Text.of("notice.close"));
        close.setOnAction(event -> hide());
        getChildren().addAll(sign, words, deeds, close);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(String message, boolean problem, List<Deed> offered) {
        words.setText(message);
        getStyleClass().remove(PROBLEM);
        sign.getStyleClass().setAll("icon", problem ? "icon-problem" : "icon-notice");
        if (problem) {
            getStyleClass().add(PROBLEM);
        }
        deeds.getChildren().setAll(offered.stream().map(NoticeBar::button).toList());
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }

    /** What it says; empty where it says nothing. */
    String text() {
        return isVisible() ? words.getText() : "";
    }

    private static Node button(Deed deed) {
        Button button = new Button(deed.name());
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> deed.action().run());
        return button;
    }

    private static Node icon() {
        Region icon = new Region();
        icon.getStyleClass().addAll("icon", "icon-remove");
        return icon;
    }
}
