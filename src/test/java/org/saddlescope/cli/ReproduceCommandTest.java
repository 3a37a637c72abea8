package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code saddlescope reproduce} on claims of model Hessians of narrow networks, which are measured in no time. */
class ReproduceCommandTest {
    private static final String SLOPE = "{'type': 'slope', 'says': 'slope < 0 & near -1/2', 'basis': 'theory', 'term': {'quantity': 'model_hessian_norm'}, "
            + "'against': 'problem.architecture.width', 'value': -0.5, 'tolerance': 0.05}";
    private static final String WRONG = "{'type': 'atMost', 'says': 'it is negative', 'basis': 'observed', 'term': {'quantity': 'scaled_norm'}, 'value': -1}";

    @TempDir
    private Path folder;

    private Path file(String name, String expect, String more) {
        String json = """
                {'name': 'Narrow & quick', 'notes': 'Look at: (1) <nothing>', 'seed': 1,
                 'problem': {'type': 'network', 'data': {'type': 'spherePoints', 'samples': 6, 'dimension': 4},
                   'architecture': {'type': 'twoLayerWide', 'width': 32, 'activation': 'tanh', 'outer': 'signs', 'trained': true},
                   'loss': 'halfSquaredError'},
                 'optimizers': [{'type': 'sgd', 'stepSize': 0.2}],
                 'claim': {'statement': 'It falls like 1/sqrt(m) <fast>', 'paper': 'b', 'place': 'Theorem 5', 'seconds': 1, 'study': {'type': 'modelHessian'},
                   'sweep': [{'field': 'problem.architecture.width', 'values': [32, 128, 512]}], 'seeds': 2,
                   'printed': [{'label': 'pilot', 'values': [-0.5, 0.25]}], 'expect': [%s] %s}}
                """.formatted(expect, more).replace('\'', '"');
        try {
            return Files.writeString(folder.resolve(name + ".json"), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document page(Path out) throws Exception {
        String html = Files.readString(out.resolve("index.html"));
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void aClaimIsRunWithAnotherSeedThanItsOwnAndReportedAsTextJsonPageAndFigures() throws Exception {
        Path out = folder.resolve("out");
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, harness.execute("reproduce", file("narrow", SLOPE, ""), "--set", "training.seed=41", "--out", out), harness.err() + harness.out());
        assertTrue(harness.out().contains("training seeds 41 to 42"), harness.out());
        assertTrue(harness.out().contains("1 claim: 1 holds"), harness.out());
        assertTrue(harness.out().startsWith(Files.readString(out.resolve("reproduce.txt"))), harness.out());

        JsonNode claim = new ObjectMapper().readTree(out.resolve("reproduce.json").toFile()).path("claims").path(0);
        assertEquals(List.of("narrow", "41", "6", "true"), List.of(claim.path("id").asText(), claim.path("trainingSeed").asText(),
                claim.path("members").asText(), claim.path("holds").asText()));
        assertEquals(-0.5, claim.path("expectations").path(0).path("value").asDouble(), 0.05);
        assertEquals("theory", claim.path("expectations").path(0).path("basis").asText());

        Document page = page(out);
        String text = page.getDocumentElement().getTextContent();
        for (String words : List.of("Narrow & quick", "It falls like 1/sqrt(m) <fast>", "Theorem 5", "(1) <nothing>", "slope < 0 & near -1/2",
                "slope −0.5 ± 0.05", "printed, not expected pilot: −0.5, 0.25", "--set training.seed=41", "training seeds 41 to 42")) {
            assertTrue(text.contains(words), words);
        }
        assertEquals(0, elements(page, "script").size() + elements(page, "link").size());
        List<Element> pictures = elements(page, "img");
        assertFalse(pictures.isEmpty());
        assertTrue(pictures.stream().allMatch(img -> img.getAttribute("src").startsWith("data:image/")));
        for (JsonNode figure : claim.path("figures")) {
            String name = figure.asText().replace(".svg", "");
            for (String ending : List.of(".svg", ".png", ".csv")) {
                assertTrue(Files.size(out.resolve(name + ending)) > 0, name + ending);
            }
        }
        assertEquals(7, Files.readAllLines(out.resolve("narrow/quantities.csv")).size());
        assertTrue(Files.readAllLines(out.resolve("narrow/quantities.csv")).get(1).startsWith("32,41,"));
    }

    @Test
    void aRunOverTakesWhatIsThereAndGivesTheSameNumbers() throws Exception {
        Path out = folder.resolve("out");
        Path file = file("narrow", SLOPE, "");
        assertEquals(ExitCode.DONE, new Harness().execute("reproduce", file, "--out", out, "--quiet"));
        String first = Files.readString(out.resolve("reproduce.json"));
        var written = Files.getLastModifiedTime(out.resolve("narrow/members/000.json"));
        Harness again = new Harness();
        assertEquals(ExitCode.DONE, again.execute("reproduce", file, "--out", out, "--json"));
        assertEquals(first, again.out());
        assertEquals(written, Files.getLastModifiedTime(out.resolve("narrow/members/000.json")));
    }

    @Test
    void aClaimThatDoesNotHoldIsToldByTheExitCodeUnlessItIsExploratory() throws Exception {
        Harness failing = new Harness();
        Path out = folder.resolve("out");
        assertEquals(ExitCode.NOT_AS_EXPECTED, failing.execute("reproduce", file("wrong", SLOPE + "," + WRONG, ""), file("narrow", SLOPE, ""), "--out", out));
        assertTrue(failing.out().contains("wrong: 1 of 2 hold") && failing.out().contains("2 claims: 1 holds, 1 does not hold"), failing.out());
        assertTrue(failing.err().contains("wrong: 1 of 2 hold"), failing.err());
        assertEquals(List.of("wrong", "narrow"), elements(page(out), "article").stream().map(article -> article.getAttribute("id")).toList());
        Harness exploring = new Harness();
        assertEquals(ExitCode.DONE, exploring.execute("reproduce", file("maybe", WRONG, ", 'exploratory': true"), "--out", out));
        assertTrue(exploring.out().contains("maybe: exploratory: 0 of 1 hold") && exploring.out().contains("(exploratory)"), exploring.out());
    }

    @Test
    void aFieldIsSetInTheClaimsWhereItFitsAndTheOthersSayWhyNot() throws Exception {
        Path swept = file("swept", SLOPE, "");
        Path fixed = folder.resolve("fixed.json");
        Experiment experiment = ExperimentFile.read(swept, List.of("claim.sweep=[]", "claim.expect=[]"));
        Files.writeString(fixed, ExperimentFile.write(experiment));
        Path out = folder.resolve("out");
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, harness.execute("reproduce", swept, fixed, "--set", "problem.architecture.width=64", "--out", out), harness.err());
        String reason = "swept: not set here: problem.architecture.width=64 (swept: --set problem.architecture.width=64: the claim sweeps this field)";
        assertTrue(harness.err().contains(reason), harness.err());
        assertFalse(harness.err().contains("fixed: not set"), harness.err());
        assertTrue(page(out).getDocumentElement().getTextContent().contains("Not set here: problem.architecture.width=64"));
        String scaled = Files.readAllLines(out.resolve("fixed/quantities.csv")).get(1);
        double norm = Double.parseDouble(scaled.split(",")[1]);
        assertEquals(Double.parseDouble(scaled.split(",")[3]), 8 * norm, 1e-12, scaled);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            --set training.sed=5             | training.sed: unknown field of training; did you mean ""seed""?
            --set training.seed=five         | training.seed: expected a whole number of at least 0, found ""five""
            --set problem.architecture.width=64 | the claim sweeps this field
            --set training.seed              | expected PATH=VALUE
            --all                            | expected names of claims or --all, found both
            hessian-widht                    | expected the name of a claim or an experiment file, found neither; did you mean ""hessian-width""?
            himmelblau                       | found a sample without a claim
            nowhere.json                     | nowhere.json: there is no such file
            """)
    void badInputIsOneLineThatSaysWhatWasExpected(String arguments, String message) {
        List<Object> all = new ArrayList<>(List.of("reproduce", file("narrow", SLOPE, ""), "--out", folder.resolve("out")));
        all.addAll(List.of(arguments.split(" ")));
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, harness.execute(all.toArray()), harness.out());
        assertTrue(harness.err().contains(message.replace("\"\"", "\"")), harness.err());
        assertEquals(1, harness.err().lines().count(), harness.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void checkAndRunRefuseAClaimThatCannotBeExaminedBeforeAnythingRuns() {
        Path file = file("narrow", SLOPE.replace("_norm", "_nrm"), "");
        String message = "claim.expect[0].term.quantity: expected a quantity that the modelHessian study measures (width 32), found \"model_hessian_nrm\"; "
                + "did you mean \"model_hessian_norm\"?";
        for (List<Object> command : List.<List<Object>>of(List.of("check", file), List.of("run", file, "--out", folder.resolve("out")),
                List.of("reproduce", file, "--out", folder.resolve("out")))) {
            Harness harness = new Harness();
            assertEquals(ExitCode.BAD_INPUT, harness.execute(command.toArray()));
            assertTrue(harness.err().contains(message), harness.err());
        }
        assertFalse(Files.exists(folder.resolve("out")));
    }

    private Path beside(String beside) throws IOException {
        Path file = file("narrow", SLOPE, "");
        return Files.writeString(file, Files.readString(file).replace("[-0.5, 0.25]}", "[0.25, 0.125, 0.0625], \"beside\": " + beside.replace('\'', '"') + "}"));
    }

    @Test
    void numbersFromElsewhereStandBesideWhatWasMeasuredAtEachPlaceOfTheSweep() throws Exception {
        Path out = folder.resolve("out");
        Harness harness = new Harness();
        assertEquals(ExitCode.DONE, harness.execute("reproduce", beside("{'quantity': 'model_hessian_norm', 'over': 'max'}"), "--out", out), harness.err());
        Element table = elements(page(out), "table").stream().filter(e -> e.getTextContent().contains("Printed, not expected")).findFirst().orElseThrow();
        NodeList cells = table.getElementsByTagName("td");
        assertEquals(9, cells.getLength());
        List<String> lines = Files.readAllLines(out.resolve("narrow/quantities.csv"));
        for (int width = 0; width < 3; width++) {
            double most = Math.max(Double.parseDouble(lines.get(1 + 2 * width).split(",")[2]), Double.parseDouble(lines.get(2 + 2 * width).split(",")[2]));
            assertEquals("width " + List.of("32", "128", "512").get(width), cells.item(3 * width).getTextContent());
            assertEquals(most, Double.parseDouble(cells.item(3 * width + 1).getTextContent().split(" ")[0]), 1e-4 * most);
            assertEquals(List.of("0.25", "0.125", "0.0625").get(width), cells.item(3 * width + 2).getTextContent());
        }
        assertTrue(harness.out().contains("width 512: measured ") && harness.out().contains(", printed 0.0625"), harness.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'quantity': 'model_hessian_nrm'} | claim.printed[0].beside.quantity: expected a quantity that the modelHessian study measures
            {'quantity': 'scaled_norm', 'where': ['problem.architecture.width=32']} | claim.printed[0].values: expected a number each of the 1 places of the sweep that claim.printed[0].beside selects, found 3
            """)
    void numbersFromElsewhereThatDoNotFitAreRefusedBeforeAnythingRuns(String beside, String message) throws Exception {
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, harness.execute("check", beside(beside)));
        assertTrue(harness.err().contains(message), harness.err());
    }

    @Test
    void twoClaimsOfOneNameAreRefused() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("narrow.json");
        Path file = file("narrow", SLOPE, "");
        Files.copy(file, other);
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, harness.execute("reproduce", file, other));
        assertTrue(harness.err().contains("has the same name, and both would be written to one folder"), harness.err());
    }

    @Test
    void claimsAndStudiesAreListed() {
        Harness claims = new Harness();
        assertEquals(ExitCode.DONE, claims.execute("reproduce"));
        assertTrue(claims.out().contains("B: Liu, Zhu, Belkin 2022") && claims.out().lines().anyMatch(line -> line.matches("  hessian-width +\\d+ s  The norm of .*")),
                claims.out());
        Harness studies = new Harness();
        assertEquals(ExitCode.DONE, studies.execute("list", "studies"), studies.err());
        assertTrue(studies.out().contains("      model_hessian_norm (quantity): "), studies.out());
        Harness listed = new Harness();
        assertEquals(ExitCode.DONE, listed.execute("list", "claims"), listed.err());
        assertTrue(listed.out().contains("hessian-width"), listed.out());
    }

    @Test
    void everyClaimOfTheSamplesCanBeExamined() throws Exception {
        for (ClaimSources.Source source : ClaimSources.samples()) {
            Harness harness = new Harness();
            Path file = Files.writeString(folder.resolve(source.id() + ".json"), ExperimentFile.write(source.experiment()));
            assertEquals(ExitCode.DONE, harness.execute("check", file), harness.err());
        }
    }
}
