package org.saddlescope.figures;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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

/**
 * A figure as SVG of its printed size; one unit of the drawing is a point. Text stays text, so that it can be edited and
 * searched; the heat map is an image that viewers are asked not to smooth, since smoothing would invent values.
 */
final class SvgWriter {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgWriter() {}

    static void write(Figure figure, FigureStyle style, Path file) throws IOException {
        PngSize size = style.size();
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(4);
        SVGGraphics2D canvas = new SVGGraphics2D(context, false);
        double width = size.pointWidth();
        double height = size.pointHeight();
        canvas.setSVGCanvasSize(new Dimension((int) Math.ceil(width), (int) Math.ceil(height)));
        Painter.paint(figure, style.at(size.fontPt()), canvas, new Rectangle2D.Double(0, 0, width, height));
        Element root = canvas.getRoot();
        root.setAttribute("width", String.format(Locale.ROOT, "%.4gcm", size.widthCm()));
        root.setAttribute("height", String.format(Locale.ROOT, "%.4gcm", size.heightCm()));
        root.setAttribute("viewBox", String.format(Locale.ROOT, "0 0 %.4f %.4f", width, height));
        NodeList images = root.getElementsByTagNameNS(NAMESPACE, "image");
        for (int i = 0; i < images.getLength(); i++) {
            ((Element) images.item(i)).setAttribute("style", "image-rendering:pixelated");
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            // Batik's own writer names a DTD on the web, which parsers then want to fetch.
            TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
