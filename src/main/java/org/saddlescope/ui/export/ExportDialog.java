package org.saddlescope.ui.export;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.PictureFormat;
import org.saddlescope.figures.PictureWriter;
import org.saddlescope.figures.PngSize;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.FxThread;
import org.saddlescope.ui.NewestWork;
import org.saddlescope.ui.Pictures;

/**
 * Writes a figure as PNG, SVG or PDF: which one, how large in print, how fine, with what size of text. A preview shows it
 * as it will be printed. The figures are those of the moment the dialog opened; training goes on behind it.
 */
public final class ExportDialog {
    private static final double POINTS_PER_CM = 72 / 2.54;
    /** Sharp on screens of twice the usual density. */
    private static final double PREVIEW_OVERSAMPLING = 2;

    private final Window owner;
    private final Executor io;
    private final Consumer<String> notify;

    /**
     * @param owner  the window that it belongs to
     * @param io     where files are written
     * @param notify told on the JavaFX application thread what has been written, or why not
     */
    public ExportDialog(Window owner, Executor io, Consumer<String> notify) {
        this.owner = owner;
        this.io = io;
        this.notify = notify;
    }

    /**
     * Opens the dialog; returns at once.
     *
     * @param figures what can be exported, at least one; the first is chosen
     * @param theme   the window's theme; exports are light unless asked
     */
    public void show(List<Figure> figures, Style.Theme theme) {
        if (figures.isEmpty()) {
            notify.accept("There is no figure to export yet");
            return;
        }
        new Session(figures).open(theme);
    }

    /** One opening of the dialog. */
    private final class Session {
        private final ExportPane pane;
        private final Stage stage = new Stage();
        private final NewestWork<PreviewOrder, Image> preview;

        Session(List<Figure> figures) {
            pane = new ExportPane(figures);
            preview = new NewestWork<>(PreviewOrder::paint, pane::showPreview, problem -> pane.showPreviewProblem(problem.toString()));
        }

        void open(Style.Theme theme) {
            stage.initOwner(owner);
            stage.setTitle("Export figure");
            stage.setScene(new Scene(pane));
            if (owner != null && owner.getScene() != null) {
                stage.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
                // The root's own style carries the font size of the window, in lecture mode too.
                pane.getStyleClass().addAll(owner.getScene().getRoot().getStyleClass().stream().filter(c -> !c.equals("root")).toList());
                pane.setStyle(Objects.requireNonNullElse(owner.getScene().getRoot().getStyle(), ""));
            }
            pane.getStyleClass().add(theme.dark() ? "dark" : "light");
            pane.setOnChange(this::changed);
            pane.setOnBrowse(this::browse);
            pane.setOnExport(this::export);
            pane.setOnClose(stage::close);
            changed();
            stage.show();
        }

        private void changed() {
            ExportForm form = pane.form();
            Map<ExportForm.Field, String> problems = form.problems();
            pane.showProblems(problems);
            if (form.sizeProblems().isEmpty()) {
                PngSize size = form.size();
                pane.showPixels(size.pixelWidth(), size.pixelHeight());
                preview.request(new PreviewOrder(pane.figure(), size, pane.theme()));
            } else {
                pane.showNoPixels();
            }
            pane.showReplaces(!problems.containsKey(ExportForm.Field.FILE) && Files.exists(form.path()));
        }

        private void browse() {
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Export figure");
            chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("PNG picture", "*.png"),
                    new FileChooser.ExtensionFilter("SVG drawing", "*.svg"), new FileChooser.ExtensionFilter("PDF document", "*.pdf"));
            ExportForm form = pane.form();
            if (form.problems().containsKey(ExportForm.Field.FILE)) {
                chooser.setInitialFileName("figure.png");
            } else {
                chooser.setInitialDirectory(form.path().getParent().toFile());
                chooser.setInitialFileName(form.path().getFileName().toString());
            }
            File chosen = chooser.showSaveDialog(stage);
            if (chosen != null) {
                pane.setFile(chosen.getPath());
            }
        }

        private void export() {
            ExportForm form = pane.form();
            if (!form.problems().isEmpty()) {
                return;
            }
            Figure figure = pane.figure();
            Style.Theme theme = pane.theme();
            PngSize size = form.size();
            Path file = form.path();
            PictureFormat format = form.format();
            pane.setWriting(true);
            io.execute(() -> {
                try {
                    PictureWriter.write(figure, format, size, theme, file);
                    FxThread.run(() -> written(file, format, size));
                } catch (IOException | RuntimeException | OutOfMemoryError problem) {
                    FxThread.run(() -> failed(file, problem));
                }
            });
        }

        private void written(Path file, PictureFormat format, PngSize size) {
            stage.close();
            notify.accept("Wrote " + file + (format == PictureFormat.PNG
                    ? " (" + size.pixelWidth() + " x " + size.pixelHeight() + " pixels)"
                    : " (" + ExportForm.plain(size.widthCm()) + " x " + ExportForm.plain(size.heightCm()) + " cm)"));
        }

        private void failed(Path file, Throwable problem) {
            String reason = switch (problem) {
                case OutOfMemoryError _ -> "not enough memory for so many pixels: fewer DPI or a smaller size";
                case IOException e when e.getMessage() != null -> e.getMessage();
                default -> problem.toString();
            };
            pane.setWriting(false);
            changed();
            pane.showFileProblem("Not written: " + reason);
            notify.accept("Could not write " + file + ": " + reason);
        }
    }

    private record PreviewOrder(Figure figure, PngSize size, Style.Theme theme) {
        Image paint() {
            double width = size.widthCm() * POINTS_PER_CM;
            double height = size.heightCm() * POINTS_PER_CM;
            double scale = PREVIEW_OVERSAMPLING * Math.min(ExportPane.PREVIEW_WIDTH / width, ExportPane.PREVIEW_HEIGHT / height);
            return Pictures.paint(figure, new Style(size.fontPt(), theme), width, height, scale);
        }
    }
}
