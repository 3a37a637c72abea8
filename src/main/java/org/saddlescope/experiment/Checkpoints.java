package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;

/** The files {@code theta/OPTIMIZER-STEP.npy}, with the step in eight digits so that names sort as steps do. */
final class Checkpoints {
    static final Pattern NAME = Pattern.compile("(.+)-(\\d{8})\\.npy");

    private Checkpoints() {}

    static void write(Path folder, String optimizerFile, int step, double[] theta) throws IOException {
        Npy.write(folder.resolve(String.format(Locale.ROOT, "%s-%08d.npy", optimizerFile, step)), NpyArray.vector(theta));
    }

    /**
     * All checkpoints of a folder, by file name.
     *
     * @param optimizers the names of the optimizers by their file names; a file name that is not among them stands for itself
     */
    static List<Checkpoint> read(Path folder, Map<String, String> optimizers) throws IOException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return checkpoints;
        }
        List<Path> files;
        try (Stream<Path> listing = Files.list(folder)) {
            files = listing.sorted().toList();
        }
        for (Path file : files) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                if (!(Npy.read(file) instanceof NpyArray.Numbers theta) || theta.shape().size() != 1) {
                    throw new IOException(file + ": expected a vector of numbers");
                }
                checkpoints.add(new Checkpoint(optimizers.getOrDefault(name.group(1), name.group(1)),
                        Integer.parseInt(name.group(2)), theta.values()));
            }
        }
        return checkpoints;
    }
}
