package org.saddlescope.ui.pulse;

import java.util.List;
import org.saddlescope.engine.ShortTurns;

/** The threads by which a window lives, all of the toolkit's own making: it answers as soon as they are let in. */
public final class WindowThreads {
    private static final List<String> NAMES = List.of("JavaFX Application Thread", "QuantumRenderer-0", "InvokeLaterDispatcher");

    private WindowThreads() {}

    /** To be called, on any thread, once the toolkit runs. */
    public static void prompt() {
        ShortTurns.take(NAMES);
    }
}
