package org.saddlescope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.saddlescope.bench.LiveCost;
import org.saddlescope.bench.MemoryLoop;
import org.saddlescope.bench.PulseTimes;
import org.saddlescope.bench.Scaling;
import org.saddlescope.bench.SlowPulse;
import org.saddlescope.bench.WindowBench;
import org.saddlescope.spectra.PowerLaw;

/** What the benchmarks measured as JSON, with four digits; what is not known is null. */
final class BenchPrinter {
    private static final int DIGITS = 4;

    private BenchPrinter() {}

    static String json(int threads, Scaling.Report report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("threads", threads);
        ObjectNode networks = root.putObject("slices");
        report.networks().forEach((name, timed) -> networks.putObject(name).put("parameters", timed.parameters())
                .put("points", timed.points()).set("seconds", number(timed.seconds())));
        curve(root.putObject("byParameters"), "points", "parameters", report.parameters());
        curve(root.putObject("byPoints"), "parameters", "points", report.points());
        root.set("peakResidentBytes", bytes(report.peak()));
        return root.put("complete", report.complete()).toPrettyString();
    }

    private static void curve(ObjectNode node, String fixed, String varied, Scaling.Curve curve) {
        node.put(fixed, curve.fixed());
        ArrayNode sizes = node.putArray(varied);
        curve.sizes().forEach(sizes::add);
        ArrayNode seconds = node.putArray("seconds");
        curve.seconds().forEach(s -> seconds.add(number(s)));
        PowerLaw fit = curve.fit();
        node.set("exponent", number(fit.exponent()));
        node.set("standardError", number(fit.standardError()));
    }

    static String json(MemoryLoop.Report report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode readings = root.putArray("readings");
        for (MemoryLoop.Reading reading : report.readings()) {
            readings.addObject().put("rounds", reading.rounds()).<ObjectNode>set("seconds", number(reading.seconds()))
                    .set("residentBytes", bytes(reading.bytes()));
        }
        root.set("ratio", number(report.ratio()));
        if (Double.isNaN(report.ratio())) {
            root.putNull("holds");
        } else {
            root.put("holds", report.holds());
        }
        return root.put("complete", report.complete()).toPrettyString();
    }

    static String json(WindowBench.Report report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("display", report.display()).put("surface3d", report.threeD())
                .put("width", report.width()).put("height", report.height()).put("parameters", report.parameters()).put("side", report.side());
        phase(root.putObject("idle"), report.idle());
        phase(root.putObject("training"), report.training());
        return root.toPrettyString();
    }

    private static void phase(ObjectNode node, WindowBench.Phase phase) {
        node.set("seconds", number(phase.seconds()));
        node.put("steps", phase.steps()).put("frames", phase.frames()).put("slices", phase.slices());
        node.set("stepsPerSecond", number(phase.steps() / phase.seconds()));
        node.set("framesPerSecond", number(phase.frames() / phase.seconds()));
        node.set("slicesPerSecond", number(phase.slices() / phase.seconds()));
        times(node.putObject("gapMs"), phase.gaps());
        times(node.putObject("ownMs"), phase.own());
        times(node.putObject("cpuMs"), phase.cpu());
        ArrayNode slowest = node.putArray("slowest");
        for (SlowPulse pulse : phase.slowest()) {
            ObjectNode one = slowest.addObject();
            one.set("atSeconds", number(pulse.at()));
            one.set("gapMs", number(pulse.gap()));
            one.set("ownMs", number(pulse.own()));
            one.set("cpuMs", number(pulse.cpu()));
            one.set("waitedForProcessorMs", number(pulse.waited()));
            one.set("gcMs", number(pulse.gc()));
            one.set("jitMs", number(pulse.jit()));
            one.put("classesLoaded", pulse.classes());
            ArrayNode running = one.putArray("running");
            pulse.running().forEach(running::add);
        }
    }

    static String json(LiveCost cost) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("seconds", number(cost.seconds()));
        numbers(root.putArray("stepsPerSecondWithout"), cost.without());
        numbers(root.putArray("stepsPerSecondWith"), cost.with());
        root.set("ratio", number(cost.ratio()));
        numbers(root.putArray("costShown"), cost.shown());
        root.set("slicesPerSecond", number(cost.slices()));
        return root.toPrettyString();
    }

    private static void numbers(ArrayNode node, List<Double> values) {
        values.forEach(value -> node.add(number(value)));
    }

    private static void times(ObjectNode node, PulseTimes times) {
        node.put("count", times.count());
        node.set("median", number(times.median()));
        node.set("p99", number(times.p99()));
        node.set("longest", number(times.longest()));
    }

    /** Pulse times for people, a row a quantity. */
    static String table(WindowBench.Report report) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%s, %s surface, %d x %d, milliseconds a pulse:%n%-30s %8s %8s %8s %8s%n",
                report.display(), report.threeD() ? "3-D" : "painted", report.width(), report.height(), "", "pulses", "median", "99 %", "longest"));
        rows(text, "idle", report.idle());
        rows(text, "training", report.training());
        return text.append(String.format(Locale.ROOT, "%.0f steps/s, %.1f pictures/s, %d slices of %d x %d points (%.2f/s)%n",
                report.training().steps() / report.training().seconds(), report.training().frames() / report.training().seconds(),
                report.training().slices(), report.side(), report.side(), report.training().slices() / report.training().seconds())).toString();
    }

    private static void rows(StringBuilder text, String name, WindowBench.Phase phase) {
        row(text, name + ": gap", phase.gaps());
        row(text, name + ": own time", phase.own());
        row(text, name + ": processor time", phase.cpu());
    }

    private static void row(StringBuilder text, String name, PulseTimes times) {
        text.append(String.format(Locale.ROOT, "%-30s %8d %8.2f %8.2f %8.2f%n", name, times.count(), times.median(), times.p99(), times.longest()));
    }

    /** A reading for people. */
    static String line(MemoryLoop.Reading reading) {
        String resident = reading.bytes().isPresent()
                ? String.format(Locale.ROOT, "%.1f MB resident", reading.bytes().getAsLong() / 1e6) : "resident memory unknown";
        return String.format(Locale.ROOT, "bench: %.0f s, %d rounds, %s", reading.seconds(), reading.rounds(), resident);
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? JsonNodeFactory.instance.numberNode(new BigDecimal(value).round(new MathContext(DIGITS)))
                : JsonNodeFactory.instance.nullNode();
    }

    private static JsonNode bytes(OptionalLong bytes) {
        return bytes.isPresent() ? JsonNodeFactory.instance.numberNode(bytes.getAsLong()) : JsonNodeFactory.instance.nullNode();
    }
}
