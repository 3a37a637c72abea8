package org.saddlescope.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Program;
import org.saddlescope.figures.page.Markup;

/**
 * What came of claims as one page that needs nothing else: figures are part of it, there are no scripts. It follows the
 * reader's choice of light or dark, fits a phone, and prints. No date and no machine is in it.
 */
public final class PageReport {
    private final Markup page = new Markup();

    private PageReport() {}

    /**
     * @param command what was asked for: the command line without where its results went
     * @param folder  where the figures are, as {@link ClaimReport.Picture#path} has them
     * @throws IOException where a figure cannot be read
     */
    public static String of(List<ClaimReport> reports, String command, Path folder) throws IOException {
        PageReport report = new PageReport();
        report.write(reports, command, folder);
        return report.page.toString();
    }

    private void write(List<ClaimReport> reports, String command, Path folder) throws IOException {
        page.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", "Claims of four papers, checked").open("style").raw(style()).close("style").close("head").open("body");
        page.open("header").element("h1", "Claims of four papers, checked").element("p", ClaimReport.summary(reports), "class", "summary");
        page.open("p", "class", "facts").words("Computed in " + ClaimReport.seconds(ClaimReport.seconds(reports))
                + ", all members together, by ").element("code", command).words(" of " + Program.NAME + " " + Program.VERSION + ".").close("p");
        bases();
        page.close("header").open("main");
        overview(reports);
        for (var paper : TextReport.byPaper(reports).entrySet()) {
            page.open("section").element("h2", paper.getKey().name() + " · " + paper.getKey().citation());
            for (ClaimReport report : paper.getValue()) {
                new ClaimSection(page, report, folder).write();
            }
            page.close("section");
        }
        page.close("main").close("body").close("html");
    }

    private void bases() {
        page.open("p", "class", "facts").words("Predictions rest on: ").element("span", "theory", "class", "basis theory").words(" the paper’s theory; ")
                .element("span", "derived", "class", "basis derived").words(" derived for this project; ")
                .element("span", "observed", "class", "basis observed").words(" found so by experiment.").close("p");
    }

    private void overview(List<ClaimReport> reports) {
        page.open("table", "class", "cards overview").open("thead").open("tr");
        List.of("Claim", "It says", "Paper", "Outcome", "Computing", "Expected").forEach(header -> page.element("th", header, "scope", "col"));
        page.close("tr").close("thead").open("tbody");
        for (List<ClaimReport> claims : TextReport.byPaper(reports).values()) {
            for (ClaimReport report : claims) {
                Claim claim = report.result().claim();
                page.open("tr").open("td").element("a", report.result().id(), "href", "#" + report.result().id()).close("td")
                        .prose("td", claim.statement()).element("td", claim.paper().name(), "data-label", "Paper")
                        .element("td", report.outcome(), "class", ClaimSection.outcomeClass(report))
                        .element("td", ClaimReport.seconds(report.result().seconds()), "class", "number", "data-label", "Computing, all members together")
                        .element("td", ClaimReport.seconds(claim.seconds()), "class", "number", "data-label", "Expected on two cores").close("tr");
            }
        }
        page.close("tbody").close("table");
        page.element("p", "Computing: all members together, which run side by side. Expected: from start to end on two cores.", "class", "facts");
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
