package org.saddlescope.figures;

import java.util.List;
import java.util.Optional;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/**
 * A picture as data. {@link Painter} turns it into pixels; nothing in a figure depends on a screen.
 */
public sealed interface Figure {
    /** Between an optimizer's name and a quantity in the name of a curve; see {@link Curve#name()}. */
    String OF = " · ";

    String title();

    /** The same without its title, for a place that says by itself what it shows. */
    default Figure untitled() {
        // Whatever else a figure has, or will have, stays.
        return switch (this) {
            case CurvePlot p -> RecordCopy.with(p, "title", "");
            case RegionPlot r -> RecordCopy.with(r, "title", "");
            case SliceMap m -> RecordCopy.with(m, "title", "");
            case Table t -> RecordCopy.with(t, "title", "");
            case SurfacePlot s -> RecordCopy.with(s, "title", "");
        };
    }

    /** The same in another colour map, where it has one that can be chosen: a map or a surface. */
    default Figure coloured(ColourMap colours) {
        return switch (this) {
            case SliceMap m -> RecordCopy.with(m, "colours", colours);
            case SurfacePlot s -> RecordCopy.with(s, "colours", colours);
            case CurvePlot _, RegionPlot _, Table _ -> this;
        };
    }

    /**
     * Curves over steps: losses, accuracies, condition ratios, eigenvalues.
     *
     * @param xLabel   for instance "step"
     * @param yLabel   for instance "loss"
     * @param logX     a log axis, with ticks at powers of two where every x is one, of ten elsewhere; points without a
     *                 logarithm are left out and counted in a note on the plot
     * @param logY     a log axis of whole decades; values without a logarithm are gaps, counted in a note on the plot
     * @param curves   the lines
     * @param notes    lines under the key: which f* and x* were used, and where they came from
     * @param cursor   a step at which a vertical line is drawn
     */
    record CurvePlot(String title, String xLabel, String yLabel, boolean logX, boolean logY, List<Curve> curves, List<String> notes,
                     Optional<Double> cursor) implements Figure {
        public CurvePlot {
            curves = List.copyOf(curves);
            notes = List.copyOf(notes);
        }

        /** With a linear x axis. */
        public CurvePlot(String title, String xLabel, String yLabel, boolean logY, List<Curve> curves, List<String> notes,
                         Optional<Double> cursor) {
            this(title, xLabel, yLabel, false, logY, curves, notes, cursor);
        }

        /** The same without its notes, for a place that says them elsewhere. */
        public CurvePlot withoutNotes() {
            return new CurvePlot(title, xLabel, yLabel, logX, logY, curves, List.of(), cursor);
        }
    }

    /**
     * @param name   for the key; "optimizer · quantity" where both vary, so that many curves can share two short keys
     * @param series which colour and marker: the index of the optimizer; −1 for a curve of none
     * @param dash   which line style: the index of the quantity among those of one optimizer, 0 solid
     * @param x      ascending, unless {@code drawn} is points
     * @param y      NaN is a gap
     * @param spread how far the values may be off, or how they scatter
     * @param drawn  as a line, as single points, or as what it is where it was not measured
     */
    record Curve(String name, int series, int dash, double[] x, double[] y, Optional<Spread> spread, Drawn drawn) {
        public Curve {
            if (x.length != y.length || spread.isPresent() && spread.get().low.length != y.length) {
                throw new IllegalArgumentException(name + ": " + x.length + " x and " + y.length + " y values"
                        + spread.map(s -> " with a spread of " + s.low.length).orElse(""));
            }
        }

        /** A line without a spread. */
        public Curve(String name, int series, int dash, double[] x, double[] y) {
            this(name, series, dash, x, y, Optional.empty(), Drawn.LINE);
        }

        /** Single points without a spread. */
        public static Curve points(String name, int series, double[] x, double[] y) {
            return new Curve(name, series, 0, x, y, Optional.empty(), Drawn.POINTS);
        }

        /** What theory says that the values stay above or below: dashed, and named as a bound. */
        public static Curve bound(String name, int series, double[] x, double[] y) {
            return new Curve(name.contains("bound") ? name : name + " (bound)", series, 1, x, y, Optional.empty(), Drawn.BOUND);
        }

        /** Numbers that were not measured here, as hollow points. */
        public static Curve hollow(String name, int series, double[] x, double[] y) {
            return new Curve(name, series, 0, x, y, Optional.empty(), Drawn.HOLLOW);
        }

        /** The same with values from {@code low} to {@code high}: a band about a line, a bar at each point. */
        public Curve within(double[] low, double[] high) {
            return new Curve(name, series, dash, x, y, Optional.of(new Spread(low, high)), drawn);
        }
    }

    /** How values are drawn. */
    enum Drawn {
        /** Neighbours joined, with a few markers. */
        LINE,
        /** A marker each. */
        POINTS,
        /** Neighbours joined by a dashed line without markers: a bound or a prediction and not a measurement. */
        BOUND,
        /** An empty marker each: numbers from elsewhere. */
        HOLLOW;

        /** Whether neighbours are joined. */
        boolean joined() {
            return this == LINE || this == BOUND;
        }
    }

    /**
     * From where to where values reach; NaN where that is not known.
     *
     * @param low  at most y
     * @param high at least y
     */
    record Spread(double[] low, double[] high) {
        public Spread {
            if (low.length != high.length) {
                throw new IllegalArgumentException(low.length + " lower and " + high.length + " upper ends");
            }
        }
    }

    /**
     * Rows of words and numbers, such as a catalogue of critical points.
     *
     * @param headers the columns' names, with units where they have some
     * @param rows    each with as many cells as there are headers
     * @param notes   lines under the table
     */
    record Table(String title, List<String> headers, List<List<String>> rows, List<String> notes) implements Figure {
        public Table {
            headers = List.copyOf(headers);
            rows = rows.stream().map(List::copyOf).toList();
            notes = List.copyOf(notes);
            for (List<String> row : rows) {
                if (row.size() != headers.size()) {
                    throw new IllegalArgumentException("a row of " + row.size() + " cells under " + headers.size() + " headers");
                }
            }
        }
    }

    /**
     * The slice as an image with labelled contours, a colour bar, trajectories and known critical points.
     *
     * @param logColour colours and contours in equal steps of a logarithm instead of the value, see {@link ColourScale}; which
     *                  one is stated
     * @param colours   the map chosen; {@link ColourMap#of} replaces it where values have either sign
     * @param range     the range of the colours, where it is not the slice's own
     * @param arrows    vectors at a point of the plane
     */
    record SliceMap(String title, Slice slice, List<Trajectory> trajectories, List<Mark> marks, boolean logColour,
                    ColourMap colours, boolean contours, Optional<ColourRange> range, List<Arrow> arrows) implements Figure {
        public SliceMap {
            colours = ColourMap.of(slice, range, colours);
            trajectories = List.copyOf(trajectories);
            marks = List.copyOf(marks);
            arrows = List.copyOf(arrows);
        }

        /** Without arrows. */
        public SliceMap(String title, Slice slice, List<Trajectory> trajectories, List<Mark> marks, boolean logColour, ColourMap colours,
                        boolean contours, Optional<ColourRange> range) {
            this(title, slice, trajectories, marks, logColour, colours, contours, range, List.of());
        }

        /** In the range of the slice's own values. */
        public SliceMap(String title, Slice slice, List<Trajectory> trajectories, List<Mark> marks, boolean logColour, ColourMap colours,
                        boolean contours) {
            this(title, slice, trajectories, marks, logColour, colours, contours, Optional.empty());
        }
    }

    /**
     * The slice as a surface seen by a camera, trajectories lifted onto it.
     *
     * @param range the range of colours and heights, where it is not the slice's own
     */
    record SurfacePlot(String title, Slice slice, List<Trajectory> trajectories, List<Mark> marks, boolean logHeight,
                       ColourMap colours, Camera camera, Optional<ColourRange> range) implements Figure {
        public SurfacePlot {
            colours = ColourMap.of(slice, range, colours);
            trajectories = List.copyOf(trajectories);
            marks = List.copyOf(marks);
        }

        /** In the range of the slice's own values. */
        public SurfacePlot(String title, Slice slice, List<Trajectory> trajectories, List<Mark> marks, boolean logHeight, ColourMap colours,
                           Camera camera) {
            this(title, slice, trajectories, marks, logHeight, colours, camera, Optional.empty());
        }

        /** The same seen from elsewhere. */
        public SurfacePlot seenFrom(Camera other) {
            return RecordCopy.with(this, "camera", other);
        }
    }

    /**
     * Where the alpha-beta condition (Islamov, Ajroldi, Orvieto, Lucchi 2024, Definition 1) holds: the feasible pairs
     * exactly, α_min at a margin, and the lines α = β and α = β + margin.
     *
     * @param regions one a report, or one over the reports of several seeds
     * @param margin  δ at which α_min is marked; the paper plots α ≥ β + 0.1
     * @param against what stands on the vertical axis
     * @param notes   lines under the key: binding records, dropped records, where f*, x* and f_i* come from
     */
    record RegionPlot(String title, List<Region> regions, double margin, Against against, List<String> notes) implements Figure {
        public RegionPlot {
            regions = List.copyOf(regions);
            notes = List.copyOf(notes);
            if (!(margin > 0)) {
                throw new IllegalArgumentException("a margin of " + margin + " is not above 0");
            }
        }
    }

    /** What stands against α: regions that are thin in the plane of the paper are wide against the margin. */
    enum Against {
        /** β, as in the paper's figures. */
        BETA,
        /** α − β. */
        MARGIN
    }

    /**
     * The feasible pairs of one report, or of several.
     *
     * @param name    for the key
     * @param series  its colour and marker
     * @param shape   the exact region
     * @param sigmaSquared [from, to] of the interpolation errors σ² of the reports
     * @param binding the record that decides α_min at the plot's margin
     */
    record Region(String name, int series, AlphaBetaRegion shape, List<Double> sigmaSquared, Optional<Binding> binding) {
        public Region {
            sigmaSquared = List.copyOf(sigmaSquared);
        }
    }

    /** A record of the alpha-beta condition and whose it is. */
    record Binding(String optimizer, long seed, AlphaBetaRecord record) {}

    /**
     * A known critical point in plane coordinates; {@code symbol} is one of minimum, saddle, maximum, degenerate, or binding
     * for the point whose record decides α_min.
     */
    record Mark(String name, String symbol, double alpha, double beta, double loss) {}

    /**
     * A vector at a point of the plane: its orthogonal projection, drawn longer or shorter by a factor that the key states.
     *
     * @param name   for the key
     * @param kind   its colour, its dashes and its head
     * @param step   of the step that it belongs to
     * @param alpha  where it begins
     * @param dAlpha its true length along α
     * @param factor what its length is multiplied with in the picture
     * @param norm   of the whole vector
     * @param off    the norm of the part across the plane
     */
    record Arrow(String name, ArrowKind kind, int step, double alpha, double beta, double dAlpha, double dBeta, double factor, double norm, double off) {
        /** Where it ends in the picture. */
        public double tipAlpha() {
            return alpha + factor * dAlpha;
        }

        /** Where it ends in the picture. */
        public double tipBeta() {
            return beta + factor * dBeta;
        }

        /** The share of its norm that lies in the plane, in 0..1; 1 for a vector of length 0. */
        public double share() {
            return norm == 0 ? 1 : Math.sqrt(Math.max(0, 1 - Math.min(1, off / norm) * Math.min(1, off / norm)));
        }
    }

    /** What an arrow stands for. */
    enum ArrowKind { GRADIENT, MOMENTUM, PRECONDITIONED, DECAY, PUSH, STEP }

    /**
     * Where the surface is seen from; degrees. Elevation 90 with azimuth 0 looks straight down with α to the right and
     * β up, as the map shows it.
     */
    record Camera(double azimuth, double elevation, double zoom) {
        public static final Camera DEFAULT = new Camera(-35, 32, 1);
        public static final Camera TOP = new Camera(0, 90, 1);

        /** Where an experiment says that its surface is seen from; empty where it leaves that open. */
        public static Optional<Camera> of(Experiment experiment) {
            return experiment.camera().map(seen -> new Camera(seen.azimuth(), seen.elevation(), seen.zoom()));
        }

        /**
         * A camera that shows the ends of these paths, the paths and the lowest part of the slice with as little of the
         * surface before them as can be: from the best of eight sides, at the default elevation or, where that shows clearly
         * more, a higher one. The same slice and paths give the same camera; {@link #DEFAULT} where there is no surface.
         *
         * @param logHeight as in {@link SurfacePlot}
         */
        public static Camera showing(Slice slice, List<Trajectory> trajectories, boolean logHeight) {
            return CameraChoice.of(slice, trajectories, logHeight);
        }
    }
}
