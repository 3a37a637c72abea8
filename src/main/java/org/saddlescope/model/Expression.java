package org.saddlescope.model;

import java.util.List;
import java.util.Map;
import org.saddlescope.engine.Apply;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.LinearCombination;
import org.saddlescope.engine.Multiply;

/** A parsed formula. */
sealed interface Expression {
    record Number(double value) implements Expression {}

    record Variable(String name) implements Expression {}

    record Call(Apply.Function function, Expression argument) implements Expression {}

    record Sum(List<Double> factors, List<Expression> terms) implements Expression {}

    record Product(Expression left, Expression right) implements Expression {}

    static Expression sum(Expression left, double sign, Expression right) {
        return left instanceof Number(double a) && right instanceof Number(double b) ? new Number(a + sign * b)
                : new Sum(List.of(1.0, sign), List.of(left, right));
    }

    static Expression product(Expression left, Expression right) {
        if (left instanceof Number(double a) && right instanceof Number(double b)) {
            return new Number(a * b);
        }
        if (left instanceof Number(double factor)) {
            return new Sum(List.of(factor), List.of(right));
        }
        if (right instanceof Number(double factor)) {
            return new Sum(List.of(factor), List.of(left));
        }
        return new Product(left, right);
    }

    static Expression quotient(Expression left, Expression right) {
        return left instanceof Number(double a) && right instanceof Number(double b) ? new Number(a / b)
                : right instanceof Number(double divisor) ? new Sum(List.of(1 / divisor), List.of(left))
                : product(left, new Call(Apply.Elementary.RECIPROCAL, right));
    }

    static Expression negative(Expression argument) {
        return argument instanceof Number(double a) ? new Number(-a) : new Sum(List.of(-1.0), List.of(argument));
    }

    /** x^y; for an exponent that is no number, exp(y log x). */
    static Expression power(Expression base, Expression exponent) {
        if (exponent instanceof Number(double y)) {
            Apply.Power power = new Apply.Power(y);
            return base instanceof Number(double x) ? new Number(power.value(x)) : new Call(power, base);
        }
        return call(Apply.Elementary.EXP, product(exponent, call(Apply.Elementary.LOG, base)));
    }

    static Expression call(Apply.Function function, Expression argument) {
        return argument instanceof Number(double x) ? new Number(function.value(x)) : new Call(function, argument);
    }

    /** Adds this expression to a graph whose parameters are the variables. */
    default Graph.Node addTo(Graph.Builder graph, Map<String, Graph.Node> variables) {
        return switch (this) {
            case Number(double value) -> graph.constant(value);
            case Variable(String name) -> variables.get(name);
            case Call(Apply.Function function, Expression argument) ->
                    graph.apply(new Apply(function), argument.addTo(graph, variables));
            case Sum(List<Double> factors, List<Expression> terms) -> graph.apply(new LinearCombination(factors),
                    terms.stream().map(t -> t.addTo(graph, variables)).toArray(Graph.Node[]::new));
            case Product(Expression left, Expression right) ->
                    graph.apply(new Multiply(), left.addTo(graph, variables), right.addTo(graph, variables));
        };
    }
}
