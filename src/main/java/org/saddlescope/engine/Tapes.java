package org.saddlescope.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;

/** Tapes of one computation by number of rows, lent to one thread at a time and used again. */
final class Tapes {
    private final IntFunction<Graph> graphs;
    private final Precision precision;
    private final Map<Integer, ConcurrentLinkedQueue<Tape>> idle = new ConcurrentHashMap<>();
    private final Map<Integer, Graph> compiled = new ConcurrentHashMap<>();

    /** @param graphs the computation for a number of rows */
    Tapes(IntFunction<Graph> graphs, Precision precision) {
        this.graphs = graphs;
        this.precision = precision;
    }

    Graph graph(int rows) {
        return compiled.computeIfAbsent(rows, graphs::apply);
    }

    /** About how much memory a tape takes once all its passes ran. */
    long bytes(int rows) {
        long elements = 4L * graph(rows).layout().dimension();
        for (Graph.Node node : graph(rows).nodes()) {
            elements += node.source() instanceof Graph.Source.Operation ? 5L * node.shape().count() : 0;
        }
        return elements * KernelTable.of(precision).width();
    }

    Tape borrow(int rows) {
        Tape tape = queue(rows).poll();
        return tape != null ? tape : new Tape(graph(rows), precision);
    }

    void giveBack(int rows, Tape tape) {
        tape.keepAlive();
        queue(rows).add(tape);
    }

    private ConcurrentLinkedQueue<Tape> queue(int rows) {
        return idle.computeIfAbsent(rows, _ -> new ConcurrentLinkedQueue<>());
    }
}
