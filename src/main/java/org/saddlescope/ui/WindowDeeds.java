package org.saddlescope.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Stage;
import org.saddlescope.experiment.Camera;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Session;
import org.saddlescope.figures.Figure;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.document.Documents;
import org.saddlescope.ui.notice.Dialogs;
import org.saddlescope.ui.settings.Preferences;
import org.saddlescope.ui.views.CameraPreset;

/**
 * The commands that concern more than one part of the window.
 *
 * @param close    closes the window, with nothing to be lost any more
 * @param commands what the sheet of shortcuts lists
 * @param choices  what the preferences are
 */
record WindowDeeds(Stage stage, Dialogs dialogs, WindowModels models, WindowBody body, Documents documents, FigureDeeds figures,
                   Runnable close, Supplier<List<Command>> commands, Supplier<Preferences> choices) implements Actions.Window {
    private static final double FULL_TURN = 360;
    private static final double HUNDREDTHS = 100;

    @Override
    public void export() {
        figures.export();
    }

    @Override
    public void exportAnimation() {
        figures.animation();
    }

    @Override
    public void copyFigure() {
        figures.copy();
    }

    @Override
    public void quit() {
        documents.whenSettled(close);
    }

    @Override
    public void fullScreen() {
        stage.setFullScreen(!stage.isFullScreen());
    }

    @Override
    public void look(CameraPreset preset) {
        preset.camera().ifPresentOrElse(body.views().cameraProperty()::set, body.views()::showPaths);
    }

    @Override
    public void resetView() {
        body.views().reset(models.document().experiment());
    }

    @Override
    public void keepCamera() {
        Figure.Camera seen = body.views().cameraProperty().get();
        Camera kept = new Camera(rounded(Math.IEEEremainder(seen.azimuth(), FULL_TURN)), rounded(seen.elevation()), rounded(seen.zoom()));
        models.document().edit(Text.of("command.keepCamera.edit"), models.document().experiment().seenFrom(Optional.of(kept)), Optional.empty());
    }

    /** More digits than these nobody sees. */
    private static double rounded(double value) {
        return Math.rint(value * HUNDREDTHS) / HUNDREDTHS;
    }

    @Override
    public void slice(boolean recentred) {
        Experiment now = models.document().experiment();
        models.slices().ask(new Session.SliceRequest(now.plane(), now.grid(), Optional.of(now.slice().quantity()), recentred));
    }

    @Override
    public void gallery() {
        body.gallery().openProperty().set(true);
    }

    @Override
    public void shortcuts() {
        dialogs.shortcuts(commands.get());
    }

    @Override
    public void conditions() {
        dialogs.conditions();
    }

    @Override
    public void log() {
        dialogs.log();
    }

    @Override
    public void about() {
        dialogs.about();
    }

    @Override
    public void preferences() {
        dialogs.preferences(choices.get());
    }
}
