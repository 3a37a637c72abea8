package org.saddlescope.figures;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.function.Consumer;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Whatever Java2D paints, as SVG. The same painting gives the same text. */
public final class SvgText {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgText() {}

    /**
     * A painting as the text of an {@code svg} element.
     *
     * @param outlines letters as shapes, which look the same where the font is missing; otherwise text stays text
     */
    public static String of(double width, double height, boolean outlines, Consumer<Graphics2D> painting) {
        Element root = element(width, height, outlines, painting);
        root.setAttribute("width", String.format(Locale.ROOT, "%.4g", width));
        root.setAttribute("height", String.format(Locale.ROOT, "%.4g", height));
        StringWriter text = new StringWriter();
        try {
            write(root, text, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The element of a painting, with a view box of its size; the heat map in it is not to be smoothed. */
    static Element element(double width, double height, boolean outlines, Consumer<Graphics2D> painting) {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(4);
        SVGGraphics2D canvas = new SVGGraphics2D(context, outlines);
        canvas.setSVGCanvasSize(new Dimension((int) Math.ceil(width), (int) Math.ceil(height)));
        painting.accept(canvas);
        Element root = canvas.getRoot();
        root.setAttribute("viewBox", String.format(Locale.ROOT, "0 0 %.4f %.4f", width, height));
        NodeList images = root.getElementsByTagNameNS(NAMESPACE, "image");
        for (int i = 0; i < images.getLength(); i++) {
            ((Element) images.item(i)).setAttribute("style", "image-rendering:pixelated");
        }
        return root;
    }

    /** @param declared whether the XML declaration of a file stands before it */
    static void write(Element root, Writer out, boolean declared) throws IOException {
        try {
            // Batik's own writer names a DTD on the web, which parsers then want to fetch.
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, declared ? "no" : "yes");
            transformer.transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
