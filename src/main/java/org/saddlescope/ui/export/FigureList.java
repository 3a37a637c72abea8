package org.saddlescope.ui.export;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.base.NewestWork;
import org.saddlescope.ui.base.Pictures;

/** The figures to choose from, each as a small picture above its name. The pictures arrive one after the other. */
final class FigureList extends ListView<FigureList.Entry> {
    /** The width of a small picture in sizes of the window's text. */
    private static final double EMS = 9.5;
    /** How large a small picture is painted, before it is shown as large as the text wants it. */
    private static final double WIDTH = 132;
    private static final double HEIGHT = 92;
    private static final double OVERSAMPLING = 2;
    /** How much of a figure's usual size is painted: words are for the shape alone. */
    private static final double SHRUNK = 2.6;

    private final NewestWork<Entry, Painted> painting = new NewestWork<>(Painted::of, this::painted, problem -> { });

    /** A figure, its name, and its small picture once that is there. */
    record Entry(int number, Figure figure, String name, ObjectProperty<Image> picture) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    private record Painted(Entry entry, Optional<Image> picture) {
        static Painted of(Entry entry) {
            try {
                return new Painted(entry, Optional.of(Pictures.paint(entry.figure().untitled(),
                        new Style(9, Style.Theme.LIGHT, true, Style.KeyPlace.NONE, 2, false), SHRUNK * WIDTH, SHRUNK * HEIGHT, OVERSAMPLING / SHRUNK)));
            } catch (RuntimeException e) {
                // The preview says why it cannot be painted.
                return new Painted(entry, Optional.empty());
            }
        }
    }

    FigureList(List<Figure> figures, List<String> names) {
        setId("exportFigure");
        getStyleClass().add("export-figures");
        for (int i = 0; i < figures.size(); i++) {
            getItems().add(new Entry(i, figures.get(i), names.get(i), new SimpleObjectProperty<>()));
        }
        setCellFactory(view -> new Cell());
        getSelectionModel().selectFirst();
        painting.request(getItems().getFirst());
    }

    Figure figure() {
        return selected().figure();
    }

    String name() {
        return selected().name();
    }

    private Entry selected() {
        Entry selected = getSelectionModel().getSelectedItem();
        return selected == null ? getItems().getFirst() : selected;
    }

    private void painted(Painted done) {
        done.picture().ifPresent(done.entry().picture()::set);
        int next = done.entry().number() + 1;
        boolean open = getScene() == null || getScene().getWindow() == null || getScene().getWindow().isShowing();
        if (next < getItems().size() && open) {
            painting.request(getItems().get(next));
        }
    }

    private static final class Cell extends ListCell<Entry> {
        private final ImageView picture = new ImageView();

        Cell() {
            picture.fitWidthProperty().bind(fontProperty().map(font -> EMS * font.getSize()));
            picture.fitHeightProperty().bind(fontProperty().map(font -> EMS * HEIGHT / WIDTH * font.getSize()));
            picture.setPreserveRatio(true);
            setContentDisplay(ContentDisplay.TOP);
            setWrapText(true);
            // The list gives the width.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            picture.imageProperty().unbind();
            if (empty || entry == null) {
                setText(null);
                setGraphic(null);
            } else {
                picture.imageProperty().bind(entry.picture());
                setText(entry.name());
                setGraphic(picture);
            }
        }
    }
}
