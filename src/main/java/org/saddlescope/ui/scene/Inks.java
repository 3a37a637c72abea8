package org.saddlescope.ui.scene;

import javafx.scene.paint.Color;
import org.saddlescope.figures.Ink;
import org.saddlescope.figures.Style;

/** The colours of a theme as JavaFX wants them: the same ones that figures are painted with. */
record Inks(Color paper, Color text, Color muted, Color grid) {
    static Inks of(Style.Theme theme) {
        Ink ink = Ink.of(theme);
        return new Inks(fx(ink.paper()), fx(ink.text()), fx(ink.muted()), fx(ink.grid()));
    }

    static Color fx(java.awt.Color colour) {
        return Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getAlpha() / 255.0);
    }
}
