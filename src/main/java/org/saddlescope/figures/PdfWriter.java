package org.saddlescope.figures;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A figure as a PDF page of its printed size. Text is drawn as outlines: no font has to be embedded, and every sign looks
 * as it does on the screen.
 */
final class PdfWriter {
    /** Instead of the time, from which a PDF library would make the identifier: the same figure gives the same bytes. */
    private static final long IDENTIFIER = 1;

    private PdfWriter() {}

    static void write(Figure figure, FigureStyle style, Path file) throws IOException {
        PngSize size = style.size();
        float width = (float) size.pointWidth();
        float height = (float) size.pointHeight();
        try (PDDocument document = new PDDocument()) {
            document.setDocumentId(IDENTIFIER);
            PDPage page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            PdfBoxGraphics2D canvas = new PdfBoxGraphics2D(document, width, height);
            try {
                Painter.paint(figure, style.at(size.fontPt()), canvas, new Rectangle2D.Double(0, 0, width, height));
            } finally {
                canvas.dispose();
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(canvas.getXFormObject());
            }
            try (var out = Files.newOutputStream(file)) {
                document.save(out);
            }
        }
    }
}
