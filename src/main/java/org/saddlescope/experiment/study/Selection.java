package org.saddlescope.experiment.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.JsonText;

/**
 * The members of a sweep that some of its fields pick out; all of them where there are no conditions.
 *
 * @param conditions what must hold, all of it
 */
record Selection(List<Condition> conditions) {
    /**
     * A swept field, or a part of one whose values are objects, has a value.
     *
     * @param field its path, see {@link Sweep#field}
     */
    record Condition(String field, JsonNode value) {
        boolean holds(Map<String, String> coordinates) {
            return coordinates.entrySet().stream().anyMatch(coordinate -> Sweep.isWithin(field, coordinate.getKey())
                    && same(value, part(json(coordinate.getValue()), field.substring(coordinate.getKey().length()))));
        }

        private static JsonNode part(JsonNode whole, String path) {
            JsonNode part = whole;
            for (String name : path.isEmpty() ? new String[0] : path.substring(1).split("\\.")) {
                part = part.isArray() && name.matches("\\d{1,9}") ? part.path(Integer.parseInt(name)) : part.path(name);
            }
            return part;
        }

        /** Numbers by their value, however they are written: 1e-2 is 0.01. */
        private static boolean same(JsonNode a, JsonNode b) {
            return a.equals((x, y) -> x.isNumber() && y.isNumber() ? Double.compare(x.doubleValue(), y.doubleValue())
                    : x.equals(y) ? 0 : 1, b);
        }
    }

    Selection {
        conditions = List.copyOf(conditions);
    }

    /**
     * @param where each {@code field=value}; a value is JSON where it reads as JSON, text otherwise
     * @param path  where this stands, for messages
     */
    static Selection of(List<String> where, String path) throws ExperimentException {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < where.size(); i++) {
            int equals = where.get(i).indexOf('=');
            if (equals <= 0) {
                throw new ExperimentException(path + "[" + i + "]: expected field=value of a swept field, found \"" + where.get(i) + "\"");
            }
            conditions.add(new Condition(Sweep.field(where.get(i).substring(0, equals)), value(where.get(i).substring(equals + 1))));
        }
        return new Selection(conditions);
    }

    /** The members that the claim expects to be refused; its numbers are of the others. */
    static List<Selection> refused(Claim claim) throws ExperimentException {
        List<Selection> selections = new ArrayList<>();
        for (Expectation expectation : claim.expect()) {
            if (expectation instanceof Expectation.Refused refused) {
                selections.add(of(refused.where(), "where"));
            }
        }
        return selections;
    }

    boolean contains(Map<String, String> coordinates) {
        return conditions.stream().allMatch(condition -> condition.holds(coordinates));
    }

    /** The number of a swept field in a member, a list of equal ones such as the widths of layers counting as one; empty where it is none. */
    static Optional<Double> number(Map<String, String> coordinates, String field) {
        return coordinates.containsKey(field) ? number(coordinates.get(field)) : Optional.empty();
    }

    /** The number that a value's JSON says, as {@link #number(Map, String)} counts them. */
    static Optional<Double> number(String json) {
        JsonNode value = json(json);
        JsonNode first = value.isArray() && !value.isEmpty() ? value.get(0) : value;
        boolean equal = value == first || value.valueStream().allMatch(first::equals);
        return first.isNumber() && equal ? Optional.of(first.doubleValue()) : Optional.empty();
    }

    private static JsonNode value(String text) {
        try {
            return JsonText.parse(text, "");
        } catch (ExperimentException e) {
            return TextNode.valueOf(text);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JsonText.parse(text, "");
        } catch (ExperimentException e) {
            throw new IllegalArgumentException("no JSON: " + text, e);
        }
    }
}
