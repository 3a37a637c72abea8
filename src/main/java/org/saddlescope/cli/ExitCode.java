package org.saddlescope.cli;

/** What {@code bin/saddlescope} tells its caller. */
public final class ExitCode {
    public static final int DONE = 0;
    /** Something that a claim predicts does not hold, and the claim is not exploratory. */
    public static final int NOT_AS_EXPECTED = 1;
    /** The command line, an experiment or a file it names cannot be used as it is. */
    public static final int BAD_INPUT = 2;
    public static final int FAILED = 3;
    /** Stopped by SIGINT; what had been computed is kept. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
