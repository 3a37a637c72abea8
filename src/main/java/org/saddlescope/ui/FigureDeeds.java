package org.saddlescope.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.stage.Stage;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.sidecar.FigureSource;
import org.saddlescope.figures.sidecar.Sidecar;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.document.Documents;
import org.saddlescope.ui.export.CopyFigure;
import org.saddlescope.ui.export.ExportDialog;
import org.saddlescope.ui.export.StyleShelf;
import org.saddlescope.ui.instrument.AlphaBetaPane;
import org.saddlescope.ui.instrument.Findings;
import org.saddlescope.ui.movie.MovieDialog;
import org.saddlescope.ui.notice.Notices;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.settings.ViewOptions;
import org.saddlescope.ui.views.RunViews;

/** Takes pictures out of the window: as files, as a movie, onto the clipboard. */
final class FigureDeeds {
    private final Stage stage;
    private final WorkbenchWindow.Parts parts;
    private final WindowModels models;
    private final RunViews views;
    private final ViewOptions options;
    private final Documents documents;
    private final Notices notices;
    private final StyleShelf styles;
    private final CopyFigure copying;

    FigureDeeds(Stage stage, WorkbenchWindow.Parts parts, WindowModels models, RunViews views, ViewOptions options, Documents documents, Notices notices) {
        this.stage = stage;
        this.parts = parts;
        this.models = models;
        this.views = views;
        this.options = options;
        this.documents = documents;
        this.notices = notices;
        styles = new StyleShelf(parts.folders().settings(), parts.io(), notices::complain);
        copying = new CopyFigure(views, () -> styles.stylesProperty().get().first(), notices::tell);
    }

    /** Every figure of the run that is shown. */
    void export() {
        RunModel run = models.run();
        run.frameProperty().get().ifPresent(frame -> run.experimentProperty().get().ifPresent(experiment -> {
            List<Figure> figures = figures(experiment, views.shown().orElse(frame));
            if (figures.isEmpty()) {
                notices.complain(Text.of("export.nothing"));
            } else {
                dialog().show(figures, documents.surfaceProperty().get().map(opened -> FigureSource.elsewhere(opened.name()))
                        .orElseGet(() -> FigureSource.of(experiment)), options.theme().get().withContrast(false));
            }
        }));
    }

    private List<Figure> figures(Experiment experiment, Frame shown) {
        RunFigures.Look look = views.look();
        List<Figure> figures = Arrays.stream(Experiment.FigureKind.values())
                // With its table below.
                .filter(kind -> kind != Experiment.FigureKind.ALPHA_BETA)
                .flatMap(kind -> RunFigures.of(kind, experiment, shown, look).stream()).collect(Collectors.toCollection(ArrayList::new));
        figures.addAll(AlphaBetaPane.figures(experiment.name(), shown));
        figures.addAll(Findings.all(experiment.name(), models.instruments()));
        return figures;
    }

    /** A figure that was exported before, again. */
    void show(Sidecar exported) {
        dialog().show(exported, options.theme().get().withContrast(false));
    }

    private ExportDialog dialog() {
        return new ExportDialog(stage, parts.io(), notices::tell, styles);
    }

    /** The run as a movie. */
    void animation() {
        views.shown().ifPresent(frame -> models.run().experimentProperty().get().ifPresent(experiment -> new MovieDialog(stage, notices::tell)
                .show(experiment, frame, views.look(), options.theme().get())));
    }

    void copy() {
        copying.copy();
    }
}
