package org.saddlescope.experiment.study;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.JsonText;
import org.saddlescope.experiment.Program;
import org.saddlescope.experiment.io.FileProblem;

/**
 * The results of a claim's members on disk: a file each in {@code members}, with the hash of what it is the result of, so
 * that a run that was stopped or killed goes on where it was. How long they took stands apart, in {@code durations.json}:
 * the results are the same bytes every time.
 */
final class MemberStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectWriter WRITER = MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private final Path folder;
    private final Path durationsFile;
    private final Map<String, Double> durations = new ConcurrentSkipListMap<>();

    /** @param claim the claim's folder; made where there is none */
    MemberStore(Path claim) throws ExperimentException {
        folder = claim.resolve("members");
        durationsFile = claim.resolve("durations.json");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(folder, e), e);
        }
        readDurations();
    }

    /** The result of a member, where there is one of exactly this member by this version of the program. */
    Optional<MemberResult> read(Sweep.Member member) {
        try {
            JsonNode json = MAPPER.readTree(Files.readAllBytes(file(member)));
            if (!json.path("hash").asText().equals(hash(member.experiment()))) {
                return Optional.empty();
            }
            return Optional.of(json.has("refused")
                    ? MemberResult.refused(member.coordinates(), member.seed(), json.get("refused").asText())
                    : MemberResult.measured(member.coordinates(), member.seed(), FindingsJson.read(json.path("findings"))));
        } catch (IOException e) {
            // There is none, or it is none: it is computed anew.
            return Optional.empty();
        }
    }

    /** @throws ExperimentException where it cannot be written */
    void write(Sweep.Member member, MemberResult result, double seconds) throws ExperimentException {
        ObjectNode json = MAPPER.createObjectNode().put("program", Program.NAME + " " + Program.VERSION).put("hash", hash(member.experiment()));
        ObjectNode coordinates = json.putObject("coordinates");
        for (Map.Entry<String, String> coordinate : member.coordinates().entrySet()) {
            coordinates.set(coordinate.getKey(), JsonText.parse(coordinate.getValue(), ""));
        }
        json.put("seed", member.seed());
        if (result.findings().isPresent()) {
            json.set("findings", FindingsJson.write(result.findings().get()));
        } else {
            json.put("refused", result.refused());
        }
        durations.put(member.id(), seconds);
        save(file(member), json);
        writeDurations();
    }

    /** How long a member took; empty where that is not known. */
    Optional<Double> seconds(Sweep.Member member) {
        return Optional.ofNullable(durations.get(member.id()));
    }

    /**
     * The SHA-256 of what a member's result follows from: the program's version and the experiment without its name, its
     * notes, its figures, and of its claim only the study.
     */
    static String hash(Experiment member) {
        try {
            ObjectNode json = (ObjectNode) MAPPER.readTree(ExperimentFile.write(member));
            JsonNode study = json.path("claim").path("study");
            json.remove(List.of("name", "notes", "figures", "claim"));
            json.set("study", study);
            json.put("version", Program.VERSION);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(json.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file(Sweep.Member member) {
        return folder.resolve(member.id() + ".json");
    }

    private void readDurations() {
        try {
            MAPPER.readTree(Files.readAllBytes(durationsFile)).properties()
                    .forEach(entry -> durations.put(entry.getKey(), entry.getValue().asDouble()));
        } catch (IOException e) {
            // Nothing has been timed yet.
            durations.clear();
        }
    }

    private synchronized void writeDurations() throws ExperimentException {
        ObjectNode json = MAPPER.createObjectNode();
        durations.forEach(json::put);
        save(durationsFile, json);
    }

    private static void save(Path file, JsonNode json) throws ExperimentException {
        try {
            AtomicFile.write(file, WRITER.writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
    }
}
