package org.saddlescope.figures;

import java.util.List;
import java.util.Optional;
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
        return switch (this) {
            case CurvePlot p -> new CurvePlot("", p.xLabel, p.yLabel, p.logY, p.curves, p.notes, p.cursor);
            case SliceMap m -> new SliceMap("", m.slice, m.trajectories, m.marks, m.logColour, m.colours, m.contours);
            case Table t -> new Table("", t.headers, t.rows, t.notes);
            case SurfacePlot s -> new SurfacePlot("", s.slice, s.trajectories, s.marks, s.logHeight, s.colours, s.camera);
        };
    }

    /**
     * Curves over steps: losses, accuracies, condition ratios, eigenvalues.
     *
     * @param xLabel   for instance "step"
     * @param yLabel   for instance "loss"
     * @param logY     a log axis of whole decades; values without a logarithm are gaps, counted in a note on the plot
     * @param curves   the lines
     * @param notes    lines under the key: which f* and x* were used, and where they came from
     * @param cursor   a step at which a vertical line is drawn
     */
    record CurvePlot(String title, String xLabel, String yLabel, boolean logY, List<Curve> curves, List<String> notes,
                     Optional<Double> cursor) implements Figure {
        public CurvePlot {
            curves = List.copyOf(curves);
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param name   for the key; "optimizer · quantity" where both vary, so that many curves can share two short keys
     * @param series which colour and marker: the index of the optimizer; −1 for a curve of none
     * @param dash   which line style: the index of the quantity among those of one optimizer, 0 solid
     * @param x      ascending, unless {@code drawn} is points
     * @param y      NaN is a gap
     * @param spread how far the values may be off, or how they scatter
     * @param drawn  as a line or as single points
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

        /** The same with values from {@code low} to {@code high}: a band about a line, a bar at each point. */
        public Curve within(double[] low, double[] high) {
            return new Curve(name, series, dash, x, y, Optional.of(new Spread(low, high)), drawn);
        }
    }

    /** Whether neighbouring values are joined. */
    enum Drawn { LINE, POINTS }

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
     * @param logColour colours and contours equal in log10(value − min + ε) instead of in value; ε is stated
     */
    record SliceMap(String title, Slice slice, List<Trajectory> trajectories, List<Mark> marks, boolean logColour,
                    ColourMap colours, boolean contours) implements Figure {
        public SliceMap {
            trajectories = List.copyOf(trajectories);
            marks = List.copyOf(marks);
        }
    }

    /** The slice as a surface seen by a camera, trajectories lifted onto it. */
    record SurfacePlot(String title, Slice slice, List<Trajectory> trajectories, List<Mark> marks, boolean logHeight,
                       ColourMap colours, Camera camera) implements Figure {
        public SurfacePlot {
            trajectories = List.copyOf(trajectories);
            marks = List.copyOf(marks);
        }
    }

    /** A known critical point in plane coordinates; {@code symbol} is one of minimum, saddle, maximum, degenerate. */
    record Mark(String name, String symbol, double alpha, double beta, double loss) {}

    /**
     * Where the surface is seen from; degrees. Elevation 90 with azimuth 0 looks straight down with α to the right and
     * β up, as the map shows it.
     */
    record Camera(double azimuth, double elevation, double zoom) {
        public static final Camera DEFAULT = new Camera(-35, 32, 1);
        public static final Camera TOP = new Camera(0, 90, 1);

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
