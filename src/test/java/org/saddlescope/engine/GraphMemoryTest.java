package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GraphMemoryTest {
    /** A dense tanh layer and a convolution, which has scratch of its own, with the half squared error. */
    private static Graph graph(int rows) {
        Graph.Builder builder = new Graph.Builder();
        Graph.Node image = builder.inputs(rows, 1, 6, 6);
        Graph.Node filters = builder.parameter("filters", ParameterLayout.Role.WEIGHT, 3, 1, 3, 3);
        Graph.Node h = builder.apply(new Activate(Kernels.Activation.TANH), builder.apply(new Conv2d(1, 0), image, filters));
        Graph.Node w = builder.parameter("weight", ParameterLayout.Role.WEIGHT, 2, 3 * 4 * 4);
        Graph.Node y = builder.apply(new Linear(), h, w);
        return builder.build(builder.apply(new SquaredError(0.5), y, builder.targets(rows, 2)), y);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theBytesOfAForwardPassAreThoseThatATapeAllocates(Precision precision) {
        GraphMemory memory = GraphMemory.of(GraphMemoryTest::graph, true, 300, precision);
        assertEquals(NativeData.CHUNK, memory.rows());
        assertEquals(3, memory.chunks());
        assertEquals(new Tape(graph(NativeData.CHUNK), precision).valueBytes(), memory.value());
        assertEquals(27 + 96, memory.blocks().dimension());
    }

    @Test
    void whatIsNotSeparableIsOneBatch() {
        GraphMemory memory = GraphMemory.of(GraphMemoryTest::graph, false, 300, Precision.DOUBLE);
        assertEquals(300, memory.rows());
        assertEquals(1, memory.chunks());
        assertEquals(new Tape(graph(300), Precision.DOUBLE).valueBytes(), memory.value());
        assertEquals(memory.value() + memory.pass(), memory.gradient());
        assertEquals(memory.gradient() + 2 * memory.pass(), memory.product());
    }
}
