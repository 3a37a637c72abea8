package org.saddlescope.figures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.sourceforge.jeuclid.context.LayoutContextImpl;
import net.sourceforge.jeuclid.context.Parameter;
import net.sourceforge.jeuclid.layout.JEuclidView;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import uk.ac.ed.ph.snuggletex.InputError;
import uk.ac.ed.ph.snuggletex.SnuggleEngine;
import uk.ac.ed.ph.snuggletex.SnuggleInput;
import uk.ac.ed.ph.snuggletex.SnuggleSession;

/**
 * Typesets formulas that are written in LaTeX, by Java2D: onto the screen, into pictures, and as text and lines into SVG
 * and PDF, with or without a display. SnuggleTeX makes MathML of the LaTeX, JEuclid paints it. Safe for several threads,
 * of which one typesets at a time.
 */
public final class FormulaPainter {
    private static final int KEPT = 256;
    /** In sizes: slanted letters lean out of the room that they are said to take. */
    private static final double MARGIN = 0.15;
    /** SnuggleTeX knows the bars of a norm by their long name only. A backslash before them is a line break and none of theirs. */
    private static final String NORM = "(?<!\\\\)\\\\\\|";
    private static final String NORM_SPELT_OUT = "\\\\Vert ";

    private static final SnuggleEngine ENGINE = new SnuggleEngine();
    private static final Map<Wanted, BufferedImage> IMAGES = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, BufferedImage> eldest) {
            return size() > KEPT;
        }
    };

    private FormulaPainter() {}

    /**
     * How much room a formula takes, in the units of the canvas.
     *
     * @param ascent  above the line of the text
     * @param descent below it
     */
    public record Extent(double width, double ascent, double descent) {
        public double height() {
            return ascent + descent;
        }
    }

    private record Wanted(String latex, double size, int argb, double zoom) {}

    /**
     * A formula as an image with a transparent background, of which copies are kept: nobody may paint on it.
     *
     * @param latex  without dollar signs
     * @param size   of its letters, in the units of the screen
     * @param colour of its letters
     * @param zoom   pixels a unit: 2 on a screen of twice the density
     * @throws IllegalArgumentException where the LaTeX cannot be read; the message names it and says why
     */
    public static BufferedImage image(String latex, double size, Color colour, double zoom) {
        synchronized (IMAGES) {
            return IMAGES.computeIfAbsent(new Wanted(latex, size, colour.getRGB(), zoom), FormulaPainter::painted);
        }
    }

    /**
     * Paints a formula.
     *
     * @param x        its left end
     * @param baseline the line on which its letters stand
     * @return the room that it takes
     * @throws IllegalArgumentException where the LaTeX cannot be read; the message names it and says why
     */
    public static Extent draw(String latex, double size, Color colour, Graphics2D canvas, double x, double baseline) {
        synchronized (IMAGES) {
            JEuclidView view = view(latex, size, colour, canvas);
            view.draw(canvas, (float) x, (float) baseline);
            return extent(view);
        }
    }

    /** How much room a formula takes. */
    public static Extent extent(String latex, double size) {
        synchronized (IMAGES) {
            Graphics2D canvas = canvas(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB));
            try {
                return extent(view(latex, size, Color.BLACK, canvas));
            } finally {
                canvas.dispose();
            }
        }
    }

    /** How far below its upper edge the letters of {@link #image} stand, in pixels. */
    public static double baseline(String latex, double size, double zoom) {
        return margin(size * zoom) + extent(latex, size * zoom).ascent();
    }

    /** The margin around an image of letters of this size, in pixels. */
    public static double margin(double size) {
        return Math.ceil(1 + MARGIN * size);
    }

    private static BufferedImage painted(Wanted wanted) {
        double size = wanted.size * wanted.zoom;
        Extent room = extent(wanted.latex, size);
        double margin = margin(size);
        BufferedImage image = new BufferedImage((int) Math.ceil(room.width + 2 * margin), (int) Math.ceil(room.height() + 2 * margin),
                BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = canvas(image);
        try {
            draw(wanted.latex, size, new Color(wanted.argb, true), canvas, margin, margin + room.ascent);
        } finally {
            canvas.dispose();
        }
        return image;
    }

    private static Graphics2D canvas(BufferedImage image) {
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return canvas;
    }

    private static Extent extent(JEuclidView view) {
        return new Extent(view.getWidth(), view.getAscentHeight(), view.getDescentHeight());
    }

    private static JEuclidView view(String latex, double size, Color colour, Graphics2D canvas) {
        LayoutContextImpl context = new LayoutContextImpl(LayoutContextImpl.getDefaultLayoutContext());
        context.setParameter(Parameter.MATHSIZE, (float) size);
        context.setParameter(Parameter.MATHCOLOR, colour);
        return new JEuclidView(mathMl(latex), context, canvas);
    }

    private static Node mathMl(String latex) {
        SnuggleSession session = ENGINE.createSession();
        try {
            session.parseInput(new SnuggleInput("\\[" + latex.replaceAll(NORM, NORM_SPELT_OUT) + "\\]"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        NodeList nodes = session.buildDOMSubtree();
        List<InputError> errors = session.getErrors();
        if (!errors.isEmpty() || nodes.getLength() != 1) {
            throw new IllegalArgumentException("the formula " + latex + " cannot be read: " + (errors.isEmpty() ? "expected one formula, found " + nodes.getLength()
                    : errors.stream().map(error -> error.getErrorCode().getName()).collect(Collectors.joining(", "))));
        }
        minusSigns(nodes.item(0));
        return nodes.item(0);
    }

    /** SnuggleTeX leaves the hyphen of the keyboard, which is short and low. */
    private static void minusSigns(Node node) {
        if (node.getNodeType() == Node.TEXT_NODE && node.getNodeValue().matches("-[0-9.]*")) {
            node.setNodeValue("\u2212" + node.getNodeValue().substring(1));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            minusSigns(child);
        }
    }
}
