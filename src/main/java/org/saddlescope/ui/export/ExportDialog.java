package org.saddlescope.ui.export;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.PictureFormat;
import org.saddlescope.figures.PngSize;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.sidecar.FigureSource;
import org.saddlescope.figures.sidecar.Sidecar;
import org.saddlescope.ui.base.Text;

/**
 * Writes figures as PNG, SVG or PDF, one or all of a run, in a style that can be kept under a name, with a preview of how
 * they will be printed. The figures are those of the moment the dialog opened; training goes on behind it.
 */
public final class ExportDialog {
    private static final double WIDTH_EMS = 88;
    private static final double HEIGHT_EMS = 52;
    /** What a desktop keeps of the screen for itself. */
    private static final double FRAME = 60;

    private final Window owner;
    private final Executor io;
    private final Consumer<String> notify;
    private final StyleShelf shelf;

    /**
     * @param owner  the window that it belongs to
     * @param io     where files are written
     * @param notify told on the JavaFX application thread what has been written, or why not
     * @param shelf  the styles that have names
     */
    public ExportDialog(Window owner, Executor io, Consumer<String> notify, StyleShelf shelf) {
        this.owner = owner;
        this.io = io;
        this.notify = notify;
        this.shelf = shelf;
    }

    /**
     * Opens the dialog; returns at once.
     *
     * @param figures what can be exported, at least one; the first is chosen
     * @param source  what they are of
     * @param theme   the window's theme; exports are light unless asked
     */
    public void show(List<Figure> figures, FigureSource source, Style.Theme theme) {
        if (figures.isEmpty()) {
            notify.accept(Text.of("export.nothing"));
            return;
        }
        new Session(figures, source).open(theme, Optional.empty());
    }

    /** Opens the dialog on a figure that was exported before, in the style that it had. */
    public void show(Sidecar exported, Style.Theme theme) {
        new Session(List.of(exported.figure()), exported.source()).open(theme, Optional.of(exported.style()));
    }

    /** One opening of the dialog. */
    private final class Session implements FigureWriting.Listener {
        private final List<Figure> figures;
        private final FigureSource source;
        private final ExportPane pane;
        private final FigureClipboard clipboard;
        private final Stage stage = new Stage();
        private Optional<FigureWriting> writing = Optional.empty();

        Session(List<Figure> figures, FigureSource source) {
            this.figures = List.copyOf(figures);
            this.source = source;
            pane = new ExportPane(this.figures, shelf);
            clipboard = new FigureClipboard(pane::tell);
        }

        void open(Style.Theme theme, Optional<FigureStyle> style) {
            stage.initOwner(owner);
            stage.setTitle(Text.of("export.dialog"));
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            double em = Font.getDefault().getSize();
            stage.setScene(new Scene(pane, Math.min(WIDTH_EMS * em, screen.getWidth() - FRAME), Math.min(HEIGHT_EMS * em, screen.getHeight() - FRAME)));
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
            pane.setOnCopy(() -> clipboard.copy(pane.figure(), pane.form().style()));
            pane.setOnClose(this::close);
            stage.setOnHidden(event -> writing.ifPresent(FigureWriting::stop));
            pane.begin(style);
            stage.show();
        }

        private void changed() {
            ExportForm form = pane.form();
            Map<ExportForm.Field, String> problems = form.problems();
            pane.showProblems(problems);
            if (form.styleProblems().isEmpty()) {
                PngSize size = form.style().size();
                pane.showPixels(Text.of("export.pixels", Integer.toString(size.pixelWidth()), Integer.toString(size.pixelHeight())));
                pane.preview().show(pane.figure(), form.style());
            } else {
                pane.showPixels("–");
                pane.preview().show(pane.figure());
            }
            boolean there = !problems.containsKey(ExportForm.Field.FILE) && Files.exists(form.path());
            pane.target().showReplaces(there ? Optional.of(form.target().all() ? Text.of("export.replacesAll") : Text.of("export.replaces")) : Optional.empty());
        }

        private void browse() {
            ExportForm form = pane.form();
            boolean known = !form.problems().containsKey(ExportForm.Field.FILE);
            if (form.target().all()) {
                DirectoryChooser chooser = new DirectoryChooser();
                chooser.setTitle(Text.of("export.chooseFolder"));
                if (known && Files.isDirectory(form.path())) {
                    chooser.setInitialDirectory(form.path().toFile());
                }
                Optional.ofNullable(chooser.showDialog(stage)).map(File::getPath).ifPresent(pane.target()::setPath);
                return;
            }
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Text.of("export.chooseFile"));
            chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("PNG", "*.png"),
                    new FileChooser.ExtensionFilter("SVG", "*.svg"), new FileChooser.ExtensionFilter("PDF", "*.pdf"));
            if (known) {
                chooser.setInitialDirectory(form.path().getParent().toFile());
                chooser.setInitialFileName(form.path().getFileName().toString());
            } else {
                chooser.setInitialFileName(FigureNames.files(List.of(pane.name())).getFirst() + ".png");
            }
            Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::getPath).ifPresent(pane.target()::setPath);
        }

        private void export() {
            ExportForm form = pane.form();
            if (!form.problems().isEmpty() || writing.isPresent()) {
                return;
            }
            FigureWriting begun = new FigureWriting(io, this);
            writing = Optional.of(begun);
            pane.setWriting(true);
            begun.start(form.target().all() ? allOf(form) : List.of(oneOf(form)));
        }

        private FigureWriting.Job oneOf(ExportForm form) {
            Path file = form.path();
            String name = file.getFileName().toString();
            return new FigureWriting.Job(pane.figure(), form.style(), source, List.of(file),
                    pane.target().data() ? Optional.of(file.resolveSibling(name.substring(0, name.lastIndexOf('.')))) : Optional.empty());
        }

        private List<FigureWriting.Job> allOf(ExportForm form) {
            List<String> names = FigureNames.files(FigureNames.brief(figures));
            List<FigureWriting.Job> jobs = new ArrayList<>();
            for (int i = 0; i < figures.size(); i++) {
                Path plain = form.path().resolve(names.get(i));
                jobs.add(new FigureWriting.Job(figures.get(i), form.style().fitting(figures.get(i)), source,
                        pane.target().formats().stream().map(format -> FigureWriting.with(plain, format.extension())).toList(),
                        pane.target().data() ? Optional.of(plain) : Optional.empty()));
            }
            return jobs;
        }

        /** While something is written this stops it; the dialog stays to be looked at. */
        private void close() {
            writing.ifPresentOrElse(FigureWriting::stop, stage::close);
        }

        @Override
        public void progress(int done, int of) {
            if (of > 1) {
                pane.showProgress(done, of);
            }
        }

        @Override
        public void finished(int done, boolean stopped) {
            ExportForm form = pane.form();
            writing = Optional.empty();
            pane.setWriting(false);
            if (stopped) {
                pane.tell(Text.of("export.stopped", Integer.toString(done)));
                return;
            }
            stage.close();
            notify.accept(form.target().all() ? Text.of("export.wroteAll", Integer.toString(done), form.path().toString()) : wrote(form));
        }

        private String wrote(ExportForm form) {
            PngSize size = form.style().size();
            return form.format() == PictureFormat.PNG
                    ? Text.of("export.wrotePixels", form.path().toString(), Integer.toString(size.pixelWidth()), Integer.toString(size.pixelHeight()))
                    : Text.of("export.wroteSize", form.path().toString(), form.width(), form.height(), form.looks().unit().sign());
        }

        @Override
        public void failed(Path file, String reason) {
            writing = Optional.empty();
            pane.setWriting(false);
            pane.tell(Text.of("export.notWritten", reason));
            notify.accept(Text.of("export.couldNotWrite", file.toString(), reason));
        }
    }
}
