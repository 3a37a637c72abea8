package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyRoomTest {
    private static final Style SCREEN = new Style(13, Style.Theme.LIGHT, true);
    private static final double WIDTH = 470;
    private static final double HEIGHT = 280;

    private final Graphics2D canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();

    private static Key key(Style style, boolean sheds, int entries) {
        return new Key(List.of(IntStream.range(0, entries).mapToObj(i -> Key.Entry.line(Symbol.line(i, 0, Color.BLACK, style, true),
                "Gradient descent " + i + ": explains everything there is to explain; end loss 7.89", "Gradient descent " + i + ": end loss 7.89×10⁻³¹, to the last digit",
                "Gradient descent " + i)).toList()), List.of("Colours: equal steps", "Plane: the coordinates"), "", style, sheds);
    }

    @Test
    void wherePathsAreManyTheirNamesStandInColumnsAndThePlotKeepsItsRoom() {
        Key shown = key(SCREEN, true, 6).fitting(canvas, WIDTH, HEIGHT);
        assertTrue(shown.height(canvas, WIDTH) <= 0.32 * HEIGHT, "takes " + shown.height(canvas, WIDTH));
        assertEquals("Gradient descent 5", shown.words().get(5));
    }

    @Test
    void notesGiveWayWhereEvenNamesTakeTooMuch() {
        Key shown = key(SCREEN, true, 6).fitting(canvas, WIDTH, 170);
        assertEquals(IntStream.range(0, 6).mapToObj(i -> "Gradient descent " + i).toList(), shown.words());
    }

    @Test
    void aNoteThatIsTooLongForALineIsWrappedAndNotCutWhereThereIsRoomForThat() {
        String note = "Colours: equal steps in log₁₀(loss − min + ε): min 0.01959, max 0.4495, ε = 4.3×10⁻⁴, and some more words to fill the line";
        Key key = new Key(List.of(), List.of("Each path", note, "Plane: the first two principal directions of the points of two paths"), "", SCREEN, true);
        assertTrue(key.height(canvas, WIDTH) > 0.2 * HEIGHT, "it is not shown as it is anyway");
        assertTrue(key.fitting(canvas, WIDTH, HEIGHT).words().contains(note));
    }

    @Test
    void whereThereIsLeastRoomTheLinesKeepTheirNamesAndOtherSignsGo() {
        Key names = key(SCREEN, true, 5);
        Key all = new Key(List.of(names.groups().getFirst(), List.of(Key.Entry.sign(Symbol.start(-1, 1, SCREEN), "start"))), List.of(), "", SCREEN, true);
        assertTrue(all.fitting(canvas, 240, 500).words().contains("start"));
        assertEquals(IntStream.range(0, 5).mapToObj(i -> "Gradient descent " + i).toList(), all.fitting(canvas, 240, 200).words());
    }

    @Test
    void aKeyBesideThePlotIsNeverTallerThanItWhereItMaySayLess() {
        Key whole = key(SCREEN.uncut(), true, 3);
        assertTrue(whole.height(canvas, 170) > 110);
        assertTrue(whole.fittingBeside(canvas, 170, 110).height(canvas, 170) <= 110);
    }

    @Test
    void aFigureOnPaperSaysEverything() {
        Style paper = SCREEN.uncut();
        Key key = key(paper, false, 6);
        assertEquals(key, key.fittingBeside(canvas, 170, 100));
        assertTrue(key.fitting(canvas, WIDTH, 170).words().contains("Plane: the coordinates"));
    }
}
