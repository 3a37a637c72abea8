package org.saddlescope.figures.movie;

import java.awt.Rectangle;

/**
 * Where the picture of a lesson's step is and where its card: beside it, or below it on a sheet that is about as high as wide;
 * without a picture the card has the whole sheet.
 *
 * @param side on which side of the card the picture is
 */
record CardPlace(Rectangle picture, Rectangle card, Side side) {
    private static final double WIDE = 1.3;
    private static final double BESIDE = 0.36;
    private static final double BELOW = 0.44;

    /** Where a picture is, seen from the card. */
    enum Side { LEFT, ABOVE, NONE }

    static CardPlace of(MovieSize size, boolean pictured) {
        int width = size.width();
        int height = size.height();
        if (!pictured) {
            return new CardPlace(new Rectangle(), new Rectangle(width, height), Side.NONE);
        }
        if (width >= WIDE * height) {
            int split = (int) Math.round((1 - BESIDE) * width);
            return new CardPlace(new Rectangle(split, height), new Rectangle(split, 0, width - split, height), Side.LEFT);
        }
        int split = (int) Math.round((1 - BELOW) * height);
        return new CardPlace(new Rectangle(width, split), new Rectangle(0, split, width, height - split), Side.ABOVE);
    }
}
