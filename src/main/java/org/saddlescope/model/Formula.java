package org.saddlescope.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.saddlescope.engine.Apply;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.ParameterLayout;

/**
 * A function of named variables as people type it, differentiated exactly by the engine. The grammar:
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = signed { ("*" | "/") signed }
 * signed  = ("+" | "-") signed | power
 * power   = atom [ "^" signed ]
 * atom    = number | variable | "pi" | "e" | function "(" sum ")" | "(" sum ")"
 * </pre>
 *
 * so that −x^2 is −(x²) and x^y^z is x^(y^z). Functions: sin cos tan exp log sqrt sinh cosh tanh atan abs.
 */
public final class Formula {
    private static final int MAX_DEPTH = 200;

    private final String text;
    private final List<String> variables;
    private int at;
    private int depth;

    private Formula(String text, List<String> variables) {
        this.text = text;
        this.variables = variables;
    }

    /**
     * The graph of the mean of formulas in the given variables.
     *
     * @throws FormulaException where one cannot be read; it tells the position
     */
    public static Graph graph(List<String> formulas, List<String> variables) throws FormulaException {
        checkNames(variables);
        List<Expression> terms = new ArrayList<>();
        for (String formula : formulas) {
            terms.add(new Formula(formula, variables).parse());
        }
        Graph.Builder builder = new Graph.Builder();
        Map<String, Graph.Node> nodes = new LinkedHashMap<>();
        for (String variable : variables) {
            nodes.put(variable, builder.parameter(variable, ParameterLayout.Role.WEIGHT));
        }
        Expression mean = terms.size() == 1 ? terms.getFirst()
                : new Expression.Sum(terms.stream().map(_ -> 1.0 / terms.size()).toList(), terms);
        Graph.Node root = mean.addTo(builder, nodes);
        return builder.build(root, root);
    }

    private static void checkNames(List<String> variables) throws FormulaException {
        for (String variable : variables) {
            if (!variable.matches("[A-Za-z_][A-Za-z0-9_]*") || function(variable) != null || variable.equals("pi")
                    || variable.equals("e")) {
                throw new FormulaException("\"" + variable + "\" cannot be the name of a variable: expected a letter followed "
                        + "by letters, digits or _, other than a function's name, pi or e", 0);
            }
        }
        if (variables.stream().distinct().count() < variables.size()) {
            throw new FormulaException("the variables " + variables + " are not all different", 0);
        }
    }

    private Expression parse() throws FormulaException {
        Expression expression = sum();
        if (peek() != 0) {
            throw error("expected an operator or the end, found '" + peek() + "'");
        }
        return expression;
    }

    private Expression sum() throws FormulaException {
        Expression left = product();
        while (peek() == '+' || peek() == '-') {
            double sign = take() == '+' ? 1 : -1;
            left = Expression.sum(left, sign, product());
        }
        return left;
    }

    private Expression product() throws FormulaException {
        Expression left = signed();
        while (peek() == '*' || peek() == '/') {
            boolean times = take() == '*';
            Expression right = signed();
            left = times ? Expression.product(left, right) : Expression.quotient(left, right);
        }
        return left;
    }

    private Expression signed() throws FormulaException {
        if (++depth > MAX_DEPTH) {
            throw error("nested more than " + MAX_DEPTH + " deep");
        }
        try {
            return switch (peek()) {
                case '+' -> {
                    take();
                    yield signed();
                }
                case '-' -> {
                    take();
                    yield Expression.negative(signed());
                }
                default -> power();
            };
        } finally {
            depth--;
        }
    }

    private Expression power() throws FormulaException {
        Expression base = atom();
        if (peek() != '^') {
            return base;
        }
        take();
        return Expression.power(base, signed());
    }

    private Expression atom() throws FormulaException {
        char c = peek();
        if (c == '(') {
            return parenthesised();
        }
        if (Character.isDigit(c) || c == '.') {
            return number();
        }
        if (Character.isLetter(c) || c == '_') {
            return name();
        }
        throw error(c == 0 ? "expected a number, a variable or a function, found the end"
                : "expected a number, a variable or a function, found '" + c + "'");
    }

    private Expression parenthesised() throws FormulaException {
        int open = at;
        take();
        Expression inner = sum();
        if (peek() != ')') {
            throw new FormulaException("the parenthesis is never closed", open);
        }
        take();
        return inner;
    }

    private Expression number() throws FormulaException {
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        int exponent = at;
        if (at < text.length() && Character.toLowerCase(text.charAt(at)) == 'e') {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int digits = at;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            // "2e" is no number with an exponent; the e is read again, as what follows.
            at = at == digits ? exponent : at;
        }
        try {
            return new Expression.Number(Double.parseDouble(text.substring(from, at)));
        } catch (NumberFormatException e) {
            throw new FormulaException("\"" + text.substring(from, at) + "\" is not a number", from);
        }
    }

    private Expression name() throws FormulaException {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String name = text.substring(from, at);
        if (variables.contains(name)) {
            return new Expression.Variable(name);
        }
        Apply.Function function = function(name);
        if (function != null) {
            if (peek() != '(') {
                throw error("expected ( after " + name);
            }
            return Expression.call(function, parenthesised());
        }
        return switch (name) {
            case "pi" -> new Expression.Number(Math.PI);
            case "e" -> new Expression.Number(Math.E);
            default -> throw new FormulaException("\"" + name + "\" is neither a variable (" + String.join(", ", variables)
                    + ") nor a function (" + functions() + ")", from);
        };
    }

    private static Apply.Function function(String name) {
        return Arrays.stream(Apply.Elementary.values())
                .filter(f -> f != Apply.Elementary.RECIPROCAL && f.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst().orElse(null);
    }

    private static String functions() {
        return Arrays.stream(Apply.Elementary.values()).filter(f -> f != Apply.Elementary.RECIPROCAL)
                .map(f -> f.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    /** The next character that is no space, 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char take() {
        char c = peek();
        at++;
        return c;
    }

    private FormulaException error(String message) {
        return new FormulaException(message, at);
    }
}
