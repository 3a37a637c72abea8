package org.saddlescope.engine;

/**
 * Which elements of x, rows × channels × places, are standardised together. Group g starts at element
 * (g / within) · sampleStep + (g mod within) · baseStep and holds {@code outer} runs, {@code outerStep} elements apart,
 * of {@code inner} elements, {@code innerStep} apart.
 */
record NormGroups(int count, int outer, int outerStep, int inner, int innerStep, int within, int baseStep, int sampleStep) {
    /** The first element of a run of a group; a long, since addresses are made of it. */
    long run(int group, int run) {
        return (long) group / within * sampleStep + (long) group % within * baseStep + (long) run * outerStep;
    }

    /** The number of elements of a group. */
    int size() {
        return outer * inner;
    }

    /** The groups of inputs of this shape; its second dimension counts channels, what follows are places. */
    static NormGroups of(Standardise.Over over, Shape x) {
        int columns = x.columns();
        int channels = x.rank() < 2 ? 1 : x.dimension(1);
        int places = channels == 0 ? 0 : columns / channels;
        return switch (over) {
            case SAMPLE -> new NormGroups(x.rows(), 1, 0, columns, 1, 1, 0, columns);
            case CHANNELS -> new NormGroups(x.rows() * places, 1, 0, channels, places, places, 1, columns);
            case BATCH -> new NormGroups(channels, x.rows(), columns, places, 1, channels, places, 0);
        };
    }
}
