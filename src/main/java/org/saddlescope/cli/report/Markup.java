package org.saddlescope.cli.report;

/** Markup that is well-formed XML and HTML: text is escaped, what is opened is closed. */
final class Markup {
    private final StringBuilder text = new StringBuilder();

    static String escape(String words) {
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
    Markup element(String name, String words, String... attributes) {
        open(name, attributes);
        text.append(escape(words));
        return close(name);
    }

    Markup open(String name, String... attributes) {
        tag(name, attributes);
        text.append('>');
        return this;
    }

    Markup close(String name) {
        text.append("</").append(name).append(">");
        if (!name.equals("td") && !name.equals("th") && !name.equals("span") && !name.equals("a")) {
            text.append('\n');
        }
        return this;
    }

    /** An element without content. */
    Markup empty(String name, String... attributes) {
        tag(name, attributes);
        text.append("/>\n");
        return this;
    }

    Markup words(String words) {
        text.append(escape(words));
        return this;
    }

    /** What is markup already, or a style sheet without &lt; and &amp;. */
    Markup raw(String markup) {
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
