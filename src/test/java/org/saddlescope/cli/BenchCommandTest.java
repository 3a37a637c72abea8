package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.saddlescope.bench.LiveCost;
import org.saddlescope.bench.MemoryLoop;
import org.saddlescope.bench.PulseTimes;
import org.saddlescope.bench.Scaling;
import org.saddlescope.bench.SlowPulse;
import org.saddlescope.bench.WindowBench;
import org.saddlescope.experiment.Probe;
import picocli.CommandLine;

class BenchCommandTest {
    @Test
    void theOutputIsOneJsonObjectWithTheThreadsAndTheSecondsByKey() throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("gradient", 0.00012345678);
        seconds.put("hessian_top10_lanczos_1e-6", 12.0);
        JsonNode json = new ObjectMapper().readTree(BenchCommand.json(2, seconds));
        assertEquals(2, json.get("threads").asInt());
        assertEquals(0.0001235, json.get("seconds").get("gradient").asDouble());
        assertEquals(12, json.get("seconds").get("hessian_top10_lanczos_1e-6").asDouble());
        assertEquals(2, json.size());
        assertEquals(2, json.get("seconds").size());
    }

    @Test
    void anUnknownWorkloadIsBadInputAndNothingIsPrinted() {
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, harness.execute("bench", "--only", "gradient,slice52"));
        assertEquals("", harness.out());
        assertTrue(harness.err().contains("slice52") && harness.err().contains("slice51_f32"), harness.err());
    }

    private static final Scaling TINY = new Scaling(4, 2, List.of(3, 4, 5), 2, List.of(2, 3, 4));

    /** {@code bench} with tiny work: what it printed, and its exit code in the last place. */
    private static List<String> execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false);
        AtomicLong clock = new AtomicLong();
        AtomicLong resident = new AtomicLong(1_000_000);
        int code = new CommandLine(new BenchCommand(new Services(Runner.SESSION, Probe::new, Optional::empty), terminal, TINY, minutes -> new MemoryLoop(() -> clock.addAndGet(20_000_000_000L),
                60_000_000_000L, (long) (minutes * 60e9), clock::get, () -> OptionalLong.of(resident.getAndAdd(60_000))))).execute(arguments);
        return List.of(out.toString(), err.toString(), String.valueOf(code));
    }

    @Test
    void scalingPrintsOneJsonObjectAndItsProgressElsewhere() throws IOException {
        List<String> printed = execute("scaling");
        JsonNode json = new ObjectMapper().readTree(printed.getFirst());
        assertEquals("0", printed.get(2));
        assertEquals(3, json.get("byParameters").get("seconds").size());
        assertTrue(json.get("byPoints").get("exponent").isNumber());
        assertTrue(json.get("slices").get("transformer").get("seconds").asDouble() > 0);
        assertTrue(json.get("complete").asBoolean());
        assertTrue(printed.get(1).contains("4482 parameters, 4 x 4 points"), printed.get(1));
    }

    @Test
    void memoryThatGrowsIsToldInTheJsonAndByTheExitCode() throws IOException {
        List<String> grown = execute("memory", "--minutes", "3");
        JsonNode json = new ObjectMapper().readTree(grown.getFirst());
        assertEquals(3, json.get("readings").size());
        assertEquals(1.12, json.get("ratio").asDouble());
        assertFalse(json.get("holds").asBoolean());
        assertEquals(String.valueOf(ExitCode.FAILED), grown.get(2));

        List<String> held = execute("memory", "--minutes", "2");
        assertTrue(new ObjectMapper().readTree(held.getFirst()).get("holds").asBoolean());
        assertEquals(String.valueOf(ExitCode.DONE), held.get(2));
    }

    @Test
    void tooFewMinutesAreBadInput() {
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, harness.execute("bench", "memory", "--minutes", "1"));
        assertTrue(harness.err().contains("--minutes") && harness.err().contains("more than 1"), harness.err());
        assertEquals("", harness.out());
    }

    private static List<String> window(double longest, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        WindowBench.Phase phase = new WindowBench.Phase(2, new PulseTimes(120, 16.5, 17.25, longest), new PulseTimes(120, 1, 2.5, 3),
                new PulseTimes(0, Double.NaN, Double.NaN, Double.NaN), 300, 40, 5,
                List.of(new SlowPulse(1.5, longest, 3, 2.5, 20, Double.NaN, 0.5, 4, List.of("a in b"))));
        Services services = new Services(Runner.SESSION, Probe::new, Optional::empty, (seconds, stage, _) -> {
            stage.accept("for " + seconds + " s");
            return new WindowBench.Report("window, software pipeline", false, 1280, 800, 4482, 51, phase, phase);
        });
        int code = new CommandLine(new BenchCommand(services, new Terminal(new PrintWriter(out), new PrintWriter(err), false))).execute(arguments);
        return List.of(out.toString(), err.toString(), String.valueOf(code));
    }

    @Test
    void theWindowsTimesArePrintedAsOneJsonObjectAndAsATableElsewhere() throws IOException {
        List<String> printed = window(30, "ui", "--seconds", "2", "--max-gap", "50", "--max-own-p99", "8");
        JsonNode json = new ObjectMapper().readTree(printed.get(0));
        JsonNode slow = json.get("training").get("slowest").get(0);
        assertEquals(20, slow.get("waitedForProcessorMs").asDouble());
        assertTrue(slow.get("gcMs").isNull());
        assertEquals("a in b", slow.get("running").get(0).asText());
        assertEquals(2.5, json.get("training").get("slicesPerSecond").asDouble());
        assertEquals(17.25, json.get("training").get("gapMs").get("p99").asDouble());
        assertEquals(300, json.get("training").get("steps").asInt());
        assertTrue(json.get("idle").get("cpuMs").get("median").isNull());
        assertTrue(printed.get(1).contains("for 2.0 s") && printed.get(1).contains("150 steps/s, 20.0 pictures/s"), printed.get(1));
        assertEquals("0", printed.get(2));
    }

    @Test
    void aWindowThatIsWorseThanTheBoundIsAFailure() {
        assertEquals(String.valueOf(ExitCode.FAILED), window(50.5, "ui", "--max-gap", "50").get(2));
    }

    private static List<String> live(double without, double with, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        WindowBench window = new WindowBench() {
            @Override
            public Report measure(double seconds, Consumer<String> stage, BooleanSupplier cancelled) {
                throw new AssertionError("another measurement");
            }

            @Override
            public LiveCost live(double seconds, int turns, Consumer<String> stage, BooleanSupplier cancelled) {
                stage.accept(turns + " turns of " + seconds + " s");
                return new LiveCost(seconds, List.of(without, without), List.of(with), List.of(0.125), 0.5);
            }
        };
        Services services = new Services(Runner.SESSION, Probe::new, Optional::empty, window);
        int code = new CommandLine(new BenchCommand(services, new Terminal(new PrintWriter(out), new PrintWriter(err), false))).execute(arguments);
        return List.of(out.toString(), err.toString(), String.valueOf(code));
    }

    @Test
    void whatLiveSlicesCostIsTheRatioOfTheRates() throws IOException {
        List<String> printed = live(1000, 850, "live", "--turns", "1");
        JsonNode json = new ObjectMapper().readTree(printed.getFirst());
        assertEquals(0.85, json.get("ratio").asDouble());
        assertEquals(0.125, json.get("costShown").get(0).asDouble());
        assertEquals("0", printed.get(2));
        assertTrue(printed.get(1).contains("1 turns of 5.0 s"), printed.get(1));
    }

    @Test
    void liveSlicesThatCostMoreThanAFifthAreAFailure() {
        assertEquals(String.valueOf(ExitCode.FAILED), live(1000, 790, "live").get(2));
    }

    @Test
    void eachTurnIsComparedWithThoseAroundIt() {
        // A machine that gets faster from turn to turn: 100, 110, 120, 130, 140 without anything lost.
        assertEquals(1, new LiveCost(1, List.of(100.0, 120.0, 140.0), List.of(110.0, 130.0), List.of(), 0).ratio(), 1e-15);
    }
}
