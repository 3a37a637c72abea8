package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The JSON file of an experiment. Every error is an {@link ExperimentException} of one line that names the file, the
 * path to the field, what was expected, what was found and the nearest valid value or name.
 */
public final class ExperimentFile {
    private static final long LARGEST = 16 << 20;

    private ExperimentFile() {}

    /** Reads a file and checks it. */
    public static Experiment read(Path file) throws ExperimentException {
        return parse(text(file), file.toString());
    }

    /** Reads a file in which fields are overridden, see {@link #withOverrides}, and checks it. */
    public static Experiment read(Path file, List<String> overrides) throws ExperimentException {
        return parse(withOverrides(text(file), file.toString(), overrides), file.toString());
    }

    /**
     * The experiment that a JSON text says, checked for contradictions (see {@link ExperimentCheck}).
     *
     * @param source the name in front of messages, usually the file; empty: none
     */
    public static Experiment parse(String json, String source) throws ExperimentException {
        Experiment experiment = decode(json, source);
        ExperimentCheck.require(ExperimentCheck.findings(experiment), source);
        return experiment;
    }

    /** The experiment that a JSON text says, every field valid by itself, but not checked for contradictions. */
    public static Experiment decode(String json, String source) throws ExperimentException {
        JsonNode node = JsonText.parse(json, source);
        return (Experiment) new Decoder(source).decode(Schema.experiment(), node, "");
    }

    /** See {@link #withOverrides(String, String, List)}; messages have no file in front. */
    public static String withOverrides(String json, List<String> overrides) throws ExperimentException {
        return withOverrides(json, "", overrides);
    }

    /**
     * A JSON text in which single fields have other values.
     *
     * @param overrides each {@code PATH=VALUE}, for instance {@code problem.data.folder=digits},
     *                  {@code optimizers.0.stepSize=0.05} or {@code optimizers[0].stepSize=0.05}; the index one past a
     *                  list's end adds an element. A value is JSON where it reads as JSON, text otherwise; for a
     *                  field that holds text it is always text, unless it is in quotes.
     */
    public static String withOverrides(String json, String source, List<String> overrides) throws ExperimentException {
        if (overrides.isEmpty()) {
            return json;
        }
        JsonNode root = JsonText.parse(json, source);
        for (String override : overrides) {
            Overrides.apply(root, override);
        }
        return JsonText.pretty(root);
    }

    /** The JSON text of an experiment: fields in one order, optional ones that are empty left out. */
    public static String write(Experiment experiment) {
        return JsonText.pretty(Encoder.encode(Schema.experiment(), experiment));
    }

    /** Writes the file under a temporary name and moves it: a file is never left half written. */
    public static void save(Experiment experiment, Path file) throws ExperimentException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ExperimentException(file + ": cannot be saved: there is no folder " + folder);
        }
        String json = write(experiment);
        try {
            Path temporary = Files.createTempFile(folder, "." + target.getFileName(), ".tmp");
            try {
                Files.writeString(temporary, json);
                move(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new ExperimentException(file + ": cannot be saved: " + reason(e), e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String text(Path file) throws ExperimentException {
        try {
            if (Files.isDirectory(file)) {
                throw new ExperimentException(file + " is a folder; expected an experiment file");
            }
            if (!Files.exists(file)) {
                throw new ExperimentException(file + ": there is no such file");
            }
            if (Files.size(file) > LARGEST) {
                throw new ExperimentException(file + ": expected an experiment file of at most " + LARGEST + " bytes, found "
                        + Files.size(file));
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ExperimentException(file + ": expected text in UTF-8, found bytes that are none", e);
        } catch (IOException e) {
            throw new ExperimentException(file + ": cannot be read: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
