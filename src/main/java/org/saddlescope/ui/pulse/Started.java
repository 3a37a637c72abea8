package org.saddlescope.ui.pulse;

/**
 * How the program started.
 *
 * @param title     of the window
 * @param window    seconds from the start of the process until the window was there
 * @param picture   seconds from the start of the process to the pulse after the one that showed the first slice
 * @param processor seconds of processor time that the process had used by then, which on a busy machine say more
 */
public record Started(String title, double window, double picture, double processor) {}
