package org.saddlescope.figures.movie;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.figures.movie.Storyboard.Shot;

/** Writes moving pictures. A file appears complete or not at all; the same storyboard gives the same bytes of a GIF. */
public final class MovieWriter {
    /** Pictures from which the palette is taken. */
    private static final int SAMPLES = 12;
    private static final int CENTISECONDS = 100;

    private MovieWriter() {}

    /**
     * An animated GIF.
     *
     * @throws CancellationException where it was cancelled; nothing is left then
     * @throws IOException           where the file cannot be written
     */
    public static void gif(Storyboard board, Path file, Progress progress) throws IOException {
        AtomicFile.replace(file.toAbsolutePath(), temporary -> writeGif(board, temporary, progress));
    }

    private static void writeGif(Storyboard board, Path file, Progress progress) throws IOException {
        int shots = board.size();
        int samples = Math.min(SAMPLES, shots);
        int total = samples + shots;
        Palette.Sampler sampler = new Palette.Sampler();
        for (int i = 0; i < samples; i++) {
            check(progress);
            // The first and the last are among them.
            sampler.add(board.paint(samples == 1 ? 0 : i * (shots - 1) / (samples - 1)));
            progress.done(i + 1, total);
        }
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
                GifSequence gif = new GifSequence(out, sampler.palette(), board.width(), board.height())) {
            int frames = 0;
            for (int i = 0; i < shots; i++) {
                check(progress);
                // Rounded from the start, so that the whole lasts as long as it should.
                int begins = at(frames, board);
                frames += board.shots().get(i).frames();
                gif.add(board.paint(i), Math.max(1, at(frames, board) - begins));
                progress.done(samples + i + 1, total);
            }
        }
    }

    private static int at(int frames, Storyboard board) {
        return (int) Math.round((double) CENTISECONDS * frames / board.timing().framesPerSecond());
    }

    /**
     * A film as MP4.
     *
     * @throws CancellationException where it was cancelled; nothing is left then
     * @throws IOException           where it cannot be written; the message has what the encoder said
     */
    public static void mp4(Storyboard board, VideoEncoder encoder, Path file, Progress progress) throws IOException {
        AtomicFile.replace(file.toAbsolutePath(), temporary -> {
            // A file, as a pipe that nobody reads fills up and then both wait.
            Path said = Files.createTempFile("saddlescope-encoder", ".txt");
            try {
                encode(board, encoder, temporary, said, progress);
            } finally {
                Files.deleteIfExists(said);
            }
        });
    }

    private static void encode(Storyboard board, VideoEncoder encoder, Path file, Path said, Progress progress) throws IOException {
        Process process = new ProcessBuilder(encoder.command(board.width(), board.height(), board.timing().framesPerSecond(), file))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(said.toFile()).start();
        try {
            try (OutputStream out = new BufferedOutputStream(process.getOutputStream())) {
                for (int i = 0; i < board.size(); i++) {
                    check(progress);
                    Shot shot = board.shots().get(i);
                    byte[] raw = raw(board.paint(i));
                    for (int n = 0; n < shot.frames(); n++) {
                        check(progress);
                        out.write(raw);
                    }
                    progress.done(i + 1, board.size());
                }
            } catch (IOException e) {
                // A signal from the keyboard ends the encoder as well.
                check(progress);
                process.destroy();
                throw failed(encoder, process, said, e);
            }
            int code = process.waitFor();
            check(progress);
            if (code != 0) {
                throw failed(encoder, process, said, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            end(process);
        }
    }

    /** The encoder has let go of its file before that is deleted, whatever happens to this thread meanwhile. */
    private static void end(Process process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static IOException failed(VideoEncoder encoder, Process process, Path said, IOException cause) throws IOException {
        process.onExit().join();
        String words = Files.readString(said, StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", "; ");
        return new IOException(encoder.program().getFileName() + " (" + encoder.codec() + ") failed: " + (words.isEmpty() ? "exit code " + process.exitValue() : words), cause);
    }

    private static byte[] raw(BufferedImage picture) {
        BufferedImage bytes = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = bytes.createGraphics();
        canvas.drawImage(picture, 0, 0, null);
        canvas.dispose();
        return ((DataBufferByte) bytes.getRaster().getDataBuffer()).getData();
    }

    private static void check(Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
