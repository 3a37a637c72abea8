package org.saddlescope.figures;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.w3c.dom.Element;

/**
 * A figure as SVG of its printed size; one unit of the drawing is a point. Text stays text, so that it can be edited and
 * searched; the heat map is an image that viewers are asked not to smooth, since smoothing would invent values.
 */
final class SvgWriter {
    private SvgWriter() {}

    static void write(Figure figure, FigureStyle style, Path file) throws IOException {
        PngSize size = style.size();
        double width = size.pointWidth();
        double height = size.pointHeight();
        Element root = SvgText.element(width, height, false,
                canvas -> Painter.paint(figure, style.at(size.fontPt()), canvas, new Rectangle2D.Double(0, 0, width, height)));
        root.setAttribute("width", String.format(Locale.ROOT, "%.4gcm", size.widthCm()));
        root.setAttribute("height", String.format(Locale.ROOT, "%.4gcm", size.heightCm()));
        try (Writer out = Files.newBufferedWriter(file)) {
            SvgText.write(root, out, true);
        }
    }
}
