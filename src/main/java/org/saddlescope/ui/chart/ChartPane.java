package org.saddlescope.ui.chart;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.saddlescope.engine.Precedence;
import org.saddlescope.figures.Painter;
import org.saddlescope.ui.base.FxThread;
import org.saddlescope.ui.base.NewestWork;

/**
 * Shows one chart of two axes at a time, as a picture that is swapped as a whole; while a run goes on it is painted on a
 * thread of its own. The wheel zooms about the pointer, a drag pans, a double click shows everything again; with
 * the pointer beside the plot, on an axis, only that axis is zoomed. What the user has zoomed to survives a swap for
 * as long as it overlaps what the new chart shows.
 */
final class ChartPane extends Region {
    private static final double ZOOM_PER_PIXEL = 1.0025;
    /** Of what is below a plot, about what its axis takes. */
    private static final double AXIS_SHARE = 0.3;
    /** How near to the line of the timeline a drag takes hold of it, in pixels. */
    private static final double GRIP = 7;

    /** Charts that follow a run are painted a third of the time at most: what computes needs the rest. */
    private static final long REST = 2;

    /** All charts are painted by one thread: the others are left to what computes. */
    private static final ExecutorService PAINTER = Executors.newSingleThreadExecutor(Precedence.PAINTING.threads("chart-painter"));

    private final ImageView image = new ImageView();
    private final ChartMarks marks = new ChartMarks();
    private final NewestWork<PaintedChart.Order, PaintedChart> painting = new NewestWork<>(PaintedChart::of, this::arrived, ChartPane::failed, PAINTER, took -> REST * took);
    private Optional<Supplier<JFreeChart>> source = Optional.empty();
    private Optional<PaintedChart> painted = Optional.empty();
    private int epoch;
    private Optional<ChartView> home = Optional.empty();
    private Optional<ChartView> chosen = Optional.empty();
    private Optional<Point2D> grabbed = Optional.empty();
    private Consumer<Optional<Point2D>> hover = point -> {};
    private Runnable viewChanged = () -> {};
    private Consumer<Point2D> picked = data -> {};
    private Optional<DoubleConsumer> scrubbed = Optional.empty();
    private boolean scrubbing;

    ChartPane() {
        image.setMouseTransparent(true);
        image.setManaged(false);
        getChildren().addAll(image, marks);
        setMinSize(0, 0);
        setOnScroll(this::scrolled);
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(event -> letGo());
        setOnMouseClicked(this::clicked);
        setOnMouseMoved(event -> {
            setCursor(atLine(event.getX()) ? Cursor.H_RESIZE : Cursor.DEFAULT);
            hover.accept(Optional.of(new Point2D(event.getX(), event.getY())));
        });
        setOnMouseExited(event -> hover.accept(Optional.empty()));
    }

    /** What takes the pointer's place in this pane's coordinates, and empty when it leaves. */
    void setOnHover(Consumer<Optional<Point2D>> listener) {
        hover = listener;
    }

    /** What takes the data coordinates of a single click in the plot. */
    void setOnPicked(Consumer<Point2D> listener) {
        picked = listener;
    }

    /**
     * What takes the x of a click, and of every move of a drag that takes the timeline along: one that begins at the
     * line of its step, or anywhere as long as everything is shown and there is nothing to pan.
     */
    void setOnScrubbed(DoubleConsumer listener) {
        scrubbed = Optional.of(listener);
    }

    /** Changes what lies over the chart, which is not drawn again. */
    void mark(Consumer<ChartMarks> change) {
        change.accept(marks);
        placeMarks();
    }

    ChartMarks marks() {
        return marks;
    }

    /** What is told when the user has zoomed, panned or reset. */
    void setOnViewChanged(Runnable listener) {
        viewChanged = listener;
    }

    /**
     * Shows this chart, at the zoom the user chose where that still shows something.
     *
     * @param chart makes it, complete, whenever and on whichever thread it is painted
     * @param live  another one follows soon: it is painted elsewhere and seen as soon as it is ready, unless a newer one
     *              has taken its place by then; otherwise it is there when this returns
     */
    void show(Supplier<JFreeChart> chart, boolean live) {
        source = Optional.of(chart);
        if (live && painted.flatMap(PaintedChart::image).isPresent()) {
            painting.request(order(chart));
        } else {
            epoch++;
            take(PaintedChart.of(order(chart)));
        }
    }

    /** Whether what was last asked for is on the screen. */
    boolean settled() {
        return !painting.busy();
    }

    private PaintedChart.Order order(Supplier<JFreeChart> chart) {
        double scale = getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
        return new PaintedChart.Order(chart, chosen, getWidth(), getHeight(), scale, epoch);
    }

    private void arrived(PaintedChart result) {
        // What the user has zoomed to or resized in the meantime was painted at once, and is newer.
        if (result.order().epoch() == epoch) {
            take(result);
            viewChanged.run();
        }
    }

    private void take(PaintedChart result) {
        painted = Optional.of(result);
        home = Optional.of(result.whole());
        chosen = chosen.filter(view -> view.overlaps(result.whole()));
        image.setImage(result.image().orElse(null));
        image.setFitWidth(result.order().width());
        image.setFitHeight(result.order().height());
        placeMarks();
    }

    /** Paints what is shown again, now: the user waits for it. */
    private void repaint() {
        epoch++;
        painted.ifPresent(before -> {
            // One that was being painted elsewhere comes too late now: it is this that is shown.
            Supplier<JFreeChart> newest = source.orElse(before.order().chart());
            take(newest == before.order().chart() ? before.again(order(newest)) : PaintedChart.of(order(newest)));
        });
    }

    private static void failed(Throwable problem) {
        throw new IllegalStateException("a chart could not be painted", problem);
    }

    /** Shows everything again. */
    void reset() {
        if (chosen.isPresent()) {
            chosen = Optional.empty();
            changed();
        }
    }

    /** The data coordinates of a point of this pane, where it lies in the plot. */
    Optional<Point2D> dataAt(Point2D pixel) {
        return dataArea().filter(area -> area.contains(pixel.getX(), pixel.getY())).flatMap(area -> plot().map(plot ->
                new Point2D(
                        plot.getDomainAxis().java2DToValue(pixel.getX(), area, plot.getDomainAxisEdge()),
                        plot.getRangeAxis().java2DToValue(pixel.getY(), area, plot.getRangeAxisEdge()))));
    }

    /** Where data coordinates are in this pane. Fast enough to be asked for every point of a curve. */
    Optional<ToPixel> toPixel() {
        return dataArea().flatMap(area -> plot().map(plot -> (x, y) -> new Point2D(
                plot.getDomainAxis().valueToJava2D(x, area, plot.getDomainAxisEdge()),
                plot.getRangeAxis().valueToJava2D(y, area, plot.getRangeAxisEdge()))));
    }

    /** Whether a point lies below or beside the plot and its axes, where the key stands. */
    boolean overKey(Point2D pixel) {
        return dataArea().filter(area -> pixel.getX() < area.getMaxX()
                ? keyBelow() && pixel.getY() > area.getMaxY() + AXIS_SHARE * (getHeight() - area.getMaxY())
                : !keyBelow()).isPresent();
    }

    private boolean keyBelow() {
        return painted.filter(PaintedChart::keyBelow).isPresent();
    }

    /** What the key says, a line each. */
    String keyWords() {
        return painted.map(result -> String.join("\n", Painter.keyWords(result.chart()))).orElse("");
    }

    /** Marks the point that the readout is about, or none. */
    void point(Optional<Point2D> pixel) {
        marks.point(pixel);
    }

    @Override
    protected void layoutChildren() {
        if (marks.getWidth() != getWidth() || marks.getHeight() != getHeight()) {
            marks.resize(getWidth(), getHeight());
            marks.setClip(new Rectangle(getWidth(), getHeight()));
            repaint();
            // What is under the pointer is another place now, or none.
            FxThread.later(viewChanged);
        }
    }

    /** The rectangle inside the axes, as it was painted; empty before that. */
    private Optional<Rectangle2D> dataArea() {
        return painted.flatMap(PaintedChart::area);
    }

    private Optional<XYPlot> plot() {
        return painted.map(result -> result.chart().getXYPlot());
    }

    private void placeMarks() {
        toPixel().ifPresent(to -> dataArea().ifPresent(area -> marks.place(to, area)));
    }

    private boolean atLine(double pixel) {
        return scrubbed.isPresent() && marks.heldX().isPresent()
                && toPixel().filter(to -> Math.abs(to.at(marks.heldX().getAsDouble(), 0).getX() - pixel) <= GRIP).isPresent();
    }

    private void scrolled(ScrollEvent event) {
        double factor = Math.pow(ZOOM_PER_PIXEL, -event.getDeltaY());
        dataArea().ifPresent(area -> plot().ifPresent(plot -> {
            double px = Math.clamp(event.getX(), area.getMinX(), area.getMaxX());
            double py = Math.clamp(event.getY(), area.getMinY(), area.getMaxY());
            boolean onX = event.getX() >= area.getMinX() || event.getY() > area.getMaxY();
            boolean onY = event.getY() <= area.getMaxY() || event.getX() < area.getMinX();
            Range x = onX ? about(plot.getDomainAxis(), area, plot.getDomainAxisEdge(), px, factor) : plot.getDomainAxis().getRange();
            Range y = onY ? about(plot.getRangeAxis(), area, plot.getRangeAxisEdge(), py, factor) : plot.getRangeAxis().getRange();
            choose(new ChartView(x, y));
        }));
        event.consume();
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            grabbed = Optional.of(new Point2D(event.getX(), event.getY()));
            scrubbing = scrubbed.isPresent() && dataAt(grabbed.get()).isPresent() && (chosen.isEmpty() || atLine(event.getX()));
        }
    }

    private void dragged(MouseEvent event) {
        if (scrubbing) {
            setCursor(Cursor.H_RESIZE);
            dataArea().ifPresent(area -> scrub(Math.clamp(event.getX(), area.getMinX(), area.getMaxX())));
            return;
        }
        grabbed.ifPresent(from -> dataArea().ifPresent(area -> plot().ifPresent(plot -> {
            double dx = event.getX() - from.getX();
            double dy = event.getY() - from.getY();
            setCursor(Cursor.CLOSED_HAND);
            choose(new ChartView(
                    moved(plot.getDomainAxis(), area, plot.getDomainAxisEdge(), dx),
                    moved(plot.getRangeAxis(), area, plot.getRangeAxisEdge(), dy)));
            grabbed = Optional.of(new Point2D(event.getX(), event.getY()));
        })));
    }

    private void letGo() {
        grabbed = Optional.empty();
        scrubbing = false;
        setCursor(Cursor.DEFAULT);
    }

    private void scrub(double pixel) {
        scrubbed.ifPresent(listener -> dataArea().ifPresent(area -> plot().ifPresent(plot ->
                listener.accept(plot.getDomainAxis().java2DToValue(pixel, area, plot.getDomainAxisEdge())))));
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            if (event.getClickCount() == 2) {
                reset();
            } else if (event.getClickCount() == 1) {
                pick(new Point2D(event.getX(), event.getY()));
            }
        }
    }

    /** What a click does at a point of this pane. */
    void pick(Point2D pixel) {
        dataAt(pixel).ifPresent(data -> {
            picked.accept(data);
            scrub(pixel.getX());
        });
    }

    private void choose(ChartView view) {
        home.filter(whole -> view.sensible(whole)).ifPresent(whole -> {
            chosen = Optional.of(view);
            changed();
        });
    }

    private void changed() {
        repaint();
        viewChanged.run();
    }

    /** The range after zooming about a pixel; through pixels, so that log axes zoom in decades. */
    private static Range about(ValueAxis axis, Rectangle2D area, RectangleEdge edge, double pixel, double factor) {
        double from = axis.valueToJava2D(axis.getLowerBound(), area, edge);
        double to = axis.valueToJava2D(axis.getUpperBound(), area, edge);
        return between(axis, area, edge, pixel + (from - pixel) * factor, pixel + (to - pixel) * factor);
    }

    private static Range moved(ValueAxis axis, Rectangle2D area, RectangleEdge edge, double pixels) {
        double from = axis.valueToJava2D(axis.getLowerBound(), area, edge);
        double to = axis.valueToJava2D(axis.getUpperBound(), area, edge);
        return between(axis, area, edge, from - pixels, to - pixels);
    }

    private static Range between(ValueAxis axis, Rectangle2D area, RectangleEdge edge, double from, double to) {
        double a = axis.java2DToValue(from, area, edge);
        double b = axis.java2DToValue(to, area, edge);
        return a < b ? new Range(a, b) : axis.getRange();
    }

    /** From data to this pane's coordinates. */
    @FunctionalInterface
    interface ToPixel {
        Point2D at(double x, double y);
    }
}
