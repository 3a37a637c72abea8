package org.saddlescope.figures.sidecar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Program;

/**
 * Where a figure comes from.
 *
 * @param program    the version of the program that made it
 * @param experiment the name of the experiment, or of the file that a surface of another tool came from
 * @param sha256     of the experiment as JSON, in hexadecimal: two figures with the same one show the same experiment; empty
 *                   for a surface of another tool
 * @param seeds      of the data, and of training where that has one of its own
 */
public record FigureSource(String program, String experiment, Optional<String> sha256, List<Long> seeds) {
    public FigureSource {
        seeds = List.copyOf(seeds);
    }

    /** Of a run of this experiment. */
    public static FigureSource of(Experiment experiment) {
        return new FigureSource(Program.VERSION, experiment.name(), Optional.of(sha256(ExperimentFile.write(experiment))),
                LongStream.of(experiment.seed(), experiment.trainingSeed()).distinct().boxed().toList());
    }

    /** Of a file that another tool has written. */
    public static FigureSource elsewhere(String name) {
        return new FigureSource(Program.VERSION, name, Optional.empty(), List.of());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
