package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.schema.Variant;

/** The names under which an experiment's optimizers appear: their own, or their kind, numbered where one stands twice. */
public final class TrackNames {
    private TrackNames() {}

    public static List<String> of(List<Optimizer> optimizers) {
        List<String> names = new ArrayList<>();
        for (Optimizer optimizer : optimizers) {
            String base = optimizer.name().isBlank() ? optimizer.getClass().getAnnotation(Variant.class).label()
                    : optimizer.name().strip();
            String name = base;
            for (int i = 2; names.contains(name); i++) {
                name = base + " " + i;
            }
            names.add(name);
        }
        return List.copyOf(names);
    }
}
