package org.saddlescope.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.saddlescope.data.Dataset;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.ProblemSize;
import org.saddlescope.experiment.RunObserver;
import org.saddlescope.figures.Thumbnail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code saddlescope gallery}: what the gallery of the window shows of samples. Each is run; its landscape is painted as
 * {@code NAME.png}, and {@code NAME.json} says how many parameters it has and how many steps it
 * takes: nothing that depends on the machine.
 */
@Command(name = "gallery", description = "Run experiments and paint the small pictures that the window's gallery shows of them.",
        footer = {"", "For the samples of the program: gallery sample-experiments/*.json --out assets/gallery"})
final class GalleryCommand implements Callable<Integer> {
    private static final String ENDING = ".json";

    private final Services services;
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Experiment files.")
    private List<Path> files;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write NAME.png and NAME.json of each.")
    private Path out;

    GalleryCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, EnvironmentException, InterruptedException {
        Optional<String> fonts = services.fontProblem().get();
        if (fonts.isPresent()) {
            throw new EnvironmentException(fonts.get());
        }
        Control control = Control.running();
        try (Interruption _ = new Interruption(control)) {
            for (Path file : files) {
                if (control.stopped()) {
                    return ExitCode.INTERRUPTED;
                }
                show(file, control);
            }
        }
        return control.stopped() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }

    private void show(Path file, Control control) throws ExperimentException, InterruptedException {
        String name = file.getFileName().toString();
        String id = name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
        Experiment experiment = ExperimentFile.read(file);
        Counted counted = new Counted();
        Frame last;
        try {
            last = services.runner().run(experiment, control, counted, _ -> { });
        } catch (ExperimentException e) {
            // What cannot be run here, as its data are elsewhere, gets no picture; the gallery says so.
            terminal.err().println(id + ": no picture: " + e.getMessage());
            write(id, known(experiment), experiment.training().steps());
            return;
        }
        if (control.stopped()) {
            return;
        }
        Optional<BufferedImage> picture = Thumbnail.of(experiment, last);
        if (picture.isPresent()) {
            picture(picture.get(), id);
        }
        write(id, Optional.of(counted.parameters), experiment.training().steps());
        terminal.out().println(String.format(Locale.ROOT, "%s: %s, %d parameters, %d steps", id,
                picture.isPresent() ? "painted" : "no slice to paint", counted.parameters, experiment.training().steps()));
    }

    private void picture(BufferedImage picture, String id) throws ExperimentException {
        try {
            Thumbnail.write(picture, out.resolve(id + ".png"));
        } catch (IOException e) {
            throw new ExperimentException(e.getMessage(), e);
        }
    }

    private static Optional<Integer> known(Experiment experiment) {
        return ProblemSize.of(experiment) instanceof ProblemSize size ? Optional.of(Math.toIntExact(size.parameters())) : Optional.empty();
    }

    private void write(String id, Optional<Integer> parameters, int steps) throws ExperimentException {
        Path file = out.resolve(id + ENDING);
        String json = String.format(Locale.ROOT, "{\"parameters\": %s, \"steps\": %d}%n", parameters.map(String::valueOf).orElse("null"), steps);
        try {
            Files.createDirectories(out);
            Path temporary = Files.createTempFile(out, "." + id, ".tmp");
            Files.writeString(temporary, json);
            Files.move(temporary, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ExperimentException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /** Hears how many parameters there are. */
    private static final class Counted implements RunObserver {
        private int parameters;

        @Override
        public void prepared(ParameterLayout layout, Optional<Dataset> data) {
            parameters = layout.dimension();
        }

        @Override
        public void checkpoint(String optimizer, int step, double[] theta) {
            // Nothing is kept.
        }
    }
}
