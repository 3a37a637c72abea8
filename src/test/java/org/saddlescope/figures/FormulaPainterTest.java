package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.conditions.Condition;
import org.w3c.dom.Document;

class FormulaPainterTest {
    static Stream<Condition> conditions() {
        return Condition.all().stream();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void theFormulaOfEveryConditionIsPaintedWhole(Condition condition) {
        BufferedImage image = FormulaPainter.image(condition.formula(), 24, Color.RED, 1);
        int painted = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                if ((argb >>> 24) > 0) {
                    painted++;
                    assertEquals(0, argb & 0xFFFF, "painted in red alone");
                    assertTrue(x > 0 && y > 0 && x < image.getWidth() - 1 && y < image.getHeight() - 1, () -> condition + " touches the edge");
                }
            }
        }
        assertTrue(painted > 150, condition + " has " + painted + " pixels");
    }

    @Test
    void sizeAndDensityScaleThePicture() {
        BufferedImage one = FormulaPainter.image("\\frac{a}{b}", 20, Color.BLACK, 1);
        BufferedImage two = FormulaPainter.image("\\frac{a}{b}", 20, Color.BLACK, 2);
        assertEquals(2.0 * one.getHeight(), two.getHeight(), 4);
        assertEquals(FormulaPainter.extent("\\frac{a}{b}", 40).width(), two.getWidth() - 2 * Math.ceil(1 + 0.15 * 40), 1);
        assertTrue(one.getHeight() > 24, "a fraction is higher than its letters");
        assertSame(one, FormulaPainter.image("\\frac{a}{b}", 20, Color.BLACK, 1));
    }

    @Test
    void inSvgItIsTextAndLinesAndNoImage() {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument("http://www.w3.org/2000/svg", "svg", null);
        SVGGraphics2D canvas = new SVGGraphics2D(document);
        FormulaPainter.Extent room = FormulaPainter.draw("\\frac{\\mu}{2}", 20, Color.BLACK, canvas, 5, 40);
        List<String> elements = new ArrayList<>();
        var all = canvas.getRoot().getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            elements.add(all.item(i).getNodeName());
        }
        assertTrue(elements.contains("text") || elements.contains("path"), elements::toString);
        assertTrue(!elements.contains("image"), elements::toString);
        assertTrue(room.width() > 5 && room.ascent() > 10 && room.descent() > 0, room::toString);
    }

    @Test
    void whatIsNoLatexIsNamed() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> FormulaPainter.image("\\frac{1}", 20, Color.BLACK, 1));
        assertTrue(refused.getMessage().contains("\\frac{1}"), refused::getMessage);
    }
}
