package org.saddlescope.figures.page;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.saddlescope.figures.SeriesStyle;
import org.saddlescope.figures.Style;

/** What pages carry in themselves: style sheets, scripts, the colours of the optimizers. */
final class PageStyle {
    private static final int SERIES = 8;

    private PageStyle() {}

    /** The head of a page, up to its body. */
    static Markup begin(String title) {
        return new Markup().raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").element("title", title)
                .open("style").raw(asset("report.css")).raw(asset("page/page.css")).raw(colours()).close("style").close("head").open("body");
    }

    /** The end of a page. */
    static String end(Markup page, String script) {
        return page.open("script").raw(asset("page/copy.js")).raw(asset(script)).close("script").close("body").close("html").toString();
    }

    private static String colours() {
        return ":root {" + colours(Style.Theme.LIGHT) + "}\n@media (prefers-color-scheme: dark) { :root {" + colours(Style.Theme.DARK) + "} }\n";
    }

    private static String colours(Style.Theme theme) {
        StringBuilder css = new StringBuilder();
        for (int i = 0; i < SERIES; i++) {
            Color colour = SeriesStyle.colour(i, theme);
            css.append(String.format(Locale.ROOT, " --series%d: #%06x;", i, colour.getRGB() & 0xFFFFFF));
        }
        return css.toString();
    }

    private static String asset(String name) {
        try (InputStream in = PageStyle.class.getResourceAsStream("/org/saddlescope/assets/" + name)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A series' colour in the style sheet. */
    static String colour(int series) {
        return series < 0 ? "var(--ink)" : "var(--series" + series % SERIES + ")";
    }
}
