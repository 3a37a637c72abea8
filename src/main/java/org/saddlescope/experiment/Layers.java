package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.engine.ParameterLayout;

/** The layers of a network: neighbouring blocks of θ whose names are equal up to their last dot. */
final class Layers {
    private Layers() {}

    /** The elements offset .. offset + size − 1 of θ. */
    record Layer(String name, int offset, int size) {}

    static List<Layer> of(ParameterLayout layout) {
        List<Layer> layers = new ArrayList<>();
        for (ParameterLayout.Block block : layout.blocks()) {
            int dot = block.name().lastIndexOf('.');
            String name = dot < 0 ? block.name() : block.name().substring(0, dot);
            if (!layers.isEmpty() && layers.getLast().name.equals(name)) {
                Layer last = layers.removeLast();
                layers.add(new Layer(name, last.offset, last.size + block.size()));
            } else {
                layers.add(new Layer(name, block.offset(), block.size()));
            }
        }
        return List.copyOf(layers);
    }
}
