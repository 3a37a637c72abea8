package org.saddlescope.figures;

import java.util.List;
import org.jfree.data.Range;
import org.saddlescope.conditions.AlphaBetaRegion;

/**
 * Which part of the plane a region plot shows, and whether its axes are logarithmic: everything from 0 where the
 * regions are wide, the surroundings of α_min as in the paper's figures where α is large against the margin, and decades
 * where the regions lie decades apart.
 *
 * @param alpha    of the horizontal axis
 * @param vertical of β or α − β
 * @param log      both axes
 */
record RegionWindow(Range alpha, Range vertical, boolean log) {
    /** A region whose margin is less than this share of its α is a sliver in the plane of α and β. */
    private static final double WIDE = 0.04;
    /** How many margins to the left of the smallest α_min and to the right of the largest, where the window is about them. */
    private static final double LEFT = 6;
    private static final double RIGHT = 10;
    /** α_min that are at most so many margins apart fit into such a window. */
    private static final double APART = 12;
    private static final double DECADES_APART = 10;
    private static final double ABOVE = 1.7;

    /** Of several regions at a margin: the smallest and the largest α_min. */
    private record Spread(double low, double high, double least) {
        static Spread of(List<Figure.Region> regions, double margin) {
            double[] alphas = regions.stream().map(Figure.Region::shape).filter(AlphaBetaRegion::feasible)
                    .mapToDouble(shape -> shape.alphaMin(Math.min(margin, shape.deltaMax()))).toArray();
            double low = Double.POSITIVE_INFINITY;
            double high = 0;
            for (double alpha : alphas) {
                low = Math.min(low, alpha);
                high = Math.max(high, alpha);
            }
            double least = regions.stream().map(Figure.Region::shape).filter(AlphaBetaRegion::feasible)
                    .mapToDouble(shape -> Math.min(margin, shape.deltaMax())).min().orElse(margin);
            return new Spread(low, high, least);
        }

        boolean none() {
            return low > high;
        }
    }

    /** Against β where the regions can be seen there, against α − β elsewhere. */
    static Figure.Against choice(List<Figure.Region> regions, double margin) {
        Spread spread = Spread.of(regions, margin);
        return spread.none() || spread.least >= WIDE * spread.high || together(spread, margin) && spread.least >= margin / 2
                ? Figure.Against.BETA : Figure.Against.MARGIN;
    }

    private static boolean together(Spread spread, double margin) {
        return spread.high - spread.low <= APART * margin;
    }

    static RegionWindow of(Figure.RegionPlot plot) {
        Spread spread = Spread.of(plot.regions(), plot.margin());
        if (spread.none()) {
            return new RegionWindow(new Range(0, 10 * plot.margin()), new Range(0, 10 * plot.margin()), false);
        }
        return switch (plot.against()) {
            case BETA -> plane(spread, plot.margin());
            case MARGIN -> sheared(plot, spread);
        };
    }

    private static RegionWindow plane(Spread spread, double margin) {
        if (spread.least < WIDE * spread.high && together(spread, margin)) {
            return new RegionWindow(new Range(spread.low - LEFT * margin, spread.high + RIGHT * margin),
                    new Range(spread.low - (LEFT + 1) * margin, spread.high + (RIGHT - 1) * margin), false);
        }
        if (spread.high > DECADES_APART * spread.low) {
            Range decades = new Range(spread.low / 4, spread.high * 4);
            return new RegionWindow(decades, decades, true);
        }
        Range whole = new Range(0, ABOVE * spread.high);
        return new RegionWindow(whole, whole, false);
    }

    private static RegionWindow sheared(Figure.RegionPlot plot, Spread spread) {
        double low = Math.min(plot.margin(), spread.least) / 8;
        double high = plot.margin() * 12;
        double right = spread.high;
        double left = spread.low;
        for (Figure.Region region : plot.regions()) {
            AlphaBetaRegion shape = region.shape();
            if (shape.feasible()) {
                right = Math.max(right, shape.alphaMin(Math.min(3 * plot.margin(), shape.deltaMax())));
                left = Math.min(left, shape.alphaMin(Math.min(low, shape.deltaMax())));
            }
        }
        return new RegionWindow(new Range(left / 2, right * 4), new Range(low, high), true);
    }
}
