package org.saddlescope.ui.formula;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Paint;
import javafx.stage.Window;
import org.saddlescope.figures.FormulaPainter;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.Pictures;

/**
 * A typeset formula in the size and the colour of the text around it, on the line of that text. It is painted on another
 * thread; one that is wider than there is room is shown smaller.
 */
public final class Formula extends Label {
    /** Letters of formulas are a little smaller than those of text of the same size. */
    private static final double LARGER = 1.12;
    /** In sizes: what is left of the margins on the left and right of an image, beside the blanks of the text. */
    private static final double SIDES = 0.08;

    private String latex;
    private final Executor painter;
    private final ImageView picture = new ImageView();
    private final ObservableValue<Number> zoom;
    private final ObservableValue<Number> room;
    private Painted painted = new Painted(new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB), 0, 0, 1);
    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(this, "scale", 1);
    private int wanted;

    /**
     * @param baseline in pixels below the upper edge
     * @param trimmed  pixels on the left and on the right that are not shown
     */
    private record Painted(BufferedImage image, double baseline, double trimmed, double zoom) {
        double width() {
            return image.getWidth() - 2 * trimmed;
        }
    }

    /**
     * @param latex without dollar signs; what is read out, too
     * @param room  the greatest width that it may have
     */
    public Formula(String latex, ObservableValue<Number> room, Executor painter) {
        this.latex = latex;
        this.painter = painter;
        this.room = room;
        zoom = sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::outputScaleXProperty).map(Number.class::cast).orElse(1.0);
        // It has no words. A label that is told to show its graphic alone would not hear of another size of text.
        setGraphic(picture);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(latex);
        getStyleClass().add("lesson-formula");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        textFillProperty().subscribe(this::typeset);
        fontProperty().subscribe(this::typeset);
        zoom.subscribe(this::typeset);
        sceneProperty().subscribe(this::typeset);
        room.subscribe(this::fit);
    }

    /** Shows another formula as soon as it is painted, and this one until then. */
    public void show(String other) {
        if (!other.equals(latex)) {
            latex = other;
            setAccessibleText(other);
            typeset();
        }
    }

    /** Only once it is in a window are its size and its colour known. */
    private void typeset() {
        // Asked for in any case, so that the next change of it is heard.
        double pixels = zoom.getValue().doubleValue();
        if (getScene() == null || getScene().getWindow() == null) {
            return;
        }
        int number = ++wanted;
        double size = getFont().getSize() * LARGER;
        Color ink = ink(getTextFill());
        String wantedLatex = latex;
        painter.execute(() -> {
            try {
                Painted done = new Painted(FormulaPainter.image(wantedLatex, size, ink, pixels), FormulaPainter.baseline(wantedLatex, size, pixels),
                        Math.max(0, Math.floor(FormulaPainter.margin(size * pixels) - SIDES * size * pixels)), pixels);
                FxThread.run(() -> {
                    if (number == wanted) {
                        show(done);
                    }
                });
            } catch (IllegalArgumentException e) {
                // Said when the file was opened; what was written can be read all the same.
                FxThread.run(() -> {
                    setContentDisplay(ContentDisplay.TEXT_ONLY);
                    setText(wantedLatex);
                });
            }
        });
    }

    private void show(Painted done) {
        painted = done;
        picture.setImage(Pictures.of(done.image()));
        picture.setViewport(new Rectangle2D(done.trimmed(), 0, done.width(), done.image().getHeight()));
        fit();
    }

    private double shrunk() {
        double most = room.getValue().doubleValue();
        return most > 0 ? Math.min(1, most * painted.zoom() / painted.width()) : 1;
    }

    /** Its size as a share of the size that it has where there is room enough. */
    public ReadOnlyDoubleProperty scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    private void fit() {
        scale.set(shrunk());
        picture.setFitWidth(shrunk() * painted.width() / painted.zoom());
        picture.setFitHeight(shrunk() * painted.image().getHeight() / painted.zoom());
        requestLayout();
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    /** Where its letters stand, for the line of text that it is in. */
    @Override
    public double getBaselineOffset() {
        return getContentDisplay() == ContentDisplay.TEXT_ONLY ? super.getBaselineOffset()
                : snappedTopInset() + shrunk() * painted.baseline() / painted.zoom();
    }

    /** What is drawn. */
    ImageView picture() {
        return picture;
    }

    private static Color ink(Paint text) {
        return text instanceof javafx.scene.paint.Color colour
                ? new Color((float) colour.getRed(), (float) colour.getGreen(), (float) colour.getBlue(), (float) colour.getOpacity()) : Color.GRAY;
    }
}
