package org.saddlescope.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.saddlescope.figures.PictureFormat;
import org.saddlescope.ui.base.Text;

/** What is written and where to: one figure into a file, or all of them into a folder. */
final class TargetPane extends VBox {
    private final RadioButton one = new RadioButton(Text.of("export.one"));
    private final RadioButton all = new RadioButton();
    private final TextField file = Rows.field("exportFile", 16);
    private final TextField folder = Rows.field("exportFolder", 16);
    private final Button browse = new Button(Text.of("export.browse"));
    private final List<CheckBox> formats = new ArrayList<>();
    private final HBox formatRow = new HBox();
    private final CheckBox data = new CheckBox(Text.of("export.data"));
    private final Label problem = new Label();
    private final Label replaces = new Label();
    private Runnable change = () -> { };
    /** Whether data go beside one figure, and beside all: each keeps its own answer. */
    private boolean dataOfOne;
    private boolean dataOfAll = true;

    TargetPane(int figures) {
        getStyleClass().add("export-target");
        ToggleGroup what = new ToggleGroup();
        one.setId("exportOne");
        all.setId("exportAll");
        all.setText(Text.of("export.all", Integer.toString(figures)));
        one.setToggleGroup(what);
        all.setToggleGroup(what);
        one.setSelected(true);
        all.setDisable(figures < 2);
        file.setPromptText(Text.of("export.filePrompt"));
        file.setAccessibleText(Text.of("export.file"));
        folder.setPromptText(Text.of("export.folderPrompt"));
        folder.setAccessibleText(Text.of("export.folder"));
        browse.setId("exportBrowse");
        browse.setMinWidth(USE_PREF_SIZE);
        data.setId("exportData");
        problem.setId("exportFileError");
        problem.getStyleClass().add("field-message");
        problem.setWrapText(true);
        replaces.setId("exportReplaces");
        replaces.getStyleClass().add("muted");
        replaces.setWrapText(true);
        for (PictureFormat format : PictureFormat.values()) {
            CheckBox box = new CheckBox(format.name());
            box.setId("exportFormat" + format.name());
            box.setSelected(format == PictureFormat.PNG);
            box.selectedProperty().subscribe(() -> change.run());
            formats.add(box);
        }
        formatRow.getChildren().setAll(formats);
        HBox choice = new HBox(one, all);
        HBox place = new HBox(file, folder, browse);
        List.of(choice, place, formatRow).forEach(row -> row.getStyleClass().add("export-row"));
        HBox.setHgrow(file, Priority.ALWAYS);
        HBox.setHgrow(folder, Priority.ALWAYS);
        getChildren().setAll(choice, place, problem, formatRow, data, replaces);
        what.selectedToggleProperty().subscribe(chosen -> {
            data.setSelected(all.isSelected() ? dataOfAll : dataOfOne);
            show(file, one.isSelected());
            show(folder, all.isSelected());
            show(formatRow, all.isSelected());
            change.run();
        });
        data.selectedProperty().subscribe(now -> {
            if (all.isSelected()) {
                dataOfAll = now;
            } else {
                dataOfOne = now;
            }
            change.run();
        });
        file.textProperty().subscribe(() -> change.run());
        folder.textProperty().subscribe(() -> change.run());
        showProblem(Optional.empty());
        showReplaces(Optional.empty());
    }

    void setOnChange(Runnable listener) {
        change = listener;
    }

    void setOnBrowse(Runnable listener) {
        browse.setOnAction(event -> listener.run());
    }

    ExportForm.Target target() {
        return new ExportForm.Target(all.isSelected() ? folder.getText() : file.getText(), all.isSelected());
    }

    /** In which formats all figures are written. */
    List<PictureFormat> formats() {
        return formats.stream().filter(CheckBox::isSelected).map(box -> PictureFormat.valueOf(box.getText())).toList();
    }

    /** Whether data and figure go beside each picture. */
    boolean data() {
        return data.isSelected();
    }

    void setPath(String path) {
        (all.isSelected() ? folder : file).setText(path);
    }

    /** An empty field says what is missing in its prompt; it is not a mistake yet. */
    void showProblem(Optional<String> text) {
        Rows.show(problem, text.filter(some -> !target().name().isBlank()));
    }

    void showReplaces(Optional<String> text) {
        Rows.show(replaces, text);
    }

    private static void show(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
