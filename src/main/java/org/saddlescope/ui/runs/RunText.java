package org.saddlescope.ui.runs;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.saddlescope.experiment.RunDigest;
import org.saddlescope.experiment.RunEnd;
import org.saddlescope.figures.Numbers;
import org.saddlescope.ui.base.Text;

/** What the list says of a run. */
final class RunText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private RunText() {}

    /** How a run came out. */
    enum Outcome { RUNNING, DONE, DIVERGED, STOPPED, FAILED, CUT_OFF }

    static Outcome outcome(RunEntry entry) {
        RunDigest digest = entry.digest();
        if (entry.running()) {
            return Outcome.RUNNING;
        }
        if (digest.end().filter(end -> end == RunEnd.FAILED).isPresent()) {
            return Outcome.FAILED;
        }
        if (!digest.diverged().isEmpty()) {
            return Outcome.DIVERGED;
        }
        return digest.end().map(end -> end == RunEnd.DONE ? Outcome.DONE : Outcome.STOPPED).orElse(Outcome.CUT_OFF);
    }

    /** "✓ done", "■ stopped at 120 / 500": a sign and a word, never colour alone. */
    static String outcomeText(RunEntry entry) {
        RunDigest digest = entry.digest();
        return switch (outcome(entry)) {
            case RUNNING -> Text.of("runs.outcome.running");
            case DONE -> Text.of("runs.outcome.done");
            case DIVERGED -> Text.of("runs.outcome.diverged");
            case FAILED -> Text.of("runs.outcome.failed");
            case STOPPED -> Text.of("runs.outcome.stopped", Integer.toString(digest.step()), Integer.toString(digest.total()));
            case CUT_OFF -> Text.of("runs.outcome.cut-off", Integer.toString(digest.step()), Integer.toString(digest.total()));
        };
    }

    /** "14:03" today, with the date on other days. */
    static String when(LocalDateTime started, LocalDate today) {
        return started.format(started.toLocalDate().equals(today) ? TIME : DAY);
    }

    /** "14:03 · Adam, Momentum · loss 0.0123 · 12 s". */
    static String facts(RunEntry entry, LocalDate today) {
        RunDigest digest = entry.digest();
        List<String> facts = new ArrayList<>(List.of(when(entry.started(), today), String.join(", ", digest.optimizers())));
        if (!Double.isNaN(digest.finalLoss())) {
            facts.add(Text.of("runs.loss", Numbers.format(digest.finalLoss(), 4)));
        }
        if (!Double.isNaN(digest.seconds())) {
            facts.add(duration(digest.seconds()));
        }
        return String.join(" · ", facts);
    }

    /** "0.4 s", "12 s", "3 min 5 s", "2 h 10 min". */
    static String duration(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f\u00A0s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 60 ? whole + "\u00A0s" : whole < 3600 ? whole / 60 + "\u00A0min\u00A0" + whole % 60 + "\u00A0s" : whole / 3600 + "\u00A0h\u00A0" + whole / 60 % 60 + "\u00A0min";
    }

    /** Whether every word of a search stands somewhere in what the list says. */
    static boolean matches(RunEntry entry, String search, LocalDate today) {
        String all = (entry.name() + " " + entry.digest().name() + " " + outcomeText(entry) + " " + facts(entry, today) + " "
                + entry.started().format(DAY)).replace('\u00A0', ' ').toLowerCase(Locale.ROOT);
        return Stream.of(search.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }
}
