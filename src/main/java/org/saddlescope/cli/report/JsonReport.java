package org.saddlescope.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.JsonText;
import org.saddlescope.experiment.Program;
import org.saddlescope.experiment.io.Decimals;
import org.saddlescope.experiment.study.ClaimResult;
import org.saddlescope.experiment.study.Comparison;
import org.saddlescope.experiment.study.MemberResult;
import org.saddlescope.experiment.study.Verdict;

/** What came of claims, for other programs. Numbers that JSON has not are the texts "nan", "inf" and "-inf". */
public final class JsonReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonReport() {}

    /**
     * @param reports of the claims
     * @param command what was asked for, see {@link PageReport#of}
     * @param sets    fields given another value on the command line, each {@code PATH=VALUE}
     */
    public static String of(List<ClaimReport> reports, String command, List<String> sets) {
        ObjectNode json = NODES.objectNode().put("program", Program.NAME).put("version", Program.VERSION).put("command", command);
        sets.forEach(json.putArray("set")::add);
        json.put("summary", ClaimReport.summary(reports));
        number(json, "seconds", ClaimReport.seconds(reports));
        ArrayNode claims = json.putArray("claims");
        reports.forEach(report -> claims.add(claim(report)));
        return JsonText.pretty(json);
    }

    private static ObjectNode claim(ClaimReport report) {
        ClaimResult result = report.result();
        Claim claim = result.claim();
        ObjectNode json = NODES.objectNode().put("id", result.id()).put("name", result.experiment().name())
                .put("statement", claim.statement()).put("paper", claim.paper().name()).put("citation", claim.paper().citation())
                .put("place", claim.place()).put("exploratory", claim.exploratory()).put("holds", result.holds()).put("failed", result.failed());
        json.put("members", result.members().size()).put("trainingSeed", result.experiment().trainingSeed()).put("seeds", claim.seeds());
        number(json, "seconds", result.seconds());
        number(json, "secondsExpected", claim.seconds());
        ArrayNode expectations = json.putArray("expectations");
        result.verdicts().forEach(verdict -> expectations.add(verdict(verdict)));
        ArrayNode printed = json.putArray("printedNotExpected");
        claim.printed().forEach(numbers -> printed.add(printed(numbers, result)));
        ArrayNode refused = json.putArray("refused");
        result.members().stream().filter(member -> member.findings().isEmpty()).forEach(member -> refused.add(refused(member)));
        result.remarks().forEach(json.putArray("remarks")::add);
        report.unfit().forEach(json.putArray("notSet")::add);
        ArrayNode figures = json.putArray("figures");
        report.pictures().forEach(picture -> figures.add(picture.path(result.id(), "svg")));
        return json;
    }

    private static ObjectNode verdict(Verdict verdict) {
        Expectation expectation = verdict.expectation();
        ObjectNode json = NODES.objectNode().put("says", expectation.says()).put("basis", ClaimReport.basis(expectation.basis()))
                .put("predicted", verdict.predicted()).put("measured", verdict.measured());
        number(json, "value", verdict.value());
        return json.put("outcome", verdict.outcome().words()).put("holds", verdict.holds());
    }

    private static ObjectNode printed(Claim.Printed numbers, ClaimResult result) {
        ObjectNode json = NODES.objectNode().put("label", numbers.label());
        numbers.values().forEach(json.putArray("values")::add);
        Comparison.of(numbers, result).ifPresent(comparison -> {
            json.put("beside", comparison.quantity());
            ArrayNode rows = json.putArray("measured");
            comparison.rows().forEach(row -> rows.addObject().put("place", row.place()).put("measured", row.measured()));
        });
        return json;
    }

    private static ObjectNode refused(MemberResult member) {
        return NODES.objectNode().put("member", member.place()).put("seed", member.seed()).put("reason", member.refused());
    }

    private static void number(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.put(name, Decimals.text(value));
        }
    }
}
