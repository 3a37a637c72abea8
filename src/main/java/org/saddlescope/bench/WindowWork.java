package org.saddlescope.bench;

import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;

/** What the window is measured with: the network 2-64-64-2 with tanh on 256 points, and a live slice of 51 x 51 points. */
public final class WindowWork {
    /** Points a side of the slice. */
    public static final int SIDE = 51;
    /** 2·64+64 + 64·64+64 + 64·2+2. */
    public static final int PARAMETERS = 4482;

    /** More steps than any measurement lasts; the plane follows the path, so that slice after slice is computed. */
    private static final String EXPERIMENT = """
            {"schema": 1, "name": "Bench of the window", "seed": 1,
             "problem": {"type": "network", "data": {"type": "twoMoons", "samples": 256, "noise": 0.15, "heldOut": 0},
                         "architecture": {"type": "mlp", "hidden": [64, 64], "activation": "tanh", "bias": true}, "loss": "crossEntropy"},
             "optimizers": [{"type": "sgd", "stepSize": 0.02}],
             "training": {"steps": 2000000, "recordEvery": 200},
             "plane": {"type": "principal"},
             "grid": {"columns": 51, "rows": 51},
             "probes": {"every": 200, "curvatureEvery": 0}}
            """;

    private WindowWork() {}

    public static Experiment experiment() {
        try {
            return ExperimentFile.parse(EXPERIMENT, "bench ui");
        } catch (ExperimentException e) {
            throw new IllegalStateException(e);
        }
    }
}
