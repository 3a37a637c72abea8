package org.saddlescope.figures.movie;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that makes films: ffmpeg, with the best of the encoders that it says it has and that need no special hardware.
 *
 * @param program where it is
 * @param codec   its name for the encoder
 */
public record VideoEncoder(Path program, String codec) {
    /** What is to be done where there is none, in one line. */
    public static final String MISSING = "no encoder for MP4: install ffmpeg (Debian, Ubuntu: apt install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg), "
            + "or write a .gif or an .html, which need nothing";
    private static final List<String> CODECS = List.of("libx264", "libopenh264", "h264_videotoolbox", "h264_mf", "mpeg4");
    private static final int PATIENCE_SECONDS = 10;

    /** The encoder of this machine; asks the programs on the PATH, which takes a moment. Empty where there is none. */
    public static Optional<VideoEncoder> find() {
        return find(System.getenv("PATH"));
    }

    /** @param path folders, as of the environment variable; null: none */
    static Optional<VideoEncoder> find(String path) {
        if (path == null) {
            return Optional.empty();
        }
        return Pattern.compile(Pattern.quote(java.io.File.pathSeparator)).splitAsStream(path).filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of("ffmpeg", "ffmpeg.exe").map(name -> Path.of(folder).resolve(name)))
                .filter(Files::isExecutable).filter(Files::isRegularFile)
                .flatMap(program -> codec(program).map(codec -> new VideoEncoder(program, codec)).stream()).findFirst();
    }

    private static Optional<String> codec(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "-hide_banner", "-encoders").redirectErrorStream(true).start();
            try {
                process.getOutputStream().close();
                String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? CODECS.stream().filter(codec -> answer.lines()
                        .anyMatch(line -> line.strip().startsWith("V") && List.of(line.strip().split("\\s+")).indexOf(codec) == 1)).findFirst() : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The command line that makes an MP4 of raw pictures of three bytes a pixel, blue first, on its standard input. */
    List<String> command(int width, int height, int framesPerSecond, Path file) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-hide_banner", "-loglevel", "error", "-y",
                "-f", "rawvideo", "-pix_fmt", "bgr24", "-s", width + "x" + height, "-r", Integer.toString(framesPerSecond), "-i", "-",
                "-an", "-vf", "scale=out_color_matrix=bt709:out_range=tv", "-c:v", codec, "-pix_fmt", "yuv420p"));
        command.addAll(switch (codec) {
            case "libx264" -> List.of("-crf", "16", "-preset", "medium", "-tune", "animation");
            case "mpeg4" -> List.of("-q:v", "2");
            default -> List.of("-b:v", "6M");
        });
        command.addAll(List.of("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
                "-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1", "-movflags", "+faststart", "-f", "mp4", file.toString()));
        return command;
    }
}
