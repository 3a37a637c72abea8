package org.saddlescope.ui.gallery;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** A sample as a button: the picture of its landscape, its name, what to look at, how large it is and how many steps it takes. */
final class GalleryCard extends Button {
    private final GalleryItem item;

    GalleryCard(GalleryItem item) {
        this.item = item;
        setId("card-" + item.id());
        getStyleClass().add("gallery-card");
        Label name = new Label(item.name());
        name.getStyleClass().add("gallery-name");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        Label look = new Label(item.look());
        look.getStyleClass().add("gallery-look");
        look.setWrapText(true);
        look.setAlignment(Pos.TOP_LEFT);
        Label facts = new Label(facts(item));
        facts.getStyleClass().addAll("muted", "gallery-facts");
        facts.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(picture(item), name, look, facts);
        box.getStyleClass().add("gallery-content");
        setGraphic(box);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleText(item.name() + ". " + item.look() + " " + facts.getText());
        setAccessibleHelp(Text.of("gallery.open"));
        Tips.styled(this, item.name() + "\n\n" + item.notes() + "\n\n" + Text.of("gallery.open"), notes -> {
            notes.setWrapText(true);
            notes.getStyleClass().add("gallery-tooltip");
        });
        setOnAction(event -> item.open().run());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                fire();
                event.consume();
            }
        });
    }

    private static Node picture(GalleryItem item) {
        StackPane frame = new StackPane();
        frame.getStyleClass().add("gallery-picture");
        item.picture().ifPresentOrElse(address -> {
            ImageView view = new ImageView(new Image(address, true));
            view.setPreserveRatio(true);
            view.fitWidthProperty().bind(frame.widthProperty());
            view.fitHeightProperty().bind(frame.heightProperty());
            view.setManaged(false);
            frame.getChildren().add(view);
            // Not managed, so that the picture never decides how large its frame is.
            frame.layoutBoundsProperty().subscribe(bounds -> view.relocate((bounds.getWidth() - view.getLayoutBounds().getWidth()) / 2, 0));
            view.layoutBoundsProperty().subscribe(bounds -> view.relocate((frame.getWidth() - bounds.getWidth()) / 2, (frame.getHeight() - bounds.getHeight()) / 2));
        }, () -> {
            Label none = new Label(Text.of("gallery.no-picture"));
            none.setWrapText(true);
            none.getStyleClass().add("muted");
            frame.getChildren().add(none);
        });
        return frame;
    }

    /** "1,218 parameters · 300 steps". */
    static String facts(GalleryItem item) {
        return Stream.concat(item.parameters().map(number -> number == 1 ? Text.of("gallery.parameter") : Text.of("gallery.parameters", counted(number))).stream(),
                item.steps().filter(number -> number > 0).map(number -> number == 1 ? Text.of("gallery.step") : Text.of("gallery.steps", counted(number))).stream())
                .collect(Collectors.joining(" · "));
    }

    private static String counted(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    GalleryItem item() {
        return item;
    }
}
