package org.saddlescope.engine;

import java.util.List;

/** The objective of a graph without data, such as a formula. */
public final class FunctionObjective {
    private FunctionObjective() {}

    public static Objective of(Graph graph, Precision precision, Workers workers) {
        return new GraphObjective(new Tapes(_ -> graph, precision), null,
                List.of(new NativeData.Chunk(1, 0, null, new int[0])), 1, workers);
    }
}
