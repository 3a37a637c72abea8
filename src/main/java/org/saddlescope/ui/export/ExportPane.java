package org.saddlescope.ui.export;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Style;

/** The fields of the export dialog with their messages, and the preview. */
final class ExportPane extends BorderPane {
    static final double PREVIEW_WIDTH = 400;
    static final double PREVIEW_HEIGHT = 380;
    private static final String OWN_HEIGHT = "as typed";

    private final ComboBox<Figure> figure = new ComboBox<>();
    private final TextField width = field("exportWidth", "17");
    private final TextField height = field("exportHeight", "12.75");
    private final ComboBox<String> aspect = new ComboBox<>(FXCollections.observableArrayList(OWN_HEIGHT, "4:3", "3:2", "16:9", "1:1"));
    private final ComboBox<String> dpi = new ComboBox<>(FXCollections.observableArrayList("150", "300", "600"));
    private final TextField font = field("exportFont", "9");
    private final CheckBox dark = new CheckBox("_Dark background");
    private final TextField file = field("exportFile", "");
    private final Label pixels = new Label();
    private final Label replaces = new Label("This file exists and will be replaced");
    private final ImageView preview = new ImageView();
    private final Label previewProblem = new Label();
    private final Button export = new Button("_Export");
    private final Button browse = new Button("_Browse…");
    private final Button close = new Button("_Cancel");
    private final Map<ExportForm.Field, Label> messages = new EnumMap<>(ExportForm.Field.class);
    private Runnable change = () -> {};
    private boolean writing;

    ExportPane(List<Figure> figures) {
        figure.setId("exportFigure");
        figure.getItems().setAll(figures);
        figure.setConverter(new StringConverter<>() {
            @Override
            public String toString(Figure f) {
                return f == null ? "" : f.title();
            }

            @Override
            public Figure fromString(String title) {
                return figures.stream().filter(f -> f.title().equals(title)).findFirst().orElse(null);
            }
        });
        figure.getSelectionModel().selectFirst();
        figure.setMaxWidth(Double.MAX_VALUE);
        aspect.setId("exportAspect");
        aspect.setValue("4:3");
        dpi.setId("exportDpi");
        dpi.setEditable(true);
        dpi.setValue("300");
        dpi.setPrefWidth(110);
        dark.setId("exportDark");
        pixels.setId("exportPixels");
        replaces.setId("exportReplaces");
        export.setId("exportSave");
        export.setDefaultButton(true);
        close.setId("exportCancel");
        close.setCancelButton(true);
        browse.setId("exportBrowse");
        file.setPromptText("figure.png");
        setPadding(new Insets(16));
        setLeft(fields());
        setCenter(previewPane());
        setBottom(buttons());
        listen();
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

    Figure figure() {
        return figure.getValue();
    }

    Style.Theme theme() {
        return dark.isSelected() ? Style.Theme.DARK : Style.Theme.LIGHT;
    }

    ExportForm form() {
        return new ExportForm(width.getText(), height.getText(), dpi.getEditor().getText(), font.getText(), file.getText());
    }

    void setFile(String path) {
        file.setText(path);
    }

    void setWriting(boolean now) {
        writing = now;
        export.setText(now ? "Writing…" : "_Export");
        export.setDisable(now);
    }

    void showProblems(Map<ExportForm.Field, String> problems) {
        messages.forEach((field, label) -> show(label, Optional.ofNullable(problems.get(field))
                // An empty file field says what is missing in its prompt; it is not a mistake yet.
                .filter(text -> field != ExportForm.Field.FILE || !file.getText().isBlank())));
        export.setDisable(writing || !problems.isEmpty());
    }

    void showFileProblem(String text) {
        show(messages.get(ExportForm.Field.FILE), Optional.of(text));
    }

    void showPixels(int wide, int high) {
        pixels.setText(wide + " x " + high + " pixels");
    }

    void showNoPixels() {
        pixels.setText("–");
    }

    void showReplaces(boolean it) {
        replaces.setVisible(it);
        replaces.setManaged(it);
    }

    void showPreview(Image image) {
        previewProblem.setText("");
        preview.setImage(image);
        double scale = Math.min(PREVIEW_WIDTH / image.getWidth(), PREVIEW_HEIGHT / image.getHeight());
        preview.setFitWidth(image.getWidth() * scale);
        preview.setFitHeight(image.getHeight() * scale);
    }

    void showPreviewProblem(String text) {
        preview.setImage(null);
        previewProblem.setText("It cannot be painted: " + text);
    }

    private GridPane fields() {
        GridPane grid = new GridPane(10, 8);
        grid.setPadding(new Insets(0, 16, 0, 0));
        Button column = preset("_8.4 cm", "exportOneColumn", "8.4");
        Button page = preset("1_7 cm", "exportTwoColumns", "17");
        row(grid, 0, "_Figure", figure, null);
        row(grid, 1, "_Width, cm", new HBox(6, width, column, page), message(ExportForm.Field.WIDTH));
        row(grid, 3, "_Height, cm", new HBox(6, height, aspect), message(ExportForm.Field.HEIGHT));
        row(grid, 5, "D_PI", dpi, message(ExportForm.Field.DPI));
        row(grid, 7, "_Text size, pt", new HBox(font), message(ExportForm.Field.FONT));
        row(grid, 9, "Size", pixels, null);
        row(grid, 10, "", dark, null);
        HBox.setHgrow(file, Priority.ALWAYS);
        file.setPrefColumnCount(22);
        row(grid, 11, "F_ile", new HBox(6, file, browse), message(ExportForm.Field.FILE));
        grid.add(replaces, 1, 13);
        return grid;
    }

    private Node previewPane() {
        previewProblem.setWrapText(true);
        StackPane pane = new StackPane(preview, previewProblem);
        pane.setId("exportPreview");
        pane.setPrefSize(PREVIEW_WIDTH + 20, PREVIEW_HEIGHT + 20);
        pane.setMinSize(PREVIEW_WIDTH + 20, PREVIEW_HEIGHT + 20);
        pane.setStyle("-fx-border-color: derive(-fx-base, -20%); -fx-background-color: derive(-fx-base, -6%);");
        pane.setAccessibleText("Preview of the exported figure");
        Label caption = new Label("Preview, as in print");
        VBox box = new VBox(6, pane, caption);
        box.setAlignment(Pos.TOP_CENTER);
        return box;
    }

    private Node buttons() {
        ButtonBar.setButtonData(export, ButtonBar.ButtonData.OK_DONE);
        ButtonBar.setButtonData(close, ButtonBar.ButtonData.CANCEL_CLOSE);
        ButtonBar bar = new ButtonBar();
        bar.getButtons().setAll(export, close);
        bar.setPadding(new Insets(14, 0, 0, 0));
        return bar;
    }

    private void listen() {
        figure.valueProperty().addListener((p, before, now) -> change.run());
        width.textProperty().addListener((p, before, now) -> {
            followAspect();
            change.run();
        });
        height.textProperty().addListener((p, before, now) -> {
            if (height.isFocused()) {
                aspect.setValue(OWN_HEIGHT);
            }
            change.run();
        });
        aspect.valueProperty().addListener((p, before, now) -> {
            followAspect();
            change.run();
        });
        dpi.getEditor().textProperty().addListener((p, before, now) -> change.run());
        font.textProperty().addListener((p, before, now) -> change.run());
        dark.selectedProperty().addListener((p, before, now) -> change.run());
        file.textProperty().addListener((p, before, now) -> change.run());
    }

    private void followAspect() {
        String[] sides = aspect.getValue().split(":");
        if (sides.length == 2) {
            ExportForm.number(width.getText()).ifPresent(w -> height.setText(ExportForm.plain(
                    Math.round(100 * w * Double.parseDouble(sides[1]) / Double.parseDouble(sides[0])) / 100.0)));
        }
    }

    private Button preset(String text, String id, String cm) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> width.setText(cm));
        return button;
    }

    private void row(GridPane grid, int row, String name, Node control, Label message) {
        Label label = new Label(name);
        label.setMnemonicParsing(true);
        label.setLabelFor(control instanceof HBox box ? box.getChildren().getFirst() : control);
        if (control instanceof HBox box) {
            box.setAlignment(Pos.CENTER_LEFT);
        }
        label.setMinWidth(USE_PREF_SIZE);
        grid.add(label, 0, row);
        grid.add(control, 1, row);
        if (message != null) {
            grid.add(message, 1, row + 1);
        }
    }

    private Label message(ExportForm.Field field) {
        Label label = new Label();
        String name = field.name().toLowerCase(Locale.ROOT);
        label.setId("export" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Error");
        label.getStyleClass().add("field-error");
        label.setStyle("-fx-text-fill: #c62828;");
        label.setWrapText(true);
        label.setMaxWidth(360);
        show(label, Optional.empty());
        messages.put(field, label);
        return label;
    }

    private static void show(Label label, Optional<String> text) {
        label.setText(text.orElse(""));
        label.setVisible(text.isPresent());
        label.setManaged(text.isPresent());
    }

    private static TextField field(String id, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setPrefColumnCount(6);
        return field;
    }
}
