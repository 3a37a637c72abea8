package org.saddlescope.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.study.Comparison;
import org.saddlescope.experiment.study.MemberResult;
import org.saddlescope.experiment.study.Shown;
import org.saddlescope.experiment.study.Verdict;

/** What came of claims, for a terminal: a table a claim, grouped by paper. */
public final class TextReport {
    private static final int WIDTH = 118;
    /** As many remarks as do not bury the table. */
    private static final int REMARKS = 3;
    /** Columns: what it says, predicted, measured, holds, basis. */
    private static final int[] COLUMNS = {36, 24, 30, 15, 8};

    private final StringBuilder text = new StringBuilder();

    private TextReport() {}

    public static String of(List<ClaimReport> reports) {
        TextReport report = new TextReport();
        byPaper(reports).forEach((paper, claims) -> {
            report.line(paper.name() + ": " + paper.citation());
            claims.forEach(report::claim);
        });
        report.line(ClaimReport.summary(reports));
        return report.text.toString();
    }

    /** The reports of each paper, papers in their order. */
    static Map<Claim.Paper, List<ClaimReport>> byPaper(List<ClaimReport> reports) {
        Map<Claim.Paper, List<ClaimReport>> papers = new LinkedHashMap<>();
        for (Claim.Paper paper : Claim.Paper.values()) {
            List<ClaimReport> claims = reports.stream().filter(report -> report.result().claim().paper() == paper).toList();
            if (!claims.isEmpty()) {
                papers.put(paper, claims);
            }
        }
        return papers;
    }

    private void claim(ClaimReport report) {
        Claim claim = report.result().claim();
        line("");
        line(report.result().id() + ": " + report.outcome() + "  [" + report.extent() + ", " + report.time() + "]");
        paragraph(claim.statement() + (claim.place().isEmpty() ? "" : " (" + claim.place() + ")")
                + (claim.exploratory() ? " Exploratory: it may fail at this scale." : ""));
        row("expected", "predicted", "measured", "holds", "basis");
        line("  " + Arrays.stream(COLUMNS).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
        for (Verdict verdict : report.result().verdicts()) {
            row(verdict.expectation().says(), verdict.predicted(), verdict.measured(), report.outcome(verdict),
                    ClaimReport.basis(verdict.expectation().basis()));
        }
        claim.printed().forEach(printed -> printed(printed, report));
        refusals(report.result().members()).forEach((reason, count) -> paragraph(count + " of " + report.result().members().size() + " members refused: " + reason));
        List<String> remarks = report.result().remarks();
        remarks.stream().limit(REMARKS).forEach(remark -> paragraph("remark: " + remark));
        if (remarks.size() > REMARKS) {
            int more = remarks.size() - REMARKS;
            paragraph("and " + more + (more == 1 ? " more remark, in" : " more remarks, in") + " reproduce.json and on the page");
        }
        report.unfit().forEach(unfit -> paragraph("not set here: " + unfit));
        report.pictures().forEach(picture -> line("  figure: " + picture.path(report.result().id(), "svg")));
        line("");
    }

    private void printed(Claim.Printed printed, ClaimReport report) {
        Optional<Comparison> comparison = Comparison.of(printed, report.result());
        if (comparison.isEmpty()) {
            paragraph("printed, not expected: " + printed.label() + ": " + printed.values().stream().map(Shown::number).collect(Collectors.joining(", ")));
            return;
        }
        paragraph("printed, not expected: " + printed.label() + "; measured: " + comparison.get().quantity());
        comparison.get().rows().forEach(row -> paragraph("    " + row.place() + ": measured " + row.measured() + ", printed " + Shown.number(row.printed())));
    }

    /** How many members were refused for what reason. */
    static Map<String, Long> refusals(List<MemberResult> members) {
        return members.stream().filter(member -> member.findings().isEmpty())
                .collect(Collectors.groupingBy(MemberResult::refused, LinkedHashMap::new, Collectors.counting()));
    }

    private void row(String... cells) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            wrapped.add(wrap(cells[i], COLUMNS[i]));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < cells.length; i++) {
                String cell = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                row.append("  ").append(cell).append(" ".repeat(Math.max(0, COLUMNS[i] - cell.codePointCount(0, cell.length()))));
            }
            line(row.toString());
        }
    }

    private void paragraph(String words) {
        wrap(words, WIDTH - 2).forEach(line -> line("  " + line));
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    /** Lines of at most this many characters; a word that is longer is cut. */
    static List<String> wrap(String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.strip().split("\\s+")) {
            String rest = word;
            if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (line.isEmpty() && rest.length() > width) {
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
