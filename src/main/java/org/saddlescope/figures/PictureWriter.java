package org.saddlescope.figures;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a figure in any format at its printed size. The same figure gives the same bytes on one machine. */
public final class PictureWriter {
    private PictureWriter() {}

    /**
     * @param format what to write, whatever the file's name
     * @throws IOException where the file cannot be written; the message names it and says why
     */
    public static void write(Figure figure, PictureFormat format, PngSize size, Style.Theme theme, Path file) throws IOException {
        write(figure, format, FigureStyle.of(size, theme), file);
    }

    /**
     * Writes a figure in a style.
     *
     * @throws IOException where the file cannot be written; the message names it and says why
     */
    public static void write(Figure figure, PictureFormat format, FigureStyle style, Path file) throws IOException {
        Figure shown = style.shown(figure);
        switch (format) {
            case PNG -> PngWriter.write(shown, style, file);
            case SVG -> CompleteFile.write(file, temporary -> SvgWriter.write(shown, style, temporary));
            case PDF -> CompleteFile.write(file, temporary -> PdfWriter.write(shown, style, temporary));
        }
    }
}
