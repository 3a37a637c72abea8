package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a step of a lesson, taken apart: paragraphs, between which there are empty lines, of words, formulas and
 * numbers. A formula is LaTeX between dollar signs, in the line or, between doubled ones, on a line of its own; {@code \$}
 * is a dollar sign. A number that the run is to bear out stands as <code>{44|loss&lt;0.25}</code>, see {@link LessonNumber}.
 */
public record LessonText(List<Paragraph> paragraphs) {
    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\R\\h*\\R\\s*");
    private static final Pattern PART = Pattern.compile("(?s)(?<!\\\\)\\$\\$(?<display>.+?)(?<!\\\\)\\$\\$|(?<!\\\\)\\$(?<inline>[^$]+?)(?<!\\\\)\\$"
            + "|\\{(?<shown>[^{}|$]*)\\|(?<quantity>[^{}|$]*)}");

    public LessonText {
        paragraphs = List.copyOf(paragraphs);
    }

    /** A paragraph in the order in which it is read. */
    public record Paragraph(List<Part> parts) {
        public Paragraph {
            parts = List.copyOf(parts);
        }
    }

    /** What a paragraph is made of. */
    public sealed interface Part {}

    /** Plain words, with the blanks around them. */
    public record Words(String text) implements Part {}

    /** @param alone whether it stands on a line of its own */
    public record Formula(String latex, boolean alone) implements Part {
        private static final String APART = "\\qquad";

        /** The formulas that a wide blank keeps apart; one where a blank stands within braces or an environment. */
        public List<String> sideBySide() {
            List<String> parts = Stream.of(latex.split(Pattern.quote(APART))).map(String::strip).filter(part -> !part.isEmpty()).toList();
            return parts.stream().allMatch(Formula::whole) ? parts : List.of(latex);
        }

        private static boolean whole(String latex) {
            return latex.chars().filter(c -> c == '{').count() == latex.chars().filter(c -> c == '}').count() && Stream.of(List.of("\\left", "\\right"), List.of("\\begin", "\\end"))
                    .allMatch(pair -> count(latex, pair.getFirst()) == count(latex, pair.getLast()));
        }

        private static int count(String latex, String sign) {
            return latex.split(Pattern.quote(sign) + "(?![a-zA-Z])", -1).length;
        }
    }

    /** A number that the run bears out. */
    public record Number(LessonNumber number) implements Part {}

    /**
     * Takes a text apart.
     *
     * @throws IllegalArgumentException where a dollar sign has no second one or a number cannot be read; the message says
     *         what was expected and what was found
     */
    public static LessonText of(String text) {
        return new LessonText(Arrays.stream(BETWEEN_PARAGRAPHS.split(text.strip())).filter(one -> !one.isBlank())
                .map(one -> new Paragraph(parts(one))).toList());
    }

    /** Takes a text apart; one with a mistake in it, which is told when its experiment is opened, is read as it was written. */
    public static LessonText readable(String text) {
        try {
            return of(text);
        } catch (IllegalArgumentException e) {
            return of(text.replace("$", "\\$").replace("{", "(").replace("}", ")"));
        }
    }

    private static List<Part> parts(String paragraph) {
        List<Part> parts = new ArrayList<>();
        Matcher match = PART.matcher(paragraph);
        int from = 0;
        while (match.find()) {
            words(paragraph.substring(from, match.start()), parts);
            from = match.end();
            if (match.group("display") != null) {
                parts.add(new Formula(match.group("display").strip(), true));
            } else if (match.group("inline") != null) {
                parts.add(new Formula(match.group("inline").strip(), false));
            } else {
                parts.add(new Number(LessonNumber.of(match.group("shown").strip(), match.group("quantity").strip())));
            }
        }
        words(paragraph.substring(from), parts);
        return parts;
    }

    private static void words(String text, List<Part> parts) {
        String plain = text.replaceAll("\\s+", " ");
        int open = plain.replace("\\$", "  ").indexOf('$');
        if (open >= 0) {
            throw new IllegalArgumentException("expected a second $ after \"" + plain.substring(open, Math.min(plain.length(), open + 30)).strip()
                    + "\", found none; a dollar sign itself is \\$");
        }
        if (!plain.isEmpty()) {
            parts.add(new Words(plain.replace("\\$", "$")));
        }
    }

    /** Every formula, in the order in which they are read. */
    public List<Formula> formulas() {
        return paragraphs.stream().flatMap(paragraph -> paragraph.parts().stream()).filter(Formula.class::isInstance).map(Formula.class::cast).toList();
    }

    /** Every number that the run bears out. */
    public List<LessonNumber> numbers() {
        return paragraphs.stream().flatMap(paragraph -> paragraph.parts().stream()).filter(Number.class::isInstance)
                .map(part -> ((Number) part).number()).toList();
    }
}
