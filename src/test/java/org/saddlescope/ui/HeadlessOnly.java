package org.saddlescope.ui;

/** The tag of tests in which nothing depends on the window system: they are not run again in a real window. */
public final class HeadlessOnly {
    /** As .ci/run names it. */
    public static final String TAG = "headless-only";

    private HeadlessOnly() {}
}
