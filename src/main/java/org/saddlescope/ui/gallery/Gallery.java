package org.saddlescope.ui.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** The samples on their shelves, to be searched, gone through with the arrow keys and opened. */
public final class Gallery extends VBox {
    private final TextField search = new TextField();
    private final Label none = new Label();
    private final VBox shelves = new VBox();
    private final ScrollPane scroller = new ScrollPane(shelves);
    private final List<Shelf> all = new ArrayList<>();

    private record Shelf(VBox node, List<GalleryCard> cards) {}

    /** @param close puts back what the gallery stands before */
    public Gallery(Runnable close) {
        setId("gallery");
        getStyleClass().add("gallery");
        Label title = new Label(Text.of("gallery.title"));
        title.getStyleClass().add("gallery-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        search.setId("gallery-search");
        search.setPromptText(Text.of("gallery.search"));
        search.setAccessibleText(Text.of("gallery.search"));
        search.textProperty().subscribe(this::filter);
        search.setOnAction(event -> seen().stream().findFirst().ifPresent(Button::fire));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button back = new Button(Text.of("gallery.close"));
        back.setId("gallery-close");
        back.setMinWidth(Region.USE_PREF_SIZE);
        Tips.on(back, Text.of("gallery.close.doc"));
        back.setOnAction(event -> close.run());
        HBox head = new HBox(title, search, gap, back);
        head.getStyleClass().add("gallery-head");
        none.setId("gallery-none");
        none.getStyleClass().addAll("muted", "gallery-none");
        shelves.getStyleClass().add("gallery-shelves");
        scroller.setFitToWidth(true);
        scroller.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroller.setFocusTraversable(false);
        VBox.setVgrow(scroller, Priority.ALWAYS);
        getChildren().setAll(head, none, scroller);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                if (search.getText().isEmpty()) {
                    close.run();
                } else {
                    search.clear();
                }
                event.consume();
            } else if (move(event.getCode())) {
                event.consume();
            }
        });
        say(Text.of("gallery.loading"));
    }

    /** Puts these on show. */
    public void show(List<GalleryShelf> wanted) {
        all.clear();
        wanted.forEach(shelf -> {
            Label title = new Label(shelf.title());
            title.getStyleClass().add("gallery-shelf");
            title.setWrapText(true);
            List<GalleryCard> cards = shelf.items().stream().map(GalleryCard::new).toList();
            cards.forEach(card -> card.focusedProperty().subscribe(focused -> {
                if (focused) {
                    reveal(card);
                }
            }));
            FlowPane row = new FlowPane();
            row.getStyleClass().add("gallery-row");
            row.getChildren().setAll(cards);
            all.add(new Shelf(new VBox(title, row), cards));
        });
        shelves.getChildren().setAll(all.stream().map(Shelf::node).toList());
        filter();
    }

    /** Takes the focus. */
    public void focus() {
        search.requestFocus();
        search.selectAll();
    }

    private void filter() {
        List<String> words = Arrays.stream(search.getText().strip().toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList();
        boolean any = false;
        for (Shelf shelf : all) {
            boolean some = false;
            for (GalleryCard card : shelf.cards()) {
                boolean hit = card.item().has(words);
                card.setVisible(hit);
                card.setManaged(hit);
                some |= hit;
            }
            shelf.node().setVisible(some);
            shelf.node().setManaged(some);
            any |= some;
        }
        say(any || all.isEmpty() ? "" : Text.of("gallery.none", search.getText().strip()));
        scroller.setVvalue(0);
    }

    private void say(String text) {
        none.setText(text);
        none.setVisible(!text.isEmpty());
        none.setManaged(!text.isEmpty());
    }

    private List<GalleryCard> seen() {
        return all.stream().flatMap(shelf -> shelf.cards().stream()).filter(GalleryCard::isVisible).toList();
    }

    private boolean move(KeyCode key) {
        List<GalleryCard> cards = seen();
        if (search.isFocused()) {
            if (key == KeyCode.DOWN && !cards.isEmpty()) {
                cards.getFirst().requestFocus();
                return true;
            }
            return false;
        }
        int at = cards.indexOf(cards.stream().filter(GalleryCard::isFocused).findFirst().orElse(null));
        if (at < 0) {
            return false;
        }
        return switch (key) {
            case LEFT -> focus(at > 0 ? Optional.of(cards.get(at - 1)) : Optional.empty());
            case RIGHT -> focus(at + 1 < cards.size() ? Optional.of(cards.get(at + 1)) : Optional.empty());
            case DOWN -> focus(beyond(cards, cards.get(at), 1));
            case UP -> {
                Optional<GalleryCard> above = beyond(cards, cards.get(at), -1);
                if (above.isEmpty()) {
                    search.requestFocus();
                }
                yield focus(above);
            }
            case HOME -> focus(Optional.of(cards.getFirst()));
            case END -> focus(Optional.of(cards.getLast()));
            default -> false;
        };
    }

    private static boolean focus(Optional<GalleryCard> card) {
        card.ifPresent(GalleryCard::requestFocus);
        return true;
    }

    /** The nearest card of the next row in a direction. */
    private static Optional<GalleryCard> beyond(List<GalleryCard> cards, GalleryCard from, int down) {
        Bounds here = from.localToScene(from.getLayoutBounds());
        return cards.stream().filter(card -> down * (card.localToScene(card.getLayoutBounds()).getMinY() - here.getMinY()) > here.getHeight() / 2)
                .min(Comparator.comparingDouble((GalleryCard card) -> Math.round(Math.abs(card.localToScene(card.getLayoutBounds()).getMinY() - here.getMinY())))
                        .thenComparingDouble(card -> Math.abs(card.localToScene(card.getLayoutBounds()).getMinX() - here.getMinX())));
    }

    /** Scrolls until the whole card is seen. */
    private void reveal(GalleryCard card) {
        Bounds place = shelves.sceneToLocal(card.localToScene(card.getLayoutBounds()));
        double height = scroller.getViewportBounds().getHeight();
        double rest = shelves.getHeight() - height;
        if (rest <= 0) {
            return;
        }
        double top = scroller.getVvalue() * rest;
        if (place.getMinY() < top) {
            scroller.setVvalue(Math.max(0, place.getMinY() - place.getHeight() / 4) / rest);
        } else if (place.getMaxY() > top + height) {
            scroller.setVvalue(Math.min(rest, place.getMaxY() + place.getHeight() / 8 - height) / rest);
        }
    }
}
