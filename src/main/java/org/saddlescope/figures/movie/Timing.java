package org.saddlescope.figures.movie;

/**
 * How long a moving picture is and how often it changes.
 *
 * @param seconds         the whole, with the hold at the end
 * @param framesPerSecond pictures a second
 */
public record Timing(double seconds, int framesPerSecond) {
    public static final double SHORTEST = 0.1;
    public static final double LONGEST = 600;
    public static final int FASTEST = 60;
    /** Programs that show GIFs take a shorter delay than 2/100 s for none at all, and show them slowly. */
    public static final int FASTEST_GIF = 50;
    private static final double HOLD = 1.5;
    private static final double HOLD_SHARE = 0.25;

    public Timing {
        if (!(seconds >= SHORTEST && seconds <= LONGEST)) {
            throw new IllegalArgumentException(seconds + " seconds, expected " + SHORTEST + " to " + LONGEST);
        }
        if (framesPerSecond < 1 || framesPerSecond > FASTEST) {
            throw new IllegalArgumentException(framesPerSecond + " frames a second, expected 1 to " + FASTEST);
        }
    }

    /** How many pictures there are in all. */
    public int frames() {
        return Math.max(1, (int) Math.round(seconds * framesPerSecond));
    }

    /** For how many pictures the last one stands still: 1.5 s, or a quarter of what is shorter than 6 s. */
    int held() {
        return (int) Math.round(Math.min(HOLD, HOLD_SHARE * seconds) * framesPerSecond);
    }
}
