package org.saddlescope.figures.page;

import java.util.Locale;

/** JSON for a script that stands in a page: no text in it can end the script; NaN and infinities, which JSON has not, are words. */
final class PageData {
    private final StringBuilder text = new StringBuilder();
    private boolean fresh = true;

    PageData begin(char bracket) {
        comma();
        text.append(bracket);
        fresh = true;
        return this;
    }

    PageData end(char bracket) {
        text.append(bracket);
        fresh = false;
        return this;
    }

    PageData name(String name) {
        text(name);
        text.append(':');
        fresh = true;
        return this;
    }

    PageData text(String words) {
        comma();
        text.append('"');
        words.chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        text.append('"');
        return this;
    }

    PageData number(double value) {
        comma();
        if (Double.isFinite(value)) {
            text.append(value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value));
        } else {
            text.append('"').append(Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity").append('"');
        }
        return this;
    }

    PageData numbers(double[] values) {
        begin('[');
        for (double value : values) {
            number(value);
        }
        return end(']');
    }

    PageData integers(int[] values) {
        begin('[');
        for (int value : values) {
            number(value);
        }
        return end(']');
    }

    /** Places on a picture to a tenth of its unit; null where there is none. */
    PageData places(double[] values) {
        begin('[');
        for (double value : values) {
            comma();
            text.append(Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "null");
        }
        return end(']');
    }

    /** What is JSON already. */
    PageData raw(String json) {
        comma();
        text.append(json);
        return this;
    }

    private void comma() {
        if (!fresh) {
            text.append(',');
        }
        fresh = false;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
