package org.saddlescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.RunPaths;
import org.saddlescope.experiment.Slicer;
import org.saddlescope.experiment.Subject;
import org.saddlescope.landscape.Trajectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saddlescope slice}: the loss or another quantity on a line, a plane or in a box through parameter space. */
@Command(name = "slice", description = "Compute the loss or another quantity on a line, a plane or in a box through parameter space.",
        footer = {"", "Slices are kept as slices/NAME.npz and drawn as figures/NAME-*.png. One that was interrupted is taken up again,",
                "and one whose range is widened at the same spacing is extended, by the same command. The paths of a run are",
                "trained once more to be drawn in full; --kept takes the run's checkpoints instead."})
final class SliceCommand implements Callable<Integer> {
    private static final int WARM_STEPS = 2;
    private static final double FIRST_LOOK_SECONDS = 5;

    private final Services services;
    private final Terminal terminal;

    @Mixin
    private SubjectOptions subjects;

    @Option(names = "--plane", paramLabel = "TYPE", description = "auto, axes, random, principal, hessian, gradient, points, between or "
            + "directions; its fields by --set plane.FIELD=VALUE.")
    private String plane;

    @Option(names = "--grid", paramLabel = "N[xM]", description = "Grid points: 201x101 on a plane, 401 on a line.")
    private String grid;

    @Option(names = "--range", paramLabel = "FROM,TO[,FROM,TO]", description = "The range along the first and the second direction; two numbers for both.")
    private String range;

    @Option(names = "--quantity", paramLabel = "Q", description = "loss, accuracy, gradientNorm, pl, lambdaMin or lambdaMax.")
    private String quantity;

    @Option(names = "--repeats", paramLabel = "R", description = "Draws of random directions, for bands and a spread.")
    private Integer repeats;

    @Option(names = "--layers", paramLabel = "N", description = "Layers along a third direction: a box.")
    private Integer layers;

    @Option(names = "--each", description = "A slice around every point, not only the first.")
    private boolean each;

    @Option(names = "--kept", description = "Draw the kept checkpoints of a run; do not train again for the full paths.")
    private boolean kept;

    @Option(names = "--patience", paramLabel = "SECONDS", defaultValue = "600",
            description = "What is expected to take longer needs --yes (default: ${DEFAULT-VALUE}).")
    private double patience;

    @Option(names = "--yes", description = "Compute it however long it takes.")
    private boolean yes;

    SliceCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, UsageException, InterruptedException, EnvironmentException {
        List<String> overrides = overrides();
        Optional<String> fonts = services.fontProblem().get();
        if (fonts.isPresent()) {
            throw new EnvironmentException(fonts.get());
        }
        Control control = Control.running();
        try (Interruption _ = new Interruption(control)) {
            SubjectOptions.Opened opened = subjects.open(services, terminal, control, overrides);
            try (StageProgress progress = new StageProgress(opened.name(), terminal, subjects.quiet(), System::nanoTime)) {
                RunPaths paths = paths(opened.subject(), control, progress);
                List<Subject.Point> points = each ? opened.subject().points() : opened.subject().points().subList(0, 1);
                for (int i = 0; i < points.size(); i++) {
                    RunFolder folder = new RunFolder(opened.results());
                    Path slices = points.size() == 1 ? folder.slices() : folder.slices().resolve("point" + (i + 1));
                    Path figures = points.size() == 1 ? folder.figures() : folder.figures().resolve("point" + (i + 1));
                    if (!slice(opened.subject(), points.get(i), paths, slices, figures, control, progress)) {
                        return ExitCode.INTERRUPTED;
                    }
                }
            }
        }
        return ExitCode.DONE;
    }

    /** @return false where it was interrupted */
    private boolean slice(Subject subject, Subject.Point point, RunPaths paths, Path slices, Path figures, Control control,
                          StageProgress progress) throws ExperimentException, UsageException {
        progress.report("choosing the plane", 0, 0);
        Slicer slicer = new Slicer(subject, point, paths, slices);
        double seconds = slicer.estimate(control::stopped);
        progress.close();
        slicer.notes().forEach(note -> terminal.err().println(note));
        say("around " + point.name() + ": " + slicer.plane().description());
        say(String.format(Locale.ROOT, "%d of %d points to compute, about %s", slicer.missing(), slicer.points(), Progress.duration(seconds)));
        if (seconds > patience && !yes) {
            throw new UsageException(String.format(Locale.ROOT, "%d points would take about %s, expected at most %s: "
                    + "give --yes to compute them anyway, or a smaller --grid", slicer.missing(), Progress.duration(seconds),
                    Progress.duration(patience)));
        }
        Slicer.Outcome outcome = slicer.slice(progress::report, control::stopped);
        progress.close();
        if (outcome.complete()) {
            outcome.trajectories().forEach(this::describe);
        }
        if (outcome.slice().errors().length > 0) {
            say(String.format(Locale.ROOT, "largest residual of %s: %.2g", outcome.slice().quantity(), outcome.slice().largestError()));
        }
        List<Path> written = new ArrayList<>(outcome.files());
        if (outcome.complete()) {
            written.addAll(new SliceFigures(subject.experiment(), figures, subjects.figures()).write(slicer.name(), outcome));
        } else {
            say("interrupted: what was computed is kept, and the same command goes on from there");
        }
        written.forEach(file -> say(file.toString()));
        return outcome.complete();
    }

    private void describe(Trajectory path) {
        if (path.size() > 0 && !Double.isNaN(path.explained())) {
            int last = path.size() - 1;
            say(String.format(Locale.ROOT, "%s: the plane explains %.1f %% of the path%s, off-plane at most %.3g; loss at the end %.6g, in the plane %.6g",
                    path.name(), Math.floor(1000 * path.explained()) / 10,
                    path.poor() ? String.format(Locale.ROOT, " (LESS THAN %.0f %%)", 100 * path.wanted()) : "",
                    Arrays.stream(path.offPlane()).filter(Double::isFinite).max().orElse(Double.NaN), path.trueLoss()[last], path.inPlaneLoss()[last]));
        }
    }

    private RunPaths paths(Subject subject, Control control, StageProgress progress)
            throws ExperimentException, UsageException, InterruptedException {
        if (subject.checkpoints().isEmpty()) {
            return RunPaths.none();
        }
        if (kept) {
            return RunPaths.kept(subject);
        }
        // The first steps load and compile; they say nothing of the others.
        long[] began = {0};
        double[] expected = {0};
        Optional<RunPaths> paths = RunPaths.replayed(subject, () -> control.stopped() || !yes && expected[0] > patience, (step, total) -> {
            progress.report("training again for the full paths", step, total);
            began[0] = step == WARM_STEPS ? System.nanoTime() : began[0];
            double seconds = (System.nanoTime() - began[0]) / 1e9;
            if (step > WARM_STEPS && seconds > FIRST_LOOK_SECONDS) {
                expected[0] = seconds / (step - WARM_STEPS) * total;
            }
        });
        if (paths.isEmpty() && !control.stopped()) {
            throw new UsageException("training again for the full paths would take about " + Progress.duration(expected[0])
                    + ", expected at most " + Progress.duration(patience) + ": give --kept to take the kept checkpoints, or --yes");
        }
        return paths.orElseThrow(() -> new InterruptedException("stopped while training again"));
    }

    private void say(String line) {
        if (!subjects.quiet()) {
            terminal.out().println(line);
        }
    }

    private List<String> overrides() throws UsageException {
        List<String> overrides = new ArrayList<>();
        if (plane != null) {
            overrides.add("plane={\"type\": \"" + plane.replace("\"", "") + "\"}");
        }
        if (grid != null) {
            double[] sides = numbers("--grid", grid, "x", 1, 2);
            overrides.add("grid.columns=" + whole(sides[0]));
            overrides.add("grid.rows=" + (sides.length == 1 ? "1" : whole(sides[1])));
        }
        if (range != null) {
            double[] ends = numbers("--range", range, ",", 2, 4);
            double[] all = ends.length == 4 ? ends : new double[] {ends[0], ends[1], ends[0], ends[1]};
            overrides.add("grid.range=" + Arrays.toString(all));
        }
        if (quantity != null) {
            overrides.add("slice.quantity=" + quantity);
        }
        if (repeats != null) {
            overrides.add("slice.repeats=" + repeats);
        }
        if (layers != null) {
            overrides.add("slice.layers=" + layers);
        }
        return overrides;
    }

    private static String whole(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static double[] numbers(String option, String text, String separator, int few, int many) throws UsageException {
        String[] parts = text.split(separator, -1);
        String expected = option + " " + text + ": expected " + few + " or " + many + " numbers separated by \"" + separator + "\"";
        if (parts.length != few && parts.length != many) {
            throw new UsageException(expected + ", found " + parts.length);
        }
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                numbers[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException e) {
                throw new UsageException(expected + ", found \"" + parts[i] + "\"");
            }
        }
        return numbers;
    }
}
