package org.saddlescope.figures.movie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.figures.SeriesStyle;
import org.saddlescope.figures.Style;

class MovieWriterTest {
    private static final Timing TIMING = new Timing(2, 6);
    /** The furthest that a channel of any pixel is from the painted one: smooth edges share the colours that are left. */
    private static final int FURTHEST = 48;
    private static final double FURTHEST_MEAN = 1.5;

    @TempDir
    private Path folder;

    /** A GIF as a viewer shows it. */
    private record Played(List<BufferedImage> pictures, List<Integer> delays, int localPalettes, boolean forEver) {
        static Played of(Path file) throws IOException {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            List<BufferedImage> pictures = new ArrayList<>();
            List<Integer> delays = new ArrayList<>();
            int palettes = 0;
            boolean loop = false;
            try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
                reader.setInput(in);
                BufferedImage shown = null;
                for (int i = 0; i < reader.getNumImages(true); i++) {
                    BufferedImage part = reader.read(i);
                    IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                    IIOMetadataNode place = child(root, "ImageDescriptor");
                    delays.add(Integer.parseInt(child(root, "GraphicControlExtension").getAttribute("delayTime")));
                    palettes += root.getElementsByTagName("LocalColorTable").getLength();
                    loop |= root.getElementsByTagName("ApplicationExtension").getLength() > 0;
                    BufferedImage next = new BufferedImage(i == 0 ? part.getWidth() : shown.getWidth(), i == 0 ? part.getHeight() : shown.getHeight(), BufferedImage.TYPE_INT_RGB);
                    Graphics2D canvas = next.createGraphics();
                    canvas.drawImage(shown, 0, 0, null);
                    canvas.drawImage(part, Integer.parseInt(place.getAttribute("imageLeftPosition")), Integer.parseInt(place.getAttribute("imageTopPosition")), null);
                    canvas.dispose();
                    shown = next;
                    pictures.add(next);
                }
            } finally {
                reader.dispose();
            }
            return new Played(pictures, delays, palettes, loop);
        }

        private static IIOMetadataNode child(IIOMetadataNode root, String name) {
            return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
        }
    }

    @Test
    void aGifHasThePicturesTheLengthAndTheSizeThatWereAskedForAndPlaysForEver() throws IOException {
        Storyboard board = Stories.board(TIMING, FigureKind.MAP, FigureKind.LOSS);
        Path file = folder.resolve("run.gif");
        MovieWriter.gif(board, file, Progress.NONE);
        Played played = Played.of(file);
        assertEquals(board.size(), played.pictures.size());
        assertEquals(200, played.delays.stream().mapToInt(Integer::intValue).sum(), "two seconds");
        assertTrue(played.delays.getLast() >= 50, "held at its end: " + played.delays);
        assertEquals(320, played.pictures.getLast().getWidth());
        assertEquals(180, played.pictures.getLast().getHeight());
        assertEquals(0, played.localPalettes, "one palette for all");
        assertTrue(played.forEver);
    }

    @Test
    void everyPictureOfAGifIsThePaintedOneUpToItsPalette() throws IOException {
        Storyboard board = Stories.board(TIMING, FigureKind.MAP, FigureKind.SURFACE);
        Path file = folder.resolve("run.gif");
        MovieWriter.gif(board, file, Progress.NONE);
        Played played = Played.of(file);
        for (int i = 0; i < board.size(); i++) {
            int[] wanted = Palette.pixels(board.paint(i));
            int[] found = Palette.pixels(played.pictures.get(i));
            int worst = 0;
            double sum = 0;
            for (int p = 0; p < wanted.length; p++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int off = Math.abs((wanted[p] >> shift & 0xFF) - (found[p] >> shift & 0xFF));
                    worst = Math.max(worst, off);
                    sum += off;
                }
            }
            assertTrue(worst <= FURTHEST, "picture " + i + ": " + worst);
            assertTrue(sum / (3.0 * wanted.length) <= FURTHEST_MEAN, "picture " + i + ": " + sum / (3.0 * wanted.length));
            assertEquals(0xFFFFFF, found[found.length - 1] & 0xFFFFFF, "paper stays white");
        }
    }

    @Test
    void thePathGrowsFromPictureToPicture() throws IOException {
        Storyboard board = Stories.board(TIMING, FigureKind.MAP);
        List<Long> lengths = Stream.iterate(0, i -> i < board.size(), i -> i + 1).map(i -> pixelsOf(board.paint(i), 1)).toList();
        assertTrue(lengths.getLast() > 2 * lengths.getFirst(), lengths.toString());
        assertTrue(lengths.get(lengths.size() / 2) > lengths.getFirst() && lengths.get(lengths.size() / 2) < lengths.getLast(), lengths.toString());
    }

    private static long pixelsOf(BufferedImage picture, int series) {
        int colour = SeriesStyle.colour(series, Style.Theme.LIGHT).getRGB();
        return java.util.Arrays.stream(Palette.pixels(picture)).filter(pixel -> pixel == colour).count();
    }

    @Test
    void theSameStoryboardGivesTheSameBytes() throws IOException {
        MovieWriter.gif(Stories.board(TIMING, FigureKind.MAP, FigureKind.LOSS), folder.resolve("a.gif"), Progress.NONE);
        MovieWriter.gif(Stories.board(TIMING, FigureKind.MAP, FigureKind.LOSS), folder.resolve("b.gif"), Progress.NONE);
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.gif")), Files.readAllBytes(folder.resolve("b.gif")));
    }

    /** Cancels when so many pictures are done. */
    static Progress cancelAt(int pictures) {
        return new Progress() {
            private int done;

            @Override
            public void done(int finished, int of) {
                done = finished;
            }

            @Override
            public boolean cancelled() {
                return done >= pictures;
            }
        };
    }

    @Test
    void whatIsCancelledLeavesNothingAndSpoilsNoOlderFile() throws IOException {
        Path file = folder.resolve("run.gif");
        Files.writeString(file, "older");
        assertThrows(CancellationException.class, () -> MovieWriter.gif(Stories.board(TIMING, FigureKind.MAP), file, cancelAt(12)));
        assertEquals("older", Files.readString(file));
        VideoEncoder.find().ifPresent(encoder -> assertThrows(CancellationException.class,
                () -> MovieWriter.mp4(Stories.board(TIMING, FigureKind.MAP), encoder, folder.resolve("run.mp4"), cancelAt(2))));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void aFilmHasThePicturesTheLengthAndTheSizeThatWereAskedFor() throws Exception {
        VideoEncoder encoder = VideoEncoder.find().orElse(null);
        assumeTrue(encoder != null, "no ffmpeg here");
        Path probe = encoder.program().resolveSibling("ffprobe");
        assumeTrue(Files.isExecutable(probe), "no ffprobe here");
        Path file = folder.resolve("run.mp4");
        MovieWriter.mp4(Stories.board(TIMING, FigureKind.MAP), encoder, file, Progress.NONE);
        Process process = new ProcessBuilder(probe.toString(), "-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
                "stream=width,height,pix_fmt,nb_read_frames:format=duration", "-of", "default=noprint_wrappers=1", file.toString()).redirectErrorStream(true).start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertTrue(said.containsAll(List.of("width=320", "height=180", "pix_fmt=yuv420p", "nb_read_frames=12", "duration=2.000000")), said.toString());
    }

    @Test
    void anEncoderThatFailsIsQuotedAndLeavesNoFile() throws IOException {
        Path program = folder.resolve("ffmpeg");
        Files.writeString(program, "#!/bin/sh\necho 'no room left' >&2\nexit 3\n");
        assumeTrue(program.toFile().setExecutable(true));
        IOException failed = assertThrows(IOException.class, () -> MovieWriter.mp4(Stories.board(TIMING, FigureKind.MAP), new VideoEncoder(program, "libx264"),
                folder.resolve("run.mp4"), Progress.NONE));
        assertTrue(failed.getMessage().contains("no room left"), failed.getMessage());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(program), left.toList());
        }
    }

    @Test
    void theBestOfTheEncodersThatAProgramHasIsTakenAndWithoutOneThereIsNone() throws IOException {
        Path program = folder.resolve("ffmpeg");
        Files.writeString(program, "#!/bin/sh\necho ' V..... = Video'\necho ' V.S... mpeg4  MPEG-4 part 2, not libx264'\necho ' V....D libopenh264  OpenH264'\n");
        assumeTrue(program.toFile().setExecutable(true));
        assertEquals("libopenh264", VideoEncoder.find(folder.toString()).orElseThrow().codec());
        assertTrue(VideoEncoder.find(folder.resolve("nowhere").toString()).isEmpty());
        assertTrue(VideoEncoder.find(null).isEmpty());
    }
}
