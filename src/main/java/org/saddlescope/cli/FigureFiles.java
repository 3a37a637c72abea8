package org.saddlescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.PngSize;
import org.saddlescope.figures.PngWriter;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;

/**
 * Draws figures of a run as {@code KIND.png}.
 *
 * @param size  the printed size
 * @param theme the colours of background, text and grid
 * @param look  scale, colour map and camera
 */
record FigureFiles(PngSize size, Style.Theme theme, RunFigures.Look look) {
    /** What a run folder gets: 17 cm wide, the width of a printed page's text, at 150 dots per inch. */
    static final FigureFiles DEFAULT = new FigureFiles(new PngSize(17, 11.9, 150, 9), Style.Theme.LIGHT, RunFigures.Look.DEFAULT);

    /**
     * Writes those of the kinds that the run has something for.
     *
     * @return the kinds written
     * @throws ExperimentException where the folder cannot be written
     */
    List<Experiment.FigureKind> write(List<Experiment.FigureKind> kinds, Experiment experiment, Frame frame, Path folder)
            throws ExperimentException {
        List<Experiment.FigureKind> written = new ArrayList<>();
        Path file = folder;
        try {
            Files.createDirectories(folder);
            for (Experiment.FigureKind kind : kinds) {
                Optional<Figure> figure = RunFigures.of(kind, experiment, frame, look);
                if (figure.isPresent()) {
                    file = folder.resolve(name(kind) + ".png");
                    AtomicFile.replace(file, temporary -> PngWriter.write(figure.get(), size, theme, temporary));
                    written.add(kind);
                }
            }
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
        return written;
    }

    /**
     * Writes one figure.
     *
     * @throws ExperimentException where it cannot be written
     */
    void write(Figure figure, Path file) throws ExperimentException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.replace(file, temporary -> PngWriter.write(figure, size, theme, temporary));
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
    }

    static String name(Experiment.FigureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
