package org.saddlescope.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import org.saddlescope.experiment.io.Decimals;
import org.saddlescope.experiment.study.MemberResult;

/**
 * What was measured in every member of a claim: a row a member with its coordinates, its seed and its quantities; a
 * quantity that a member's study does not measure is an empty cell.
 */
public record MemberTable(List<String> headers, List<List<String>> rows) {
    /** @param number how numbers are written */
    public static MemberTable of(List<MemberResult> members, DoubleFunction<String> number) {
        Set<String> fields = new LinkedHashSet<>();
        Set<String> quantities = new LinkedHashSet<>();
        members.forEach(member -> {
            fields.addAll(member.coordinates().keySet());
            member.findings().ifPresent(findings -> quantities.addAll(findings.quantities().keySet()));
        });
        boolean refusals = members.stream().anyMatch(member -> member.findings().isEmpty());
        List<String> headers = new ArrayList<>(fields);
        headers.add("training.seed");
        headers.addAll(quantities);
        if (refusals) {
            headers.add("refused");
        }
        List<List<String>> rows = new ArrayList<>();
        for (MemberResult member : members) {
            List<String> row = new ArrayList<>();
            fields.forEach(field -> row.add(member.coordinates().getOrDefault(field, "")));
            row.add(Long.toString(member.seed()));
            quantities.forEach(id -> row.add(member.findings().map(findings -> findings.quantities().get(id)).map(number::apply).orElse("")));
            if (refusals) {
                row.add(member.refused());
            }
            rows.add(List.copyOf(row));
        }
        return new MemberTable(List.copyOf(headers), List.copyOf(rows));
    }

    /** As CSV with every digit. */
    public static String csv(List<MemberResult> members) {
        MemberTable table = of(members, Decimals::text);
        StringBuilder csv = new StringBuilder(line(table.headers));
        table.rows.forEach(row -> csv.append(line(row)));
        return csv.toString();
    }

    private static String line(List<String> cells) {
        return String.join(",", cells.stream().map(MemberTable::cell).toList()) + "\n";
    }

    private static String cell(String text) {
        return text.matches("(?s).*[\",\n\r].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
