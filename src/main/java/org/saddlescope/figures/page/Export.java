package org.saddlescope.figures.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.movie.Chapter;
import org.saddlescope.figures.movie.MovieFormat;
import org.saddlescope.figures.movie.MovieSize;
import org.saddlescope.figures.movie.MovieWriter;
import org.saddlescope.figures.movie.Progress;
import org.saddlescope.figures.movie.Scene;
import org.saddlescope.figures.movie.Storyboard;
import org.saddlescope.figures.movie.Timing;
import org.saddlescope.figures.movie.VideoEncoder;

/**
 * Writes a run or a lesson as a moving picture or a page. A file appears complete or not at all. A page has no length and no
 * size, and follows its reader's choice of light or dark.
 *
 * @param theme of a moving picture
 * @param orbit whether the camera goes around the surface
 */
public record Export(MovieFormat format, Timing timing, MovieSize size, Style.Theme theme, boolean orbit) {
    /**
     * @throws CancellationException where it was cancelled; nothing is left then
     * @throws IOException           where it cannot be written, or there is no encoder; the message says which
     */
    public void run(Scene scene, Path file, Progress progress) throws IOException {
        if (format == MovieFormat.HTML) {
            page(RunPage.of(scene), file, progress);
        } else {
            film(new Storyboard(List.of(scene), timing, size, theme, orbit), file, progress);
        }
    }

    /** The same of a lesson: its steps one after the other, each with its text. In a film the time to read it is added to its length. */
    public void lesson(Experiment experiment, List<Chapter> chapters, Path file, Progress progress) throws IOException {
        if (format == MovieFormat.HTML) {
            page(LessonPage.of(experiment, chapters), file, progress);
        } else {
            film(Storyboard.lesson(chapters, timing, size, theme, orbit), file, progress);
        }
    }

    private void film(Storyboard board, Path file, Progress progress) throws IOException {
        if (format == MovieFormat.GIF) {
            MovieWriter.gif(board, file, progress);
        } else {
            MovieWriter.mp4(board, VideoEncoder.find().orElseThrow(() -> new IOException(VideoEncoder.MISSING)), file, progress);
        }
    }

    private static void page(String text, Path file, Progress progress) throws IOException {
        if (progress.cancelled()) {
            throw new CancellationException("cancelled");
        }
        AtomicFile.write(file.toAbsolutePath(), text);
        progress.done(1, 1);
    }
}
