package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.css.CssParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saddlescope.figures.Ink;
import org.saddlescope.figures.Style;

/** Contrast by WCAG 2.1: (L1 + 0.05) / (L2 + 0.05) of the relative luminances, read from the style sheets. */
class ContrastTest {
    private static final Path ASSETS = Path.of("assets");
    private static final double TEXT = 4.5;
    private static final double MARK = 3;
    private static final Pattern COLOUR = Pattern.compile("(?m)^\\s*(-(?:sad|fx)-[a-z-]+):\\s*([^;]+);");

    /** What is written on, which is every surface of the window. */
    private static final List<String> GROUNDS = List.of("-sad-chrome", "-sad-panel", "-sad-card", "-sad-canvas", "-sad-plot", "-sad-hover", "-sad-pressed",
            "-sad-selected", "-sad-notice", "-sad-problem", "-fx-control-inner-background");
    /** What is written with anywhere. */
    private static final List<String> INKS = List.of("-sad-text", "-sad-muted", "-sad-danger");
    /** Headings, links and what is found: never on what is chosen, pressed or a notice. */
    private static final List<String> CALM = List.of("-sad-chrome", "-sad-panel", "-sad-card", "-sad-canvas", "-sad-plot", "-sad-hover", "-fx-control-inner-background");

    /** Errors of the parser are static; other tests load sheets too. */
    @BeforeEach
    void forgetErrors() {
        CssParser.errorsProperty().clear();
    }

    @ParameterizedTest
    @EnumSource(Style.Theme.class)
    void textIsReadableWhereverItStands(Style.Theme theme) throws IOException {
        Map<String, String> colours = colours(theme);
        Set<String> faint = new TreeSet<>();
        INKS.forEach(ink -> GROUNDS.forEach(ground -> check(faint, colours, ink, ground, TEXT)));
        CALM.forEach(ground -> check(faint, colours, "-sad-accent-text", ground, TEXT));
        check(faint, colours, "-fx-text-inner-color", "-fx-control-inner-background", TEXT);
        check(faint, colours, "-fx-prompt-text-fill", "-fx-control-inner-background", TEXT);
        check(faint, colours, "-fx-text-base-color", "-fx-background", TEXT);
        // Default buttons, selected rows of lists and Train are white on the colour of accents; the keys of a lecture are inverted.
        check(faint, colours, "white", "-sad-accent", TEXT);
        check(faint, colours, "white", "-fx-accent", TEXT);
        check(faint, colours, "-sad-canvas", "-sad-text", TEXT);
        assertEquals(Set.of(), faint, theme + ": below " + TEXT);
    }

    @ParameterizedTest
    @EnumSource(Style.Theme.class)
    void bordersOfControlsAndTheFocusAreSeen(Style.Theme theme) throws IOException {
        Map<String, String> colours = colours(theme);
        Set<String> faint = new TreeSet<>();
        GROUNDS.forEach(ground -> check(faint, colours, "-fx-focus-color", ground, MARK));
        List.of("-sad-chrome", "-sad-panel", "-sad-card", "-fx-control-inner-background").forEach(ground -> {
            check(faint, colours, "-sad-edge", ground, MARK);
            check(faint, colours, "-sad-thumb", ground, MARK);
        });
        assertEquals(Set.of(), faint, theme + ": below " + MARK);
    }

    @ParameterizedTest
    @EnumSource(Style.Theme.class)
    void thePaintedPicturesAreReadable(Style.Theme theme) {
        Ink ink = Ink.of(theme);
        assertTrue(contrast(ink.text().getRGB(), ink.paper().getRGB()) >= TEXT);
        assertTrue(contrast(ink.muted().getRGB(), ink.paper().getRGB()) >= TEXT);
    }

    @Test
    void theSheetsParseAndNameOnlyColoursThatEveryThemeHas() throws IOException {
        for (String name : List.of("light", "dark", "contrast", "workbench")) {
            new CssParser().parse(ASSETS.resolve(name + ".css").toUri().toURL());
        }
        assertEquals(List.of(), CssParser.errorsProperty().stream().map(CssParser.ParseError::getMessage).toList());
        Set<String> unknown = new TreeSet<>();
        for (Matcher use = Pattern.compile("-sad-[a-z-]+").matcher(sheet("workbench")); use.find(); ) {
            if (!colours(Style.Theme.LIGHT).containsKey(use.group()) || !colours(Style.Theme.DARK).containsKey(use.group())) {
                unknown.add(use.group());
            }
        }
        assertEquals(Set.of(), unknown);
    }

    /** White stands on the colour of accents, also under the pointer: that may be darker then, never lighter. */
    @Test
    void whatIsWrittenInTheColourOfAccentsHasOneForWords() throws IOException {
        String sheet = sheet("workbench");
        assertFalse(Pattern.compile("-fx-(text-)?fill: -sad-accent;").matcher(sheet).find());
        assertFalse(Pattern.compile("derive\\(-sad-accent, \\d").matcher(sheet).find());
    }

    @Test
    void contrastIsThatOfTheGuidelines() {
        assertEquals(21, contrast(0x000000, 0xFFFFFF), 1e-9);
        assertEquals(1, contrast(0x336699, 0x336699), 1e-12);
        // The guidelines' own example of the lightest grey that passes on white.
        assertEquals(4.54, contrast(0x767676, 0xFFFFFF), 0.005);
    }

    private static void check(Set<String> faint, Map<String, String> colours, String ink, String ground, double least) {
        double contrast = contrast(rgb(colours, ink), rgb(colours, ground));
        if (contrast < least) {
            faint.add("%s on %s: %.2f".formatted(ink, ground, contrast));
        }
    }

    /** The colours of a theme; those of more contrast stand last and count. */
    private static Map<String, String> colours(Style.Theme theme) throws IOException {
        Map<String, String> colours = new HashMap<>();
        for (String name : theme.contrast() ? List.of(theme.dark() ? "dark" : "light", "contrast") : List.of(theme.dark() ? "dark" : "light")) {
            for (Matcher colour = COLOUR.matcher(sheet(name)); colour.find(); ) {
                colours.put(colour.group(1), colour.group(2).strip());
            }
        }
        return colours;
    }

    private static int rgb(Map<String, String> colours, String name) {
        if (name.equals("white")) {
            return 0xFFFFFF;
        }
        return name.startsWith("#") ? Integer.parseInt(name.substring(1), 16) : rgb(colours, colours.get(name));
    }

    private static String sheet(String name) throws IOException {
        return Files.readString(ASSETS.resolve(name + ".css"));
    }

    private static double contrast(int a, int b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
