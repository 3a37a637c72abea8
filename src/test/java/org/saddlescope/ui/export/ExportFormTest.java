package org.saddlescope.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.PictureFormat;
import org.saddlescope.figures.Style;

class ExportFormTest {
    @TempDir
    private Path folder;

    private static ExportForm form(String width, String height, String dpi, String font, String file) {
        return form(width, height, dpi, font, FigureStyle.Unit.CM, new ExportForm.Target(file, false));
    }

    private static ExportForm form(String width, String height, String dpi, String font, FigureStyle.Unit unit, ExportForm.Target target) {
        return new ExportForm(width, height, dpi, font, font.isEmpty() ? "" : "1,5", new ExportForm.Looks(unit, Style.Theme.LIGHT, true, false,
                Style.KeyPlace.BESIDE, Optional.of(ColourMap.GREY)), target);
    }

    @Test
    void aFullFormGivesItsSizeAndFileWithTheEndingAdded() {
        ExportForm form = form("8,4", " 6.3 ", "600", "8.5", folder.resolve("map").toString());
        assertEquals(Map.of(), form.problems());
        assertEquals(new FigureStyle(8.4, 6.3, FigureStyle.Unit.CM, 600, 8.5, Style.Theme.LIGHT, true, false, Style.KeyPlace.BESIDE, 1.5,
                Optional.of(ColourMap.GREY)), form.style());
        assertEquals(folder.resolve("map.png").toAbsolutePath(), form.path());
        ExportForm drawing = form("1", "1", "100", "9", folder.resolve("a.svg").toString());
        assertEquals(folder.resolve("a.svg").toAbsolutePath(), drawing.path());
        assertEquals(PictureFormat.SVG, drawing.format());
        assertEquals("a.PNG", form("1", "1", "100", "9", folder.resolve("a.PNG").toString()).path().getFileName().toString());
    }

    @Test
    void everyFieldThatCannotBeUsedHasItsMessage() {
        Map<ExportForm.Field, String> problems = form("wide", "-3", "72.5", "", "").problems();
        assertEquals(Set.of(ExportForm.Field.values()), problems.keySet());
        assertEquals("A number from 0.5 to 200 cm", problems.get(ExportForm.Field.WIDTH));
    }

    @Test
    void aPictureTooLargeForTheMemoryIsRefusedAtTheDpi() {
        Map<ExportForm.Field, String> problems = form("200", "200", "2400", "9", folder.resolve("a.png").toString()).problems();
        assertEquals(Set.of(ExportForm.Field.DPI), problems.keySet());
        assertTrue(problems.get(ExportForm.Field.DPI).contains("million pixels"));
    }

    @Test
    void aMissingFolderOrAFolderInPlaceOfAFileIsNamed() throws IOException {
        Path missing = folder.resolve("nowhere");
        assertTrue(form("8", "6", "300", "9", missing.resolve("a.png").toString()).problems()
                .get(ExportForm.Field.FILE).contains(missing.toString()));
        Path taken = Files.createDirectory(folder.resolve("figures.png"));
        assertEquals("This is a folder: add a file name",
                form("8", "6", "300", "9", taken.toString()).problems().get(ExportForm.Field.FILE));
        assertTrue(form("8", "6", "300", "9", "a\0b").problems().get(ExportForm.Field.FILE).startsWith("Not a file name"));
    }

    @Test
    void inchesAreWhatTheyAreInCentimetres() {
        ExportForm form = form("3.3", "2", "100", "9", FigureStyle.Unit.INCH, new ExportForm.Target(folder.resolve("a.png").toString(), false));
        assertEquals(8.382, form.style().widthCm(), 1e-12);
        assertEquals(330, form.style().size().pixelWidth());
        assertEquals("A number from 0.2 to 78.74 in", form("80", "2", "100", "9", FigureStyle.Unit.INCH, form.target()).problems().get(ExportForm.Field.WIDTH));
    }

    @Test
    void allFiguresGoIntoAFolderWhichMayBeNew() throws IOException {
        ExportForm form = form("8", "6", "100", "9", FigureStyle.Unit.CM, new ExportForm.Target(folder.resolve("new").toString(), true));
        assertEquals(Map.of(), form.problems());
        assertEquals(folder.resolve("new").toAbsolutePath(), form.path());
        Path file = Files.writeString(folder.resolve("taken"), "");
        assertEquals("This is a file: a folder is needed", form("8", "6", "100", "9", FigureStyle.Unit.CM, new ExportForm.Target(file.toString(), true))
                .problems().get(ExportForm.Field.FILE));
    }
}
