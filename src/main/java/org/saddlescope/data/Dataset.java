package org.saddlescope.data;

import java.util.Optional;
import org.saddlescope.engine.Samples;

/** Training samples and, where there are any, samples held back. */
public record Dataset(Samples training, Optional<Samples> heldOut) {}
