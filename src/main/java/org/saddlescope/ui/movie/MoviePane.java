package org.saddlescope.ui.movie;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.figures.movie.MovieFormat;
import org.saddlescope.figures.movie.MovieSize;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.experiment.Words;

/** The fields of the dialog with their messages, and how far the export is. */
final class MoviePane extends VBox {
    private final ComboBox<MovieFormat> format = new ComboBox<>();
    private final Map<FigureKind, CheckBox> figures = new LinkedHashMap<>();
    private final FlowPane choices = new FlowPane();
    private final CheckBox lesson = new CheckBox(Text.of("movie.lesson"));
    private final TextField seconds = field("movieSeconds", "10");
    private final TextField rate = field("movieRate", "20");
    private final ComboBox<String> size = new ComboBox<>();
    private final CheckBox dark = new CheckBox(Text.of("movie.dark"));
    private final CheckBox orbit = new CheckBox(Text.of("movie.orbit"));
    private final TextField file = field("movieFile", "");
    private final Button browse = button("movieBrowse", Text.of("movie.browse"));
    private final Label pictures = new Label();
    private final Label state = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button export = button("movieExport", Text.of("movie.export"));
    private final Button close = button("movieClose", Text.of("movie.close"));
    private final Map<MovieForm.Field, Label> messages = new EnumMap<>(MovieForm.Field.class);
    private Runnable change = () -> {};
    private Optional<Boolean> encoder = Optional.empty();
    private boolean writing;

    /**
     * @param there  the figures that the run has, in their order
     * @param chosen those that are chosen at first
     * @param taught whether there is a lesson to be written
     */
    MoviePane(List<FigureKind> there, List<FigureKind> chosen, boolean taught) {
        getStyleClass().add("movie-pane");
        format.setId("movieFormat");
        format.getItems().setAll(MovieFormat.values());
        format.setConverter(new StringConverter<>() {
            @Override
            public String toString(MovieFormat value) {
                return value == null ? "" : Text.of("movie.format." + value.extension());
            }

            @Override
            public MovieFormat fromString(String text) {
                return format.getValue();
            }
        });
        format.setValue(MovieFormat.GIF);
        choices.getStyleClass().add("movie-choices");
        for (FigureKind kind : there) {
            CheckBox box = new CheckBox(Words.of(kind.name()));
            box.setId("movie-" + kind);
            box.setMnemonicParsing(false);
            box.setSelected(chosen.contains(kind));
            box.selectedProperty().subscribe(() -> change.run());
            figures.put(kind, box);
            choices.getChildren().add(box);
        }
        lesson.setId("movieLesson");
        lesson.setVisible(taught);
        lesson.setManaged(taught);
        size.setId("movieSize");
        size.setEditable(true);
        size.getItems().setAll(MovieSize.HD.toString(), MovieSize.FULL_HD.toString(), MovieSize.SMALL.toString(), MovieSize.SQUARE.toString());
        size.setValue(MovieSize.HD.toString());
        dark.setId("movieDark");
        orbit.setId("movieOrbit");
        pictures.setId("moviePictures");
        pictures.getStyleClass().add("muted");
        state.setId("movieState");
        state.setWrapText(true);
        progress.setId("movieProgress");
        progress.setAccessibleText(Text.of("movie.progress"));
        progress.setMaxWidth(Double.MAX_VALUE);
        export.setDefaultButton(true);
        close.setCancelButton(true);
        HBox.setHgrow(file, Priority.ALWAYS);
        getChildren().setAll(grid(), progress, state, buttons());
        format.valueProperty().subscribe((before, now) -> {
            file.setText(MovieForm.as(now, file.getText()));
            change.run();
        });
        List.of(seconds, rate, file).forEach(field -> field.textProperty().subscribe(() -> change.run()));
        size.getEditor().textProperty().subscribe(() -> change.run());
        lesson.selectedProperty().subscribe(() -> change.run());
        setWriting(false);
    }

    private GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("movie-grid");
        row(grid, Text.of("movie.format"), format, format, MovieForm.Field.FORMAT);
        row(grid, Text.of("movie.figures"), choices, figures.values().stream().findFirst().map(Node.class::cast).orElse(choices), MovieForm.Field.FIGURES);
        grid.add(lesson, 1, grid.getRowCount());
        row(grid, Text.of("movie.seconds"), line(seconds, pictures), seconds, MovieForm.Field.SECONDS);
        row(grid, Text.of("movie.rate"), line(rate), rate, MovieForm.Field.RATE);
        row(grid, Text.of("movie.size"), size, size, MovieForm.Field.SIZE);
        grid.add(line(dark, orbit), 1, grid.getRowCount());
        row(grid, Text.of("movie.file"), line(file, browse), file, MovieForm.Field.FILE);
        return grid;
    }

    private void row(GridPane grid, String name, Node control, Node focused, MovieForm.Field field) {
        Label label = new Label(name);
        label.setMnemonicParsing(true);
        label.setLabelFor(focused);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Label message = new Label();
        message.setId("movie" + field + "Error");
        message.getStyleClass().add("movie-error");
        message.setWrapText(true);
        message.managedProperty().bind(message.textProperty().isNotEmpty());
        message.visibleProperty().bind(message.managedProperty());
        messages.put(field, message);
        grid.addRow(grid.getRowCount(), label, new VBox(control, message));
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("movie-line");
        return line;
    }

    private Node buttons() {
        ButtonBar.setButtonData(export, ButtonBar.ButtonData.OK_DONE);
        ButtonBar.setButtonData(close, ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonBar bar = new ButtonBar();
        bar.getButtons().setAll(export, close);
        return bar;
    }

    private static TextField field(String id, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setPrefColumnCount(6);
        return field;
    }

    private static Button button(String id, String text) {
        Button button = new Button(text);
        button.setId(id);
        return button;
    }

    void setOnChange(Runnable listener) {
        change = listener;
    }

    void setOnBrowse(Runnable listener) {
        browse.setOnAction(event -> listener.run());
    }

    void setOnExport(Runnable listener) {
        export.setOnAction(event -> listener.run());
    }

    void setOnClose(Runnable listener) {
        close.setOnAction(event -> listener.run());
    }

    void setFile(String path) {
        MovieFormat.of(java.nio.file.Path.of(path)).ifPresent(format::setValue);
        file.setText(path);
    }

    /** Whether there is an encoder for films. */
    void setEncoder(boolean found) {
        encoder = Optional.of(found);
        change.run();
    }

    MovieForm form() {
        List<FigureKind> chosen = figures.entrySet().stream().filter(entry -> entry.getValue().isSelected()).map(Map.Entry::getKey).toList();
        return new MovieForm(format.getValue(), chosen, seconds.getText(), rate.getText(), size.getEditor().getText(), dark.isSelected(), orbit.isSelected(),
                lesson.isSelected(), file.getText(), encoder);
    }

    /** Shows what of this cannot be used, and offers what the format takes. */
    void show(MovieForm form) {
        Map<MovieForm.Field, String> problems = form.problems();
        // An empty file field is not a mistake yet.
        messages.forEach((field, label) -> label.setText(field == MovieForm.Field.FILE && form.file().isBlank() ? "" : problems.getOrDefault(field, "")));
        pictures.setText(form.pictures().map(count -> Text.of("movie.pictures", count.toString())).orElse(form.film() && form.lesson() ? Text.of("keys.reading") : ""));
        boolean film = form.film();
        choices.setDisable(writing || form.lesson());
        List.of(seconds, rate, size, dark).forEach(node -> node.setDisable(writing || !film));
        orbit.setDisable(writing || !film || !form.lesson() && !form.figures().contains(FigureKind.SURFACE));
        export.setDisable(writing || !problems.isEmpty());
    }

    /** Shows that an export is under way, or that it is over. */
    void setWriting(boolean now) {
        writing = now;
        progress.setVisible(now);
        List.of(format, lesson, file, browse).forEach(node -> node.setDisable(now));
        close.setText(now ? Text.of("movie.cancel") : Text.of("movie.close"));
    }

    /** @param share of the whole that is done; negative where nobody knows */
    void tell(String words, double share) {
        state.setText(words);
        progress.setProgress(share);
    }
}
