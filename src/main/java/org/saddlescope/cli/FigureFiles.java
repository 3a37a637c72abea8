package org.saddlescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureData;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.PictureFormat;
import org.saddlescope.figures.PictureWriter;
import org.saddlescope.figures.PngSize;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.sidecar.FigureSource;
import org.saddlescope.figures.sidecar.Sidecar;

/**
 * Draws figures as {@code NAME.png}, {@code .svg} or {@code .pdf}, where wanted with their data as {@code NAME.csv}.
 *
 * @param style   size, colours of the paper, title and key
 * @param look    scale, colour map and camera
 * @param formats what to write of each figure, at least one
 * @param data    whether to write its data beside it
 * @param sidecar where the figures come from, where each is to be written as {@code NAME.json} too
 */
record FigureFiles(FigureStyle style, RunFigures.Look look, List<PictureFormat> formats, boolean data, Optional<FigureSource> sidecar) {
    /** What a run folder gets: 17 cm wide, the width of a printed page's text, at 150 dots per inch. */
    static final FigureFiles DEFAULT = new FigureFiles(FigureStyle.of(new PngSize(17, 11.9, 150, 9), Style.Theme.LIGHT), RunFigures.Look.DEFAULT,
            List.of(PictureFormat.PNG), false, Optional.empty());

    FigureFiles {
        formats = List.copyOf(formats);
    }

    /** The same in other formats. */
    FigureFiles as(List<PictureFormat> others, boolean withData) {
        return new FigureFiles(style, look, others, withData, sidecar);
    }

    /** The same, as high as a table's rows where the figure is one. */
    FigureFiles fitting(Figure figure) {
        return new FigureFiles(style.fitting(figure), look, formats, data, sidecar);
    }

    /**
     * Writes those of the kinds that the run has something for.
     *
     * @return the kinds written
     * @throws ExperimentException where the folder cannot be written
     */
    List<Experiment.FigureKind> write(List<Experiment.FigureKind> kinds, Experiment experiment, Frame frame, Path folder)
            throws ExperimentException {
        List<Experiment.FigureKind> written = new ArrayList<>();
        for (Experiment.FigureKind kind : kinds) {
            Optional<Figure> figure = RunFigures.of(kind, experiment, frame, look);
            if (figure.isPresent()) {
                write(figure.get(), name(kind), folder);
                written.add(kind);
            }
        }
        return written;
    }

    /**
     * Writes one figure.
     *
     * @param name the files' name without its ending
     * @return the files written
     * @throws ExperimentException where the folder cannot be written
     */
    List<Path> write(Figure figure, String name, Path folder) throws ExperimentException {
        List<Path> files = new ArrayList<>();
        Path file = folder;
        try {
            Files.createDirectories(folder);
            for (PictureFormat format : formats) {
                file = folder.resolve(name + "." + format.extension());
                PictureWriter.write(figure, format, style, file);
                files.add(file);
            }
            if (data) {
                file = folder.resolve(name + ".csv");
                AtomicFile.replace(file, temporary -> Files.writeString(temporary, FigureData.csv(figure)));
                files.add(file);
            }
            if (sidecar.isPresent()) {
                file = folder.resolve(name + ".json");
                new Sidecar(sidecar.get(), style, figure).write(file);
                files.add(file);
            }
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
        return files;
    }

    /** The names of the files of a figure. */
    List<String> names(Experiment.FigureKind kind) {
        List<String> names = new ArrayList<>(formats.stream().map(format -> name(kind) + "." + format.extension()).toList());
        if (data) {
            names.add(name(kind) + ".csv");
        }
        if (sidecar.isPresent()) {
            names.add(name(kind) + ".json");
        }
        return names;
    }

    static String name(Experiment.FigureKind kind) {
        return kind.toString();
    }
}
