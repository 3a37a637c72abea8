package org.saddlescope.figures.movie;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a moving picture in pixels.
 *
 * @param width  even, as films need it
 * @param height even, as films need it
 */
public record MovieSize(int width, int height) {
    public static final MovieSize HD = new MovieSize(1280, 720);
    public static final MovieSize FULL_HD = new MovieSize(1920, 1080);
    public static final MovieSize SQUARE = new MovieSize(800, 800);
    public static final MovieSize SMALL = new MovieSize(854, 480);
    public static final int SMALLEST = 160;
    public static final int LARGEST = 4096;
    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,5})\\s*[x×X]\\s*(\\d{1,5})\\s*");

    public MovieSize {
        if (width < SMALLEST || height < SMALLEST || width > LARGEST || height > LARGEST || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException(width + "x" + height + " pixels");
        }
    }

    /** For instance "1280x720"; an odd number of pixels becomes the even one below. Empty where it is no size, or one out of range. */
    public static Optional<MovieSize> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int width = Integer.parseInt(matcher.group(1)) / 2 * 2;
        int height = Integer.parseInt(matcher.group(2)) / 2 * 2;
        return width < SMALLEST || height < SMALLEST || width > LARGEST || height > LARGEST ? Optional.empty() : Optional.of(new MovieSize(width, height));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
