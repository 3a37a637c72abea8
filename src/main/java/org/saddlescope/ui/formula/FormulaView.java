package org.saddlescope.ui.formula;

import java.awt.Color;
import java.awt.image.BufferedImage;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Paint;
import javafx.stage.Window;
import org.saddlescope.figures.FormulaPainter;
import org.saddlescope.ui.base.Pictures;

/** A typeset formula in the colour of the text around it, as sharp as the screen is, and in words for who cannot see it. */
public final class FormulaView extends Label {
    private static final double SIZE = 16;
    private static final double WIDEST = 520;

    private final String latex;
    private final ImageView picture = new ImageView();
    private final ObservableValue<Number> zoom;

    /**
     * @param latex without dollar signs
     * @param words what is read out
     */
    public FormulaView(String latex, String words) {
        this.latex = latex;
        zoom = sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::outputScaleXProperty).map(Number.class::cast).orElse(1.0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(picture);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(words);
        getStyleClass().add("condition-formula");
        setMinSize(0, USE_PREF_SIZE);
        textFillProperty().subscribe(this::typeset);
        zoom.subscribe(this::typeset);
    }

    private void typeset() {
        double pixels = zoom.getValue().doubleValue();
        BufferedImage image = FormulaPainter.image(latex, SIZE, ink(getTextFill()), pixels);
        picture.setImage(Pictures.of(image));
        // A formula that is wider than a narrow window would be cut off is shown smaller.
        double shrunk = Math.min(1, WIDEST * pixels / image.getWidth());
        picture.setFitWidth(shrunk * image.getWidth() / pixels);
        picture.setFitHeight(shrunk * image.getHeight() / pixels);
    }

    /** What is drawn. */
    public ImageView picture() {
        return picture;
    }

    private static Color ink(Paint text) {
        return text instanceof javafx.scene.paint.Color colour
                ? new Color((float) colour.getRed(), (float) colour.getGreen(), (float) colour.getBlue(), (float) colour.getOpacity()) : Color.GRAY;
    }
}
