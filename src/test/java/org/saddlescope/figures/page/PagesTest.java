package org.saddlescope.figures.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.movie.Chapter;
import org.saddlescope.figures.movie.Scene;
import org.saddlescope.figures.movie.Stories;
import org.saddlescope.ui.Frames;

class PagesTest {
    private static final Frame FRAME = Frames.frame(Frames.slice(11), Stories.STEPS);
    private static final Pattern REFERENCE = Pattern.compile("(?:src|srcset|href|action|poster)=\"([^\"]*)\"");

    /** Made once: a page has many pictures. */
    private static String run;
    private static String lesson;

    @TempDir
    private Path folder;

    @BeforeAll
    static void write() throws Exception {
        run = newRun();
        Experiment experiment = Stories.lesson();
        lesson = LessonPage.of(experiment, Chapter.of(experiment, ColourMap.VIRIDIS, _ -> FRAME, () -> false));
    }

    private static String newRun() {
        return RunPage.of(Scene.of(Stories.lesson(), FRAME, List.of(FigureKind.MAP, FigureKind.SURFACE, FigureKind.LOSS, FigureKind.RATIOS), true,
                ColourMap.VIRIDIS, Optional.empty()));
    }

    @Test
    void aPageNeedsNothingElse() throws Exception {
        for (String page : List.of(run, lesson)) {
            for (Matcher matcher = REFERENCE.matcher(page); matcher.find(); ) {
                assertTrue(matcher.group(1).startsWith("data:image/") || matcher.group(1).matches("#step-\\d+"), matcher.group(1));
            }
            assertFalse(page.matches("(?s).*(https?:|//[a-z]+\\.|@import|url\\().*"), "no address of anything");
            assertTrue(page.contains("media=\"(prefers-color-scheme: dark)\""), "dark pictures");
        }
    }

    @Test
    void theNumbersOfAPageAreThoseOfTheRun() throws Exception {
        String page = run;
        JsonNode json = new ObjectMapper().readTree(page.replaceFirst("(?s).*<script type=\"application/json\" id=\"run\">", "").replaceFirst("(?s)</script>.*", ""));
        assertEquals(Stories.STEPS + 1, json.path("steps").size());
        for (int track = 0; track < FRAME.tracks().size(); track++) {
            for (int i = 0; i <= Stories.STEPS; i++) {
                assertEquals(FRAME.tracks().get(track).history().loss()[i], json.path("tracks").path(track).path("loss").path(i).asDouble());
                assertEquals(FRAME.tracks().get(track).history().gradientNorm()[i], json.path("tracks").path(track).path("norm").path(i).asDouble());
            }
        }
        // Himmelblau's slice goes from −5 to 5: places on the picture are an affine function of α.
        JsonNode x = json.path("plots").path(0).path("paths").path(1).path("x");
        double[] alpha = FRAME.trajectories().get(1).alpha();
        int far = alpha.length - 1;
        double scale = (x.path(far).asDouble() - x.path(0).asDouble()) / (alpha[far] - alpha[0]);
        for (int i = 0; i < alpha.length; i++) {
            assertEquals(x.path(0).asDouble() + scale * (alpha[i] - alpha[0]), x.path(i).asDouble(), 0.3, "at " + i);
        }
    }

    @Test
    void whatAnExperimentSaysIsTextAndNeverMarkup() throws Exception {
        for (String page : List.of(run, lesson)) {
            assertTrue(page.contains("Look at the &lt;minima&gt;."));
            assertFalse(page.contains("<minima>"));
            String code = page.replaceFirst("(?s).*<code id=\"json\">", "").replaceFirst("(?s)</code>.*", "");
            String json = code.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            assertEquals(Stories.lesson(), ExperimentFile.parse(json, "page"), "the experiment can be copied");
        }
        assertTrue(lesson.contains("Larger &lt;steps&gt;"));
        assertTrue(new PageData().begin('[').text("</script><!--").end(']').toString().matches("[^<>]*"));
    }

    @Test
    void aLessonHasASectionAStepWithItsFormulasAndFigures() throws Exception {
        String page = lesson;
        assertEquals(3, page.split("<section class=\"chapter\"", -1).length - 1);
        assertTrue(page.contains("aria-label=\"f(x,y)=(x^2+y-11)^2\""), "formulas carry their LaTeX");
        assertEquals(3, page.split("<svg class=\"formula\"", -1).length - 1);
        assertTrue(page.contains("<code>\\frac{1}</code>"), "what cannot be typeset stands as it was written");
        assertTrue(page.contains(", at 0.5.</p>"), "a number that the run bears out is read without its measure");
        assertFalse(page.contains("rgb(1,2,3)"), "formulas have the colour of the text");
        assertEquals(4, page.split("<figure", -1).length - 1, "map, map, loss and ratios");
        assertEquals(page.split("<img ", -1).length, page.split("<img [^>]*alt=\"[^\"]{8,}\"", -1).length, "every picture is described");
        assertTrue(page.contains("<figcaption>Loss on the plane</figcaption>"), "the name of the experiment stands above all");
        assertTrue(page.contains("<code>optimizers.0.stepSize=0.02</code>"));
    }

    @Test
    void aNumberThatALessonQuotesIsReadWithoutWhatItIsMeasuredBy() {
        Markup page = new Markup();
        LessonProse.write(page, "Below a quarter at step {44|loss<0.25}, for \\$5.");
        assertTrue(page.toString().contains("<p>Below a quarter at step 44, for $5.</p>"), page.toString());
    }

    @Test
    void theSameRunGivesTheSamePage() {
        assertEquals(run, newRun());
    }

    @Test
    void theScriptsRunInABrowserAndShowTheStepThatTheSliderIsAt() throws Exception {
        Optional<Path> browser = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable).findFirst();
        assumeTrue(browser.isPresent(), "no Chromium here");
        Path file = folder.resolve("run.html");
        // What a reader does, and what comes of it, in the title.
        String story = "<script>const s=document.getElementById('step');s.value=4;s.dispatchEvent(new Event('input'));"
                + "document.title=document.getElementById('moment').textContent+'|'+document.querySelector('[data-loss=\"1\"]').textContent"
                + "+'|'+document.querySelector('[data-path=\"1\"] .path').getAttribute('d').split('L').length;</script></body>";
        Files.writeString(file, run.replace("</body>", story));
        double loss = FRAME.tracks().get(1).history().loss()[4];
        String dom = dom(browser.get(), file);
        Matcher title = Pattern.compile("<title>([^<]*)</title>").matcher(dom);
        assertTrue(title.find());
        String[] told = title.group(1).split("\\|");
        assertEquals("step 4 of 12", told[0]);
        assertEquals(loss, Double.parseDouble(told[1]), 1e-4 * loss);
        assertEquals("5", told[2], "five points up to step 4");
        Path taught = folder.resolve("lesson.html");
        Files.writeString(taught, lesson.replace("</body>", "<script>for (let i = 0; i < 2; i++) dispatchEvent.call(document.body, new KeyboardEvent('keydown', {key: 'PageDown', bubbles: true}));"
                + "document.title = document.activeElement.id;</script></body>"));
        assertTrue(dom(browser.get(), taught).contains("<title>step-2</title>"), "from the head of the page to its first step, and on");
    }

    private String dom(Path browser, Path page) throws Exception {
        Process process = new ProcessBuilder(browser.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"), "--window-size=1000,700", "--dump-dom", page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            String dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            return dom;
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
