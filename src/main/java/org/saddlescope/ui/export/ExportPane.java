package org.saddlescope.ui.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.ui.base.Text;

/** The export dialog: the figures, the preview of the chosen one, and the fields. */
final class ExportPane extends BorderPane {
    private final FigureList figures;
    private final PreviewPane preview = new PreviewPane();
    private final StyleBar named;
    private final StylePane style = new StylePane();
    private final TargetPane target;
    private final Button export = new Button();
    private final Button copy = new Button(Text.of("export.copy"));
    private final Button close = new Button();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label news = new Label();
    private Runnable change = () -> { };
    private boolean writing;

    ExportPane(List<Figure> all, StyleShelf shelf) {
        getStyleClass().add("export-dialog");
        figures = new FigureList(all, FigureNames.brief(all));
        figures.setAccessibleText(Text.of("export.figures"));
        target = new TargetPane(all.size());
        named = new StyleBar(shelf, this::styleNow, style::setStyle);
        export.setId("exportSave");
        export.setDefaultButton(true);
        copy.setId("exportCopy");
        close.setId("exportCancel");
        close.setCancelButton(true);
        bar.setId("exportProgress");
        news.setId("exportNews");
        news.setWrapText(true);
        HBox middle = new HBox(figures, preview, fields());
        middle.getStyleClass().add("export-parts");
        HBox.setHgrow(preview, Priority.ALWAYS);
        setCenter(middle);
        setBottom(buttons());
        figures.getSelectionModel().selectedItemProperty().subscribe(this::changed);
        style.setOnChange(() -> {
            named.changed();
            changed();
        });
        target.setOnChange(this::changed);
        setWriting(false);
    }

    void setOnChange(Runnable listener) {
        change = listener;
    }

    void setOnBrowse(Runnable listener) {
        target.setOnBrowse(listener);
    }

    void setOnExport(Runnable listener) {
        export.setOnAction(event -> listener.run());
    }

    void setOnCopy(Runnable listener) {
        copy.setOnAction(event -> listener.run());
    }

    void setOnClose(Runnable listener) {
        close.setOnAction(event -> listener.run());
    }

    /** Begins with this style, or with the one that the user begins with. */
    void begin(Optional<FigureStyle> first) {
        first.ifPresentOrElse(style::setStyle, named::begin);
        figures.requestFocus();
    }

    Figure figure() {
        return figures.figure();
    }

    /** The name of the chosen figure among the others. */
    String name() {
        return figures.name();
    }

    ExportForm form() {
        return style.form(target.target());
    }

    TargetPane target() {
        return target;
    }

    PreviewPane preview() {
        return preview;
    }

    /** Whether files are being written: the button that closes then stops that. */
    void setWriting(boolean now) {
        writing = now;
        close.setText(now ? Text.of("export.stop") : Text.of("export.close"));
        bar.setVisible(now);
        bar.setManaged(now);
        bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        changed();
    }

    void showProgress(int done, int of) {
        bar.setProgress((double) done / of);
        tell(Text.of("export.progress", Integer.toString(done), Integer.toString(of)));
    }

    /** Says something beside the buttons. */
    void tell(String text) {
        news.setText(text);
    }

    void showProblems(Map<ExportForm.Field, String> problems) {
        boolean all = target.target().all();
        style.showProblems(problems);
        style.showFor(figure(), all);
        target.showProblem(Optional.ofNullable(problems.get(ExportForm.Field.FILE)));
        boolean nothing = all && target.formats().isEmpty() && !target.data();
        export.setText(all ? Text.of("export.exportAll") : Text.of("export.export"));
        export.setDisable(writing || !problems.isEmpty() || nothing);
        copy.setDisable(writing || !form().styleProblems().isEmpty());
    }

    void showPixels(String text) {
        style.showPixels(text);
    }

    private Optional<FigureStyle> styleNow() {
        ExportForm form = form();
        return form.styleProblems().isEmpty() ? Optional.of(form.style()) : Optional.empty();
    }

    private void changed() {
        change.run();
    }

    private Region fields() {
        VBox box = new VBox(heading(Text.of("export.styleHeading")), named, style, heading(Text.of("export.targetHeading")), target);
        box.getStyleClass().add("export-fields");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("export-side");
        return scroll;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("export-heading");
        return label;
    }

    private Region buttons() {
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox row = new HBox(copy, bar, news, between, close, export);
        HBox.setHgrow(news, Priority.SOMETIMES);
        row.getStyleClass().add("export-buttons");
        List.of(copy, close, export).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        return row;
    }
}
