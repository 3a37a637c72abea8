package org.saddlescope.ui.export;

import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.PngSize;
import org.saddlescope.ui.base.NewestWork;
import org.saddlescope.ui.base.Pictures;
import org.saddlescope.ui.base.Text;

/** Puts figures on the clipboard as images of as many pixels as their style asks for. Lives on the JavaFX application thread. */
public final class FigureClipboard {
    /** What other programs take without trouble. */
    private static final double MOST_PIXELS = 40e6;

    private final NewestWork<Order, Image> painting;

    private record Order(Figure figure, FigureStyle style) {
        Image paint() {
            PngSize size = style.size();
            double width = size.pointWidth();
            double height = size.pointHeight();
            double scale = Math.min((double) size.pixelWidth() / width, Math.sqrt(MOST_PIXELS / (width * height)));
            return Pictures.paint(style.shown(figure), style.at(size.fontPt()), width, height, scale);
        }
    }

    /** @param tell told of each figure that is on the clipboard, or why it is not */
    public FigureClipboard(Consumer<String> tell) {
        painting = new NewestWork<>(Order::paint, image -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(image);
            boolean taken = Clipboard.getSystemClipboard().setContent(content);
            tell.accept(taken ? Text.of("export.copied", Integer.toString((int) image.getWidth()), Integer.toString((int) image.getHeight()))
                    : Text.of("export.clipboardRefuses"));
        }, problem -> tell.accept(Text.of("export.cannotPaint", String.valueOf(problem.getMessage()))));
    }

    /** Paints it on a thread of its own, then puts it there. */
    public void copy(Figure figure, FigureStyle style) {
        painting.request(new Order(figure, style));
    }
}
