package org.saddlescope.figures.page;

import java.awt.Color;
import java.util.Locale;
import java.util.regex.Pattern;
import org.saddlescope.experiment.LessonNumber;
import org.saddlescope.experiment.LessonText;
import org.saddlescope.figures.FormulaPainter;
import org.saddlescope.figures.SvgText;

/**
 * The text of a lesson's step on a page: paragraphs, with formulas as drawings that have the colour of the text and carry
 * their LaTeX for those who do not see them. What cannot be typeset stands as it was written.
 */
final class LessonProse {
    private static final double SIZE = 20;
    private static final double MARGIN = 3;
    /** A colour that nothing else in the drawing has, to be found again. */
    private static final Color PEN = new Color(1, 2, 3);
    private static final Pattern PEN_IN_SVG = Pattern.compile("rgb\\(1,\\s*2,\\s*3\\)|#010203");

    private LessonProse() {}

    /** @param text as the step has it; where it cannot be taken apart it stands as it was written */
    static void write(Markup page, String text) {
        page.open("div", "class", "text");
        LessonText.readable(text).paragraphs().forEach(paragraph -> paragraph(page, paragraph));
        page.close("div");
    }

    private static void paragraph(Markup page, LessonText.Paragraph paragraph) {
        page.open("p");
        for (LessonText.Part part : paragraph.parts()) {
            switch (part) {
                case LessonText.Words(String words) -> page.inline(words);
                case LessonText.Number(LessonNumber number) -> page.words(number.shown());
                case LessonText.Formula(String latex, boolean alone) -> {
                    if (alone) {
                        page.close("p").open("div", "class", "display");
                        formula(page, latex, 1.15);
                        page.close("div").open("p");
                    } else {
                        formula(page, latex, 1.05);
                    }
                }
            }
        }
        page.close("p");
    }

    /** @param ems the size of its letters, in those of the text around it */
    private static void formula(Markup page, String latex, double ems) {
        try {
            FormulaPainter.Extent extent = FormulaPainter.extent(latex, SIZE);
            double width = extent.width() + 2 * MARGIN;
            double height = extent.height() + 2 * MARGIN;
            String svg = SvgText.of(width, height, true, canvas -> FormulaPainter.draw(latex, SIZE, PEN, canvas, MARGIN, MARGIN + extent.ascent()));
            String inner = svg.substring(svg.indexOf('>') + 1, svg.lastIndexOf("</svg>")).replace("<defs id=\"genericDefs\"/>", "");
            page.raw(String.format(Locale.ROOT, "<svg class=\"formula\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %.2f %.2f\" "
                            + "style=\"width:%.3fem;height:%.3fem;vertical-align:%.3fem\" fill=\"currentColor\" stroke=\"none\">", Markup.escape(latex), width, height,
                    ems * width / SIZE, ems * height / SIZE, -ems * (extent.descent() + MARGIN) / SIZE));
            page.raw(PEN_IN_SVG.matcher(inner).replaceAll("currentColor")).raw("</svg>");
        } catch (IllegalArgumentException e) {
            page.element("code", latex);
        }
    }
}
