package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.figures.movie.Stories;
import org.saddlescope.ui.Frames;

class AnimateCommandTest {
    @TempDir
    private Path folder;
    private Path experiment;
    private final Harness cli = new Harness().runner((_, control, _, frames) -> {
        frames.accept(Frames.frame(Frames.slice(11), 3));
        return Frames.frame(Frames.slice(11), 8);
    });

    @BeforeEach
    void file() throws Exception {
        experiment = folder.resolve("lesson.json");
        ExperimentFile.save(Stories.lesson(), experiment);
    }

    private int animate(String out, Object... more) {
        Object[] arguments = Stream.concat(Stream.of("animate", experiment, "--out", folder.resolve(out)), Stream.of(more)).toArray();
        return cli.execute(arguments);
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsRunAndBecomesAGifOfTheSizeAskedFor() throws Exception {
        assertEquals(ExitCode.DONE, animate("out.gif", "--figures", "map", "--seconds", "1", "--fps", "5", "--size", "321x200"), cli.err());
        var picture = ImageIO.read(folder.resolve("out.gif").toFile());
        assertEquals(320, picture.getWidth());
        assertEquals(200, picture.getHeight());
        assertTrue(cli.out().contains("out.gif"));
        assertTrue(cli.err().contains("painting"), cli.err());
    }

    @Test
    void aRunAndALessonBecomePages() throws Exception {
        assertEquals(ExitCode.DONE, animate("run.html", "--figures", "map,loss"), cli.err());
        assertTrue(Files.readString(folder.resolve("run.html")).contains("id=\"step\""));
        assertEquals(ExitCode.DONE, animate("lesson.html", "--lesson"), cli.err());
        assertTrue(Files.readString(folder.resolve("lesson.html")).contains("id=\"step-3\""));
    }

    @Test
    void whatCannotBeWrittenIsRefusedInOneLineThatSaysWhatIsExpected() throws Exception {
        record Refused(String out, List<String> more, String expected) {}
        for (Refused refused : List.of(new Refused("a.avi", List.of(), ".gif, .mp4 or .html"), new Refused("a.gif", List.of("--fps", "60"), "the nearest is 50"),
                new Refused("a.gif", List.of("--seconds", "0"), "the nearest is 0.1"), new Refused("a.gif", List.of("--size", "10x10"), "1280x720"),
                new Refused("a.gif", List.of("--figures", "map,kernel"), "it has map"),
                new Refused("a.gif", List.of("--figures", "map,surface,loss,ratios,index"), "at most 4"))) {
            int before = cli.err().length();
            assertEquals(ExitCode.BAD_INPUT, animate(refused.out, refused.more.toArray()), refused.toString());
            String said = cli.err().substring(before);
            assertTrue(said.contains(refused.expected), said);
        }
        assertEquals(List.of("lesson.json"), files());
    }

    @Test
    void aRunThatIsInterruptedLeavesNothing() throws Exception {
        cli.runner((_, control, _, _) -> {
            control.stop();
            return Frames.frame(Frames.slice(11), 3);
        });
        assertEquals(ExitCode.INTERRUPTED, animate("out.gif"));
        assertEquals(List.of("lesson.json"), files());
        assertFalse(cli.out().contains("out.gif"));
    }
}
