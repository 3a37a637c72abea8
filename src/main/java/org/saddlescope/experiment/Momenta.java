package org.saddlescope.experiment;

import java.util.Optional;
import org.saddlescope.landscape.Direction;
import org.saddlescope.optim.AdamW;
import org.saddlescope.optim.NAdamW;
import org.saddlescope.optim.NormalisedSgd;
import org.saddlescope.optim.Optimizer;

/** The vector that says which way an optimizer is going, of those it carries along. */
final class Momenta {
    private Momenta() {}

    /** The velocity or the first moment; empty for rules that carry neither along. */
    static Optional<Direction> of(Optimizer optimizer, Optimizer.State state) {
        return switch (optimizer) {
            case Optimizer.Momentum _, Optimizer.Nesterov _ -> Optional.of(new Direction(state.slots().getFirst(), "velocity"));
            case Optimizer.Adam _, AdamW _, NAdamW _, NormalisedSgd _ -> Optional.of(new Direction(state.slots().getFirst(), "first moment"));
            default -> Optional.empty();
        };
    }
}
