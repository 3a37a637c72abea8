package org.saddlescope.figures;

import java.util.List;

/** Numbers in formulas, as LaTeX. */
public final class FormulaNumbers {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int FIRST = 1;
    private static final int LAST = 9;

    private FormulaNumbers() {}

    /** A number with so many significant digits: {@code 1.2\times 10^{-5}}. */
    public static String of(double value, int digits) {
        if (Double.isNaN(value)) {
            return "\\mathrm{NaN}";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\\infty" : "-\\infty";
        }
        StringBuilder latex = new StringBuilder();
        boolean raised = false;
        for (char letter : Numbers.format(value, digits).toCharArray()) {
            int power = letter == '⁻' ? -1 : SUPERSCRIPTS.indexOf(letter);
            boolean up = letter == '⁻' || power >= 0;
            if (up && !raised) {
                latex.append("^{");
            }
            raised = up;
            switch (letter) {
                case '×' -> latex.append("\\times ");
                case '−', '⁻' -> latex.append('-');
                default -> latex.append(up ? String.valueOf(power) : String.valueOf(letter));
            }
        }
        return latex.append(raised ? "}" : "").toString();
    }

    /**
     * A template with numbers in place of {@code #1}, {@code #2}, …; those that are negative or powers stand in brackets
     * where they would be misread.
     */
    public static String filled(String template, List<Double> numbers, int digits) {
        StringBuilder latex = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char letter = template.charAt(i);
            int number = letter == '#' && i + 1 < template.length() ? template.charAt(i + 1) - '0' : 0;
            if (number < FIRST || number > LAST) {
                latex.append(letter);
                continue;
            }
            String text = of(numbers.get(number - 1), digits);
            i++;
            boolean power = i + 1 < template.length() && template.charAt(i + 1) == '^' && text.contains("^");
            boolean negative = text.startsWith("-") && !latex.isEmpty();
            latex.append(power || negative ? "(" + text + ")" : text);
        }
        return latex.toString();
    }
}
