package org.saddlescope.cli;

import org.saddlescope.experiment.Subject;

/** Parameter vectors that a command line spells out. */
final class GivenPoints {
    private GivenPoints() {}

    /** A point as its coordinates, separated by commas. */
    static Subject.Point ofCoordinates(String text) throws UsageException {
        return new Subject.Point("(" + text + ")", parse(text));
    }

    private static double[] parse(String text) throws UsageException {
        String[] parts = text.split(",", -1);
        double[] theta = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                theta[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException e) {
                throw new UsageException("--at " + text + ": \"" + parts[i] + "\" is no number; expected numbers separated by commas");
            }
        }
        return theta;
    }
}
