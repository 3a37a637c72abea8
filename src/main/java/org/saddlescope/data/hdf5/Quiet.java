package org.saddlescope.data.hdf5;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps jhdf silent: what it finds wrong comes back as an exception, and of the rest it logs every step. */
final class Quiet {
    /** Held, since the log manager forgets the level of a logger that nobody holds. */
    private static final Logger LIBRARY = Logger.getLogger("io.jhdf");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private Quiet() {}

    /** Call before the library is used. */
    static void now() {
        // Loading this class has done it.
    }
}
