package org.saddlescope.ui.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureData;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.PictureFormat;
import org.saddlescope.figures.PictureWriter;
import org.saddlescope.figures.sidecar.FigureSource;
import org.saddlescope.figures.sidecar.Sidecar;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.Text;

/** Writes figures one after the other on the I/O thread, a task each, so that what else is to be saved gets its turn. */
final class FigureWriting {
    private final Executor io;
    private final Listener listener;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Told on the JavaFX application thread. */
    interface Listener {
        /** So many of the figures are written, and the next is begun. */
        void progress(int done, int of);

        /** All are written, or as many as there were until it was stopped. */
        void finished(int done, boolean stopped);

        void failed(Path file, String reason);
    }

    /**
     * A figure and the files it goes to.
     *
     * @param pictures as what their endings say
     * @param data     the files of its data, as CSV and as JSON, without an ending; empty where these are not wanted
     */
    record Job(Figure figure, FigureStyle style, FigureSource source, List<Path> pictures, Optional<Path> data) {
        Path first() {
            return pictures.isEmpty() ? data.orElseThrow() : pictures.getFirst();
        }
    }

    FigureWriting(Executor io, Listener listener) {
        this.io = io;
        this.listener = listener;
    }

    void start(List<Job> jobs) {
        next(jobs, 0);
    }

    /** The figure that is being written is finished; no other is begun. */
    void stop() {
        stopped.set(true);
    }

    private void next(List<Job> jobs, int at) {
        io.execute(() -> {
            if (at == jobs.size() || stopped.get()) {
                FxThread.run(() -> listener.finished(at, at < jobs.size()));
                return;
            }
            FxThread.run(() -> listener.progress(at, jobs.size()));
            Job job = jobs.get(at);
            try {
                write(job);
                next(jobs, at + 1);
            } catch (IOException | RuntimeException | OutOfMemoryError problem) {
                FxThread.run(() -> listener.failed(job.first(), reason(problem)));
            }
        });
    }

    static void write(Job job) throws IOException {
        Files.createDirectories(job.first().toAbsolutePath().getParent());
        for (Path picture : job.pictures()) {
            PictureWriter.write(job.figure(), PictureFormat.of(picture).orElse(PictureFormat.PNG), job.style(), picture);
        }
        if (job.data().isPresent()) {
            AtomicFile.write(with(job.data().get(), "csv"), FigureData.csv(job.figure()));
            new Sidecar(job.source(), job.style(), job.figure()).write(with(job.data().get(), "json"));
        }
    }

    static Path with(Path plain, String ending) {
        return plain.resolveSibling(plain.getFileName() + "." + ending);
    }

    private static String reason(Throwable problem) {
        return switch (problem) {
            case OutOfMemoryError _ -> Text.of("export.noMemory");
            case IOException e when e.getMessage() != null -> e.getMessage();
            default -> problem.toString();
        };
    }
}
