package org.saddlescope.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.study.Comparison;
import org.saddlescope.experiment.study.Shown;
import org.saddlescope.experiment.study.Verdict;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.page.Described;
import org.saddlescope.figures.page.Markup;

/** The part of the page that tells of one claim. */
final class ClaimSection {
    /** A larger SVG slows browsers down more than its PNG does. */
    private static final long LARGEST_SVG = 600_000;

    private final Markup page;
    private final ClaimReport report;
    private final Path folder;

    /** @param folder where the figures are, as {@link ClaimReport.Picture#path} has them */
    ClaimSection(Markup page, ClaimReport report, Path folder) {
        this.page = page;
        this.report = report;
        this.folder = folder;
    }

    void write() throws IOException {
        Claim claim = report.result().claim();
        page.open("article", "id", report.result().id());
        page.open("h3").words(report.result().experiment().name() + " ").element("span", report.outcome(), "class", "badge " + outcomeClass(report)).close("h3");
        page.prose("p", claim.statement(), "class", "statement");
        page.prose("p", claim.paper().citation() + (claim.place().isEmpty() ? "" : ", " + claim.place()) + " · " + report.result().id() + " · "
                + report.extent() + " · " + report.time() + (claim.exploratory() ? " · exploratory: it may fail at this scale" : ""), "class", "facts");
        if (!report.result().experiment().notes().isBlank()) {
            page.prose("p", report.result().experiment().notes(), "class", "notes");
        }
        verdicts();
        for (Claim.Printed printed : claim.printed()) {
            printed(printed);
        }
        remarks();
        figures();
        members();
        page.close("article");
    }

    static String outcomeClass(ClaimReport report) {
        return report.result().verdicts().isEmpty() ? "open" : report.result().holds() ? "holds" : report.result().failed() ? "fails" : "open";
    }

    private void verdicts() {
        page.open("table", "class", "cards");
        headers(List.of("Expected", "Predicted", "Measured", "Holds", "Basis"));
        for (Verdict verdict : report.result().verdicts()) {
            String basis = ClaimReport.basis(verdict.expectation().basis());
            page.open("tr").prose("td", verdict.expectation().says(), "class", "says").prose("td", verdict.predicted(), "data-label", "Predicted")
                    .prose("td", verdict.measured(), "data-label", "Measured")
                    .element("td", report.outcome(verdict), "class", verdict.holds() ? "holds" : report.result().claim().exploratory() ? "open" : "fails")
                    .open("td").element("span", basis, "class", "basis " + basis).close("td").close("tr");
        }
        page.close("tbody").close("table");
    }

    private void printed(Claim.Printed printed) {
        page.open("div", "class", "printed");
        Optional<Comparison> comparison = Comparison.of(printed, report.result());
        page.open("p").element("span", "printed, not expected", "class", "basis").words(" ").inline(printed.label() + (comparison.isPresent() ? ""
                : ": " + printed.values().stream().map(Shown::number).collect(Collectors.joining(", ")))).close("p");
        if (comparison.isPresent()) {
            page.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", printed.label()).open("table");
            headers(List.of("Swept value", "Measured: " + comparison.get().quantity(), "Printed, not expected"));
            comparison.get().rows().forEach(row -> page.open("tr").element("td", row.place()).element("td", row.measured(), "class", "number")
                    .element("td", Shown.number(row.printed()), "class", "number").close("tr"));
            page.close("tbody").close("table").close("div");
        }
        page.close("div");
    }

    /** What all members say stands open; what single ones say, which may be much, is folded. */
    private void remarks() {
        List<String> common = new ArrayList<>(report.result().commonRemarks());
        TextReport.refusals(report.result().members()).forEach((reason, count) -> common.add(count + " of " + report.result().members().size()
                + " members refused: " + reason));
        report.unfit().forEach(unfit -> common.add("Not set here: " + unfit));
        list(common);
        List<String> single = report.result().memberRemarks();
        if (!single.isEmpty()) {
            page.open("details", "class", "single").element("summary", single.size() + (single.size() == 1 ? " remark" : " remarks") + " of single members");
            list(single);
            page.close("details");
        }
    }

    private void list(List<String> lines) {
        if (!lines.isEmpty()) {
            page.open("ul", "class", "remarks");
            lines.forEach(line -> page.prose("li", line));
            page.close("ul");
        }
    }

    /** Pictures carry their titles and notes themselves. A table is one of the page, with text that can be found and copied. */
    private void figures() throws IOException {
        List<ClaimReport.Picture> drawn = report.pictures().stream().filter(picture -> !(picture.figure() instanceof Figure.Table)).toList();
        if (!drawn.isEmpty()) {
            page.open("div", "class", "figures");
            for (ClaimReport.Picture picture : drawn) {
                page.open("figure").empty("img", "src", source(picture), "alt", Described.of(picture.figure())).close("figure");
            }
            page.close("div");
        }
        for (ClaimReport.Picture picture : report.pictures()) {
            if (picture.figure() instanceof Figure.Table table) {
                table(table);
            }
        }
    }

    private void table(Figure.Table table) {
        page.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", table.title()).open("table");
        page.prose("caption", table.title());
        headers(table.headers());
        rows(table.rows());
        page.close("tbody").close("table").close("div");
        table.notes().forEach(note -> page.prose("p", note, "class", "facts"));
    }

    private void members() {
        MemberTable table = MemberTable.of(report.result().members(), Shown::number);
        page.open("details", "class", "members").element("summary", "What was measured in each member");
        page.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", "What was measured in each member").open("table");
        headers(table.headers());
        rows(table.rows());
        page.close("tbody").close("table").close("div").close("details");
    }

    /** The head of a table, and the start of its body. */
    private void headers(List<String> headers) {
        page.open("thead").open("tr");
        headers.forEach(header -> page.prose("th", header, "scope", "col"));
        page.close("tr").close("thead").open("tbody");
    }

    private void rows(List<List<String>> rows) {
        for (List<String> row : rows) {
            page.open("tr");
            row.forEach(cell -> page.prose("td", cell));
            page.close("tr");
        }
    }

    private String source(ClaimReport.Picture picture) throws IOException {
        String claim = report.result().id();
        Path svg = folder.resolve(picture.path(claim, "svg"));
        boolean small = Files.size(svg) <= LARGEST_SVG;
        byte[] bytes = Files.readAllBytes(small ? svg : folder.resolve(picture.path(claim, "png")));
        return String.format(Locale.ROOT, "data:image/%s;base64,%s", small ? "svg+xml" : "png", Base64.getEncoder().encodeToString(bytes));
    }
}
