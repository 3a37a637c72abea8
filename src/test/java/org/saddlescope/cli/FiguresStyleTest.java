package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.PngSize;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.sidecar.FigureStyles;

class FiguresStyleTest {
    @TempDir
    private Path folder;
    private Path surface;

    @BeforeEach
    void writeASurface() throws Exception {
        surface = Files.writeString(folder.resolve("s.csv"), "x,y,loss\n0,0,1\n1,0,inf\n2,0,4\n0,1,2\n1,1,3\n2,1,nan\n");
    }

    private Harness done(Object... arguments) {
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, harness.execute(arguments), harness.err());
        return harness;
    }

    private List<Integer> pixels(Path file) throws Exception {
        BufferedImage image = ImageIO.read(file.toFile());
        return List.of(image.getWidth(), image.getHeight());
    }

    @Test
    void aFigureIsDrawnAgainFromItsSidecarToTheByte() throws Exception {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        done("figures", surface, "--out", first, "--format", "png,svg,pdf", "--sidecar", "--data", "--style", "Paper, one column", "--dpi", "100",
                "--no-title", "--key", "beside", "--transparent", "--lines", "1.5");
        for (String name : List.of("loss-map", "loss-surface")) {
            done("figures", "--from", first.resolve(name + ".json"), "--out", second, "--format", "png,svg,pdf", "--data", "--sidecar");
            for (String ending : List.of(".png", ".svg", ".pdf", ".csv", ".json")) {
                assertArrayEquals(Files.readAllBytes(first.resolve(name + ending)), Files.readAllBytes(second.resolve(name + ending)), name + ending);
            }
        }
        assertEquals(List.of(331, 248), pixels(second.resolve("loss-map.png")), "8.4 x 6.3 cm at 100 dots an inch");
    }

    @Test
    void aFigureIsDrawnAgainInAnotherStyle() throws Exception {
        done("figures", surface, "--out", folder, "--sidecar", "--kind", "map");
        Path dark = folder.resolve("dark.png");
        Harness harness = done("figures", "--from", folder.resolve("loss-map.json"), "--out", dark, "--width", "3in", "--dpi", "100", "--theme", "dark");
        assertEquals(dark.toString(), harness.out().strip());
        assertEquals(List.of(300, 210), pixels(dark), "as high in proportion");
        assertTrue((ImageIO.read(dark.toFile()).getRGB(1, 1) & 0xFF) < 0x40);
        done("figures", "--from", folder.resolve("loss-map.json"), "--format", "svg");
        assertTrue(Files.exists(folder.resolve("loss-map.svg")), "beside the sidecar");
    }

    @Test
    void aStyleThatTheWindowHasSavedIsFoundByItsName() throws Exception {
        Path styles = folder.resolve("figure-styles.json");
        new com.fasterxml.jackson.databind.ObjectMapper().writeValue(styles.toFile(),
                FigureStyles.STANDARD.with("Thesis", FigureStyle.of(new PngSize(12, 8, 127, 8), Style.Theme.LIGHT)));
        done("figures", surface, "--out", folder, "--kind", "map", "--styles", styles, "--style", "Thesis");
        assertEquals(List.of(600, 400), pixels(folder.resolve("loss-map.png")));
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, harness.execute("figures", surface, "--styles", styles, "--style", "Thesys"));
        assertTrue(harness.err().contains("did you mean \"Thesis\"?"), harness.err());
    }

    @ParameterizedTest
    @CsvSource({"--width, wide, expected a length as 8.4cm", "--width, 1cm, the nearest is 2", "--lines, 20, the nearest is 10", "--height, 3ft, expected a length",
        "--width, 1.2.3cm, expected a length"})
    void aMistakeInAnOptionIsNamed(String option, String value, String message) {
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, harness.execute("figures", surface, option, value));
        assertTrue(harness.err().contains(option + " ") && harness.err().contains(message), harness.err());
    }

    @Test
    void whatIsNoSidecarIsRefusedInOneLine() throws Exception {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"name\": \"x\"}");
        for (Object[] arguments : List.of(new Object[] {"figures", "--from", other}, new Object[] {"figures", "--from", folder.resolve("none.json")},
                new Object[] {"figures"}, new Object[] {"figures", surface, "--from", other})) {
            Harness harness = new Harness();
            assertEquals(ExitCode.BAD_INPUT, harness.execute(arguments));
            assertEquals(1, harness.err().lines().count(), harness.err());
        }
    }
}
