package org.saddlescope.figures.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markup that is well-formed XML and HTML: text is escaped, what is opened is closed. */
public final class Markup {
    /** A letter by itself with an index: λ_min, f_i*, K_0, Π_{j≠k}; no snake case, no CamelCase. */
    private static final Pattern INDEX = Pattern.compile("(?<![\\p{L}\\p{N}_])(\\p{L})_(?:\\{([^}]++)}|([\\p{L}\\p{N}]++))(?!_)");

    private final StringBuilder text = new StringBuilder();

    public static String escape(String words) {
        StringBuilder escaped = new StringBuilder();
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                // Neither HTML nor XML has characters for these.
                default -> escaped.appendCodePoint(c < 32 && c != '\n' && c != '\t' || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
            }
        });
        return escaped.toString();
    }

    /**
     * An element of text.
     *
     * @param attributes names and values in turn
     */
    public Markup element(String name, String words, String... attributes) {
        open(name, attributes);
        text.append(escape(words));
        return close(name);
    }

    /** An element of text with formulas: the index of a letter, as in λ_min, is set below the line. */
    public Markup prose(String name, String words, String... attributes) {
        return open(name, attributes).inline(words).close(name);
    }

    /** Text with formulas, see {@link #prose}. */
    public Markup inline(String words) {
        Matcher matcher = INDEX.matcher(escape(words));
        text.append(matcher.replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "<sub>"
                + (found.group(2) == null ? found.group(3) : found.group(2)) + "</sub>")));
        return this;
    }

    public Markup open(String name, String... attributes) {
        tag(name, attributes);
        text.append('>');
        return this;
    }

    public Markup close(String name) {
        text.append("</").append(name).append(">");
        if (!name.equals("td") && !name.equals("th") && !name.equals("span") && !name.equals("a") && !name.equals("code")) {
            text.append('\n');
        }
        return this;
    }

    /** An element without content. */
    public Markup empty(String name, String... attributes) {
        tag(name, attributes);
        text.append("/>\n");
        return this;
    }

    public Markup words(String words) {
        text.append(escape(words));
        return this;
    }

    /** What is markup already, or a style sheet without &lt; and &amp;. */
    public Markup raw(String markup) {
        text.append(markup);
        return this;
    }

    private void tag(String name, String... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1])).append('"');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
