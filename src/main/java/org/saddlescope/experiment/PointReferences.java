package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.schema.Nearest;

/**
 * Finds the parameter vectors that an experiment names: {@code start} is the initial θ, {@code end} the point that is
 * looked at, {@code OPTIMIZER} where that one arrived, {@code OPTIMIZER@STEP} a recorded step or a kept checkpoint of
 * it, and whatever ends in {@code .npy} a file with a vector of p numbers.
 */
final class PointReferences {
    private final double[] start;
    private final double[] end;
    private final RunPaths paths;
    private final List<Checkpoint> checkpoints;

    PointReferences(double[] start, double[] end, RunPaths paths, List<Checkpoint> checkpoints) {
        this.start = start;
        this.end = end;
        this.paths = paths;
        this.checkpoints = checkpoints;
    }

    /**
     * @param field what to call the setting in messages
     * @throws ExperimentException where it names nothing that is there, or something of another length
     */
    double[] find(String field, String reference) throws ExperimentException {
        double[] theta = switch (reference) {
            case "start" -> start;
            case "end" -> end;
            default -> reference.endsWith(".npy") ? file(field, reference) : recorded(field, reference);
        };
        if (theta.length != start.length) {
            throw new ExperimentException(field + ": " + reference + " has " + theta.length + " elements, expected " + start.length
                    + ", one a parameter");
        }
        return theta;
    }

    private static double[] file(String field, String name) throws ExperimentException {
        Path file = Path.of(name);
        try {
            if (Npy.read(file) instanceof NpyArray.Numbers numbers && numbers.shape().size() == 1) {
                return numbers.values();
            }
            throw new ExperimentException(field + ": " + file + ": expected a vector of numbers");
        } catch (IOException e) {
            throw new ExperimentException(field + ": " + FileProblem.describe(file, e), e);
        }
    }

    private double[] recorded(String field, String reference) throws ExperimentException {
        int at = reference.lastIndexOf('@');
        String name = optimizer(reference) || at < 0 ? reference : reference.substring(0, at);
        if (!optimizer(name)) {
            List<String> known = new ArrayList<>(List.of("start", "end"));
            known.addAll(paths.names());
            throw new ExperimentException(field + ": expected start, end, an optimizer's name, NAME@STEP or a .npy file, found \""
                    + reference + "\"; " + Nearest.hint(name, known));
        }
        int path = paths.names().indexOf(name);
        Recorder.Path of = path < 0 ? null : paths.paths().get(path);
        if (name.equals(reference)) {
            return of != null ? of.thetas().getLast()
                    : checkpoints.stream().filter(c -> c.optimizer().equals(name)).reduce((_, b) -> b).orElseThrow().theta();
        }
        return atStep(field, reference, name, reference.substring(at + 1), of);
    }

    private double[] atStep(String field, String reference, String name, String text, Recorder.Path path) throws ExperimentException {
        List<Integer> steps = new ArrayList<>();
        for (Checkpoint checkpoint : checkpoints) {
            if (checkpoint.optimizer().equals(name)) {
                if (text.equals(String.valueOf(checkpoint.step()))) {
                    return checkpoint.theta();
                }
                steps.add(checkpoint.step());
            }
        }
        for (int i = 0; path != null && i < path.steps().length; i++) {
            if (text.equals(String.valueOf(path.steps()[i]))) {
                return path.thetas().get(i);
            }
            steps.add(path.steps()[i]);
        }
        throw new ExperimentException(field + ": " + reference + ": no point of that step was kept" + nearest(text, steps));
    }

    private static String nearest(String text, List<Integer> steps) {
        try {
            int wanted = Integer.parseInt(text);
            return steps.stream().reduce((a, b) -> Math.abs(a - wanted) <= Math.abs(b - wanted) ? a : b)
                    .map(step -> "; the nearest step is " + step).orElse("");
        } catch (NumberFormatException e) {
            return "; expected a step's number after the @";
        }
    }

    private boolean optimizer(String name) {
        return paths.names().contains(name) || checkpoints.stream().anyMatch(c -> c.optimizer().equals(name));
    }
}
