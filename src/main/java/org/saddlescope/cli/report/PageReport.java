package org.saddlescope.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Program;
import org.saddlescope.experiment.study.Shown;
import org.saddlescope.experiment.study.Verdict;

/**
 * What came of claims as one page that needs nothing else: figures are part of it, there are no scripts. It follows the
 * reader's choice of light or dark and prints.
 */
public final class PageReport {
    /** A larger SVG slows browsers down more than its PNG does. */
    private static final long LARGEST_SVG = 600_000;

    private final Path folder;
    private final Markup page = new Markup();

    private PageReport(Path folder) {
        this.folder = folder;
    }

    /**
     * @param folder where the figures are, as {@link ClaimReport.Picture#path} has them
     * @param sets   fields given another value on the command line
     * @throws IOException where a figure cannot be read
     */
    public static String of(List<ClaimReport> reports, List<String> sets, Path folder) throws IOException {
        PageReport report = new PageReport(folder);
        report.write(reports, sets);
        return report.page.toString();
    }

    private void write(List<ClaimReport> reports, List<String> sets) throws IOException {
        page.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", "Claims of four papers, checked").open("style").raw(style()).close("style").close("head").open("body");
        page.open("header").element("h1", "Claims of four papers, checked");
        page.element("p", ClaimReport.summary(reports) + ". Made by " + Program.NAME + " " + Program.VERSION
                + (sets.isEmpty() ? "" : " with " + String.join(", ", sets)) + ".");
        bases();
        page.close("header").open("main");
        overview(reports);
        for (var paper : TextReport.byPaper(reports).entrySet()) {
            page.open("section").element("h2", paper.getKey().name() + " · " + paper.getKey().citation());
            for (ClaimReport report : paper.getValue()) {
                claim(report);
            }
            page.close("section");
        }
        page.close("main").close("body").close("html");
    }

    private void bases() {
        page.open("p").element("span", "theory", "class", "basis theory").words(" the paper’s theory predicts it; ")
                .element("span", "derived", "class", "basis derived").words(" derived for this project; ")
                .element("span", "observed", "class", "basis observed").words(" found so by experiment.").close("p");
    }

    private void overview(List<ClaimReport> reports) {
        page.open("table", "class", "overview").open("thead").open("tr").element("th", "Claim").element("th", "It says")
                .element("th", "Paper").element("th", "Outcome").close("tr").close("thead").open("tbody");
        for (List<ClaimReport> claims : TextReport.byPaper(reports).values()) {
            for (ClaimReport report : claims) {
                Claim claim = report.result().claim();
                page.open("tr").open("td").element("a", report.result().id(), "href", "#" + report.result().id()).close("td")
                        .element("td", claim.statement()).element("td", claim.paper().name())
                        .element("td", report.outcome(), "class", outcomeClass(report)).close("tr");
            }
        }
        page.close("tbody").close("table");
    }

    private void claim(ClaimReport report) throws IOException {
        Claim claim = report.result().claim();
        page.open("article", "id", report.result().id());
        page.open("h3").words(report.result().experiment().name() + " ").element("span", report.outcome(), "class", "badge " + outcomeClass(report)).close("h3");
        page.element("p", claim.statement(), "class", "statement");
        page.element("p", claim.paper().citation() + (claim.place().isEmpty() ? "" : ", " + claim.place()) + " · " + report.result().id() + " · "
                + report.extent() + " · " + report.time() + (claim.exploratory() ? " · exploratory: it may fail at this scale" : ""), "class", "facts");
        if (!report.result().experiment().notes().isBlank()) {
            page.element("p", report.result().experiment().notes(), "class", "notes");
        }
        verdicts(report);
        for (Claim.Printed printed : claim.printed()) {
            page.open("p", "class", "printed").element("span", "printed, not expected", "class", "basis").words(" " + printed.label() + ": "
                    + printed.values().stream().map(Shown::number).collect(Collectors.joining(", "))).close("p");
        }
        remarks(report);
        for (ClaimReport.Picture picture : report.pictures()) {
            page.open("figure").empty("img", "src", source(picture, report.result().id()), "alt", picture.title())
                    .element("figcaption", picture.title()).close("figure");
        }
        members(report);
        page.close("article");
    }

    private void verdicts(ClaimReport report) {
        page.open("table").open("thead").open("tr").element("th", "Expected").element("th", "Predicted").element("th", "Measured")
                .element("th", "Holds").element("th", "Basis").close("tr").close("thead").open("tbody");
        for (Verdict verdict : report.result().verdicts()) {
            String basis = ClaimReport.basis(verdict.expectation().basis());
            page.open("tr").element("td", verdict.expectation().says()).element("td", verdict.predicted()).element("td", verdict.measured())
                    .element("td", report.outcome(verdict), "class", verdict.holds() ? "holds" : report.result().claim().exploratory() ? "open" : "fails")
                    .open("td").element("span", basis, "class", "basis " + basis).close("td").close("tr");
        }
        page.close("tbody").close("table");
    }

    private void remarks(ClaimReport report) {
        List<String> lines = new ArrayList<>(report.result().remarks());
        TextReport.refusals(report.result().members()).forEach((reason, count) -> lines.add(count + " of " + report.result().members().size()
                + " members refused: " + reason));
        report.unfit().forEach(unfit -> lines.add("Not set here: " + unfit));
        if (!lines.isEmpty()) {
            page.open("ul", "class", "remarks");
            lines.forEach(line -> page.element("li", line));
            page.close("ul");
        }
    }

    private void members(ClaimReport report) {
        MemberTable table = MemberTable.of(report.result().members(), Shown::number);
        page.open("details").element("summary", "What was measured in each member");
        page.open("div", "class", "wide").open("table").open("thead").open("tr");
        table.headers().forEach(header -> page.element("th", header));
        page.close("tr").close("thead").open("tbody");
        for (List<String> row : table.rows()) {
            page.open("tr");
            row.forEach(cell -> page.element("td", cell));
            page.close("tr");
        }
        page.close("tbody").close("table").close("div").close("details");
    }

    private static String outcomeClass(ClaimReport report) {
        return report.result().verdicts().isEmpty() ? "open" : report.result().holds() ? "holds" : report.result().failed() ? "fails" : "open";
    }

    private String source(ClaimReport.Picture picture, String claim) throws IOException {
        Path svg = folder.resolve(picture.path(claim, "svg"));
        boolean small = Files.size(svg) <= LARGEST_SVG;
        byte[] bytes = Files.readAllBytes(small ? svg : folder.resolve(picture.path(claim, "png")));
        return String.format(Locale.ROOT, "data:image/%s;base64,%s", small ? "svg+xml" : "png", Base64.getEncoder().encodeToString(bytes));
    }

    private static String style() {
        try (InputStream in = PageReport.class.getResourceAsStream("/org/saddlescope/assets/report.css")) {
            if (in == null) {
                throw new IllegalStateException("this build lacks the style of its reports");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
