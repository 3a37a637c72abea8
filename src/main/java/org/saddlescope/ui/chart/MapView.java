package org.saddlescope.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Point2D;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.landscape.Projection;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.base.Text;

/**
 * The slice seen from above: image, contours, colour bar, trajectories and known critical points. Wheel zooms, drag
 * pans, double click shows everything. The readout names the coordinates and the grid value under the pointer and, near
 * a trajectory, the step with its true loss, in-plane loss and distance off the plane.
 */
public final class MapView extends FigureView {
    private static final double REACH = 14;
    /** Shows all of the map again, however far it was zoomed in. */
    public void showAll() {
        chart().reset();
    }

    /** A point this close to the plane, as a share of its distance from the origin or of 1, lies in it. */
    private static final double IN_PLANE = 1e-6;

    private Optional<Figure.SliceMap> shown = Optional.empty();
    private Picked picked = (slice, alpha, beta) -> { };
    private Optional<double[]> place = Optional.empty();

    public MapView() {
        super("mapView", Text.of("chart.mapView.noSliceYetItAppears"));
        chart().setOnPicked(data -> request().flatMap(now -> now.frame().slice()).ifPresent(slice -> picked.at(slice, data.getX(), data.getY())));
        setOnKeyPressed(new MapKeys(this));
    }

    /** Something that is told where the user has clicked. */
    @FunctionalInterface
    public interface Picked {
        void at(Slice slice, double alpha, double beta);
    }

    /** What is told of a single click on the slice. */
    public void setOnPicked(Picked listener) {
        picked = listener;
    }

    /** The parameter vector that is marked by a cross, where it lies in the plane. */
    public void setPlace(Optional<double[]> theta) {
        place = theta;
        request().ifPresent(this::placeCross);
    }

    private void placeCross(Request request) {
        Optional<Slice> slice = request.frame().slice().filter(now -> place.filter(theta -> theta.length == now.plane().dimension()).isPresent());
        Optional<ChartMarks.Place> cross = slice.filter(now -> now.rows() > 1).flatMap(now -> {
            Projection.Coordinates at = new Projection(now.plane()).of(place.get());
            return at.offPlane() <= IN_PLANE * Math.max(1, Math.hypot(at.alpha(), at.beta()))
                    ? Optional.of(new ChartMarks.Place(at.alpha(), at.beta())) : Optional.empty();
        });
        chart().mark(marks -> marks.setCross(cross));
    }

    @Override
    public void show(Experiment experiment, Frame frame, RunFigures.Look look, Style.Theme theme) {
        super.show(experiment, frame, look, theme);
    }

    @Override
    public ReadOnlyStringProperty hoverTextProperty() {
        return super.hoverTextProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Double>> hoverStepProperty() {
        return super.hoverStepProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<StepCursor.Place>> hoverPlaceProperty() {
        return super.hoverPlaceProperty();
    }

    @Override
    Optional<Figure> figure(Request request) {
        return RunFigures.of(Experiment.FigureKind.MAP, request.experiment(), request.frame(), request.look());
    }

    /** Whether a slice is on the screen. */
    public boolean pictured() {
        return shown.isPresent() && chart().isVisible() && chart().settled();
    }

    @Override
    void shown(Request request, Figure figure) {
        shown = figure instanceof Figure.SliceMap map ? Optional.of(map) : Optional.empty();
        placeCross(request);
    }

    @Override
    public void setCursor(StepCursor steps) {
        super.setCursor(steps);
    }

    @Override
    void mark(Request request, StepCursor steps, ChartMarks marks) {
        List<ChartMarks.Marker> held = new ArrayList<>();
        List<ChartMarks.Place> pointed = new ArrayList<>();
        List<Trajectory> trajectories = shown.map(Figure.SliceMap::trajectories).orElse(List.of());
        // A line's chart has the loss on its vertical axis: there a path is at its true loss.
        boolean plane = request.frame().slice().filter(slice -> slice.rows() > 1).isPresent();
        for (int i = 0; i < trajectories.size(); i++) {
            Trajectory t = trajectories.get(i);
            int series = i;
            steps.held().flatMap(step -> Readout.at(t, step)).ifPresent(at ->
                    held.add(new ChartMarks.Marker(t.alpha()[at], plane ? t.beta()[at] : t.trueLoss()[at], series, request.theme())));
            steps.pointed().flatMap(step -> Readout.at(t, step)).ifPresent(at ->
                    pointed.add(new ChartMarks.Place(t.alpha()[at], plane ? t.beta()[at] : t.trueLoss()[at])));
        }
        if (hoverPlaceProperty().get().isEmpty() && plane) {
            // The pointer is over the surface; over the map it marks itself.
            steps.place().ifPresent(at -> pointed.add(new ChartMarks.Place(at.alpha(), at.beta())));
        }
        marks.setMarkers(held);
        marks.setRings(pointed);
    }

    @Override
    String describe(Request request, Figure figure) {
        return figure.title() + ". " + request.frame().slice()
                .map(slice -> Readout.describe(slice, request.frame().trajectories())).orElse("");
    }

    @Override
    Hover readout(Request request, Point2D pixel, Point2D data) {
        Optional<Slice> slice = request.frame().slice();
        if (slice.isEmpty()) {
            return Hover.NONE;
        }
        // A line is drawn as a curve of the loss over α: its vertical axis is no coordinate of the plane.
        double beta = slice.get().rows() > 1 ? data.getY() : slice.get().beta()[0];
        String text = Readout.slice(slice.get(), data.getX(), beta);
        Optional<StepCursor.Place> place = Optional.of(new StepCursor.Place(data.getX(), beta)).filter(at -> slice.get().rows() > 1 && at.within(slice.get()));
        Optional<Near> near = shown.flatMap(map -> nearest(map.trajectories(), pixel));
        return near.map(n -> new Hover(text + "   " + Readout.point(n.trajectory(), n.index(), slice.get().quantity()),
                Optional.of(n.pixel()),
                Optional.of((double) n.trajectory().steps()[n.index()]), place))
                .orElse(new Hover(text, Optional.empty(), Optional.empty(), place));
    }

    private Optional<Near> nearest(List<Trajectory> trajectories, Point2D pixel) {
        return chart().toPixel().map(to -> {
            Near best = null;
            double reach = REACH;
            for (Trajectory t : trajectories) {
                for (int i = 0; i < t.size(); i++) {
                    Point2D at = to.at(t.alpha()[i], t.beta()[i]);
                    // At equal distance the later step: a trajectory that has converged sits on one spot.
                    if (at.distance(pixel) <= reach) {
                        reach = at.distance(pixel);
                        best = new Near(t, i, at);
                    }
                }
            }
            return best;
        });
    }

    private record Near(Trajectory trajectory, int index, Point2D pixel) {}
}
