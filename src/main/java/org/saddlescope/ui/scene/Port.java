package org.saddlescope.ui.scene;

/**
 * The part of the screen that a surface is seen in.
 *
 * @param width  in pixels
 * @param height in pixels
 * @param em     the size of text: labels around the box need room in proportion
 */
record Port(double width, double height, double em) {
    private static final double SIDE_EMS = 5.5;
    private static final double END_EMS = 4.9;
    /** However large the text is, the box has these shares of the view: labels come close to its edges then. */
    private static final double LEAST_WIDTH = 0.58;
    private static final double LEAST_HEIGHT = 0.5;

    /** Half of what is left between the labels at both sides. */
    double reachX() {
        return Math.max(LEAST_WIDTH * width / 2, width / 2 - SIDE_EMS * em);
    }

    /** Half of what is left between the title and the labels below. */
    double reachY() {
        return Math.max(LEAST_HEIGHT * height / 2, height / 2 - END_EMS * em);
    }
}
