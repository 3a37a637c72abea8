package org.saddlescope.ui.chart;

import java.util.Optional;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import org.saddlescope.landscape.Slice;

/**
 * The map by the keyboard: arrows move a point by one cell of the grid, Enter picks it as a click does. It begins in
 * the middle of the slice.
 */
record MapKeys(MapView map) implements EventHandler<KeyEvent> {
    @Override
    public void handle(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        boolean done = switch (event.getCode()) {
            case LEFT -> move(-1, 0);
            case RIGHT -> move(1, 0);
            case UP -> move(0, 1);
            case DOWN -> move(0, -1);
            case ENTER -> pick();
            default -> false;
        };
        if (done) {
            event.consume();
        }
    }

    private boolean move(int columns, int rows) {
        Optional<Slice> slice = map.request().flatMap(now -> now.frame().slice()).filter(now -> map.chart().isVisible());
        slice.ifPresent(now -> map.chart().toPixel().ifPresent(to -> {
            Optional<Point2D> at = map.pointedByKeys().flatMap(map.chart()::dataAt);
            double alpha = along(now.alpha(), at.map(Point2D::getX), columns);
            // The chart of a line has the loss on its vertical axis, where there are no cells.
            double beta = now.rows() > 1 ? along(now.beta(), at.map(Point2D::getY), rows)
                    : now.value(0, Readout.nearest(now.alpha(), alpha));
            Point2D pixel = to.at(alpha, beta);
            // Where the user has zoomed in, the point stays within what is seen.
            if (map.chart().dataAt(pixel).isPresent()) {
                map.pointAt(Optional.of(pixel));
            }
        }));
        return slice.isPresent();
    }

    private static double along(double[] axis, Optional<Double> at, int cells) {
        int from = at.map(value -> Readout.nearest(axis, value)).orElse(axis.length / 2);
        return axis[Math.clamp(from + (at.isPresent() ? cells : 0), 0, axis.length - 1)];
    }

    private boolean pick() {
        Optional<Point2D> pixel = map.pointedByKeys();
        pixel.ifPresent(map.chart()::pick);
        return pixel.isPresent();
    }
}
