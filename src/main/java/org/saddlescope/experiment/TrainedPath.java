package org.saddlescope.experiment;

/**
 * What a second pass needs to know of an optimizer's first one.
 *
 * @param name    of its track
 * @param number  its place among the experiment's optimizers, from 0
 * @param updates how many updates are part of the path: those before it diverged or was stopped
 * @param end     the last θ of the path
 * @param loss    the full loss there
 * @param trace   fingerprints of every θ after the first
 */
record TrainedPath(String name, int number, int updates, double[] end, double loss, PathTrace trace) {}
