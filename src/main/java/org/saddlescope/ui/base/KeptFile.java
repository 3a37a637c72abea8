package org.saddlescope.ui.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that the window keeps from one start to the next, in one JSON file. A file that cannot be read gives the
 * default and a warning: what is kept never stops the program.
 *
 * @param <T> a record
 */
public final class KeptFile<T> {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Class<T> type;
    private final T standard;

    /**
     * What was kept.
     *
     * @param warning why it is the default although there is a file
     */
    public record Kept<T>(T value, Optional<String> warning) {}

    /** @param standard what there is where nothing was kept */
    public KeptFile(Path file, Class<T> type, T standard) {
        this.file = file;
        this.type = type;
        this.standard = standard;
    }

    public Kept<T> read() {
        if (!Files.isRegularFile(file)) {
            return new Kept<>(standard, Optional.empty());
        }
        try {
            T value = JSON.treeToValue(completed(JSON.readTree(file.toFile())), type);
            return value == null ? spoilt(Text.of("keptFile.itHoldsNull")) : new Kept<>(value, Optional.empty());
        } catch (IOException e) {
            return spoilt(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** What an older file leaves out is as where nothing was kept. */
    private JsonNode completed(JsonNode read) {
        JsonNode whole = JSON.valueToTree(standard);
        if (whole instanceof ObjectNode all && read instanceof ObjectNode some) {
            all.setAll(some);
            return all;
        }
        return read;
    }

    private Kept<T> spoilt(String why) {
        LOG.warn("{} cannot be read and the defaults are used: {}", file, why);
        return new Kept<>(standard, Optional.of(Text.of("kept.defaults", file.getFileName(), why)));
    }

    /** Writes to a temporary file first: a crash leaves the old value or the new one, never half of it. */
    public void write(T value) {
        try {
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp");
            try {
                JSON.writerWithDefaultPrettyPrinter().writeValue(temporary.toFile(), value);
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.toString());
        }
    }
}
