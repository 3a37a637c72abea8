package org.saddlescope.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Problem;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.PointProbe;
import org.saddlescope.experiment.ProbeReport;
import org.saddlescope.experiment.RunFixture;

/** The command line with nothing behind it: a run that was never computed and a probe that says where it was asked. */
final class Harness {
    /** Trains the fixture: a checkpoint, three frames, the last frame. */
    static final Runner FIXTURE = (_, control, observer, frames) -> {
        observer.checkpoint("slow, steady", 0, new double[] {1, 2});
        for (int step = 0; step <= 2 && !control.stopped(); step++) {
            frames.accept(RunFixture.frame(step, Frame.Phase.TRAINING));
        }
        observer.checkpoint("slow, steady", RunFixture.TOTAL, new double[] {3, 2});
        return RunFixture.frame(RunFixture.TOTAL, control.stopped() ? Frame.Phase.STOPPED : Frame.Phase.DONE);
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Runner runner = FIXTURE;
    private PointProbe.Factory probes = _ -> new EchoProbe();
    private Optional<String> fontProblem = Optional.empty();
    private boolean interactive;

    Harness runner(Runner with) {
        runner = with;
        return this;
    }

    Harness probes(PointProbe.Factory with) {
        probes = with;
        return this;
    }

    Harness fontProblem(String with) {
        fontProblem = Optional.of(with);
        return this;
    }

    Harness interactive() {
        interactive = true;
        return this;
    }

    int execute(Object... arguments) {
        String[] texts = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        return cli().execute(texts);
    }

    Cli cli() {
        return new Cli(new Services(runner, probes, () -> fontProblem), terminal());
    }

    Terminal terminal() {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), interactive);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Its loss is the sum of the coordinates. */
    private static final class EchoProbe implements PointProbe {
        @Override
        public ParameterLayout layout() {
            return ParameterLayout.scalars(List.of("x", "y"));
        }

        @Override
        public double[] start() {
            return new double[] {10, 20};
        }

        @Override
        public List<Problem.CriticalPoint> criticalPoints() {
            return List.of();
        }

        @Override
        public ProbeReport at(double[] theta) {
            return new ProbeReport(theta, theta[0] + theta[1], 0.5, List.of(new ProbeReport.Reading("pl", "PL", Double.NaN, 0, 0,
                    "f* = 0 (known)")), -2, 1e-12, Double.POSITIVE_INFINITY, 1e-11);
        }

        @Override
        public double[] gradient(double[] theta) {
            return new double[] {2 * theta[0], 3 * theta[1]};
        }
    }

}
