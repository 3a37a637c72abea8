package org.saddlescope.figures;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/** Words made to fit: on several lines, or on one with its middle left out. */
public final class TextFit {
    private TextFit() {}

    /** The words of a text in lines no wider than this; a word that is wider alone is broken. */
    static List<String> wrap(String text, FontMetrics metrics, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (metrics.stringWidth(line.toString()) > width && line.length() > 1) {
                int fits = fitting(line.toString(), metrics, width);
                lines.add(line.substring(0, fits));
                line.delete(0, fits);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * The text, or where it is wider than this its beginning and end with … between: names often differ in their ends. What
     * stands in parentheses at its end is left out first.
     */
    static String shortened(String text, FontMetrics metrics, double width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int aside = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
        if (aside > 0 && metrics.stringWidth(text.substring(0, aside)) <= width) {
            return text.substring(0, aside);
        }
        for (int kept = text.length() - 1; kept > 1; kept--) {
            String shorter = text.substring(0, (kept + 1) / 2) + "…" + text.substring(text.length() - kept / 2);
            if (metrics.stringWidth(shorter) <= width) {
                return shorter;
            }
        }
        return "…";
    }

    /** The text, or where it is wider than this its beginning with … after it. */
    public static String elided(String text, FontMetrics metrics, double width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int kept = fitting(text, metrics, width - metrics.stringWidth("…"));
        return text.substring(0, kept).stripTrailing() + "…";
    }

    /** How many characters from the start fit, at least one. */
    private static int fitting(String text, FontMetrics metrics, double width) {
        int count = 1;
        while (count < text.length() && metrics.stringWidth(text.substring(0, count + 1)) <= width) {
            count++;
        }
        return count;
    }
}
