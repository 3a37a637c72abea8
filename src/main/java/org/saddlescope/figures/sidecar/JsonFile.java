package org.saddlescope.figures.sidecar;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.JsonText;
import org.saddlescope.experiment.io.FileProblem;

/** JSON in files: the same value gives the same bytes on every system. */
final class JsonFile {
    private static final ObjectWriter WRITER = new ObjectMapper().writer(
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JsonFile() {}

    /** @throws ExperimentException with one line that names the file and says what is wrong with it */
    static JsonNode read(Path file) throws ExperimentException {
        try {
            return JsonText.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        } catch (OutOfMemoryError e) {
            throw new ExperimentException(file + ": too large to be read", e);
        }
    }

    /** Under a temporary name first, then moved. */
    static void write(JsonNode json, Path file) throws IOException {
        AtomicFile.write(file, out -> {
            out.write(WRITER.writeValueAsBytes(json));
            out.write('\n');
        });
    }
}
