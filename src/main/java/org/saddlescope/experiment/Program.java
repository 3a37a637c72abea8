package org.saddlescope.experiment;

/** The program's name and version, as runs record them; the same from a checkout and from the packaged program. */
public final class Program {
    public static final String NAME = "saddlescope";
    public static final String VERSION = "0.1.0";

    private Program() {}
}
