package org.saddlescope.ui.workspace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How large the window writes, as it is kept between starts.
 *
 * @param zoom    the size of text as a multiple of the system's
 * @param lecture the same in a lecture, on top of what makes it readable from the last row
 * @param keys    whether pressed keys are shown
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Reading(double zoom, double lecture, boolean keys) {
    /** What a lecture multiplies the system's size with: its smallest text is then 18 pixels high where the system's is 12. */
    static final double LECTURE = 1.85;
    private static final double STEP = 1.1;
    public static final double LEAST = 0.7;
    public static final double MOST = 2.5;
    private static final double MOST_LECTURE = 1.5;

    public static final Reading STANDARD = new Reading(1, 1, false);

    /** What a spoilt file says that cannot be read is as it is in a new window. */
    public Reading {
        zoom = zoom > 0 ? Math.clamp(zoom, LEAST, MOST) : 1;
        // A lecture's text is never smaller than can be read from the last row.
        lecture = lecture > 0 ? Math.clamp(lecture, 1, MOST_LECTURE) : 1;
    }

    /** The size of text as a multiple of the system's. */
    public double ems(boolean lecturing) {
        return lecturing ? LECTURE * lecture : zoom;
    }

    public Reading larger(boolean lecturing) {
        return lecturing ? new Reading(zoom, lecture * STEP, keys) : new Reading(snapped(zoom * STEP), lecture, keys);
    }

    public Reading smaller(boolean lecturing) {
        return lecturing ? new Reading(zoom, lecture / STEP, keys) : new Reading(snapped(zoom / STEP), lecture, keys);
    }

    /** As the system has it. */
    public Reading normal(boolean lecturing) {
        return lecturing ? new Reading(zoom, 1, keys) : new Reading(1, lecture, keys);
    }

    /** At this multiple of the system's size, outside of lectures. */
    public Reading zoomed(double newZoom) {
        return new Reading(newZoom, lecture, keys);
    }

    public Reading showing(boolean pressedKeys) {
        return new Reading(zoom, lecture, pressedKeys);
    }

    /** One larger and one smaller come back to exactly 1. */
    private static double snapped(double zoom) {
        return Math.abs(zoom - 1) < 1e-9 ? 1 : zoom;
    }
}
