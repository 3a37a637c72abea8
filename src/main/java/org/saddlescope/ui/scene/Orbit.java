package org.saddlescope.ui.scene;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * Moves a camera: drag turns, drag with the secondary or middle button (or shift) pans, the wheel zooms, a double click
 * resets; with the keyboard arrows turn, shift and arrows pan, plus and minus or page up and page down zoom, home resets.
 */
final class Orbit {
    private static final double DEGREES_PER_PIXEL = 0.4;
    private static final double ZOOM_PER_PIXEL = 1.0025;
    private static final double KEY_PIXELS = 15;
    private static final double KEY_ZOOM = 1.15;

    private final Region area;
    private final Supplier<Port> port;
    private final Consumer<UnaryOperator<Viewpoint>> move;
    private final Runnable reset;
    private double lastX;
    private double lastY;
    private boolean panning;

    /**
     * @param port  the part of the screen that it is seen in
     * @param move  takes a change of the viewpoint
     * @param reset back to the viewpoint that the experiment gives
     * @param clicked takes a single click that moved nothing
     */
    Orbit(Region area, Supplier<Port> port, Consumer<UnaryOperator<Viewpoint>> move, Runnable reset, Consumer<MouseEvent> clicked) {
        this.area = area;
        this.port = port;
        this.move = move;
        this.reset = reset;
        area.setOnMousePressed(this::pressed);
        area.setOnMouseDragged(this::dragged);
        area.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                if (event.getClickCount() == 2) {
                    reset.run();
                } else if (event.getClickCount() == 1) {
                    clicked.accept(event);
                }
            }
        });
        area.setOnScroll(this::scrolled);
        area.setOnKeyPressed(this::key);
    }

    private void pressed(MouseEvent event) {
        lastX = event.getX();
        lastY = event.getY();
        panning = event.getButton() != MouseButton.PRIMARY || event.isShiftDown();
        area.requestFocus();
    }

    private void dragged(MouseEvent event) {
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        lastX = event.getX();
        lastY = event.getY();
        move.accept(view -> panning ? panned(view, dx, dy) : view.turned(dx, dy, DEGREES_PER_PIXEL));
    }

    private void scrolled(ScrollEvent event) {
        // With shift held, wheels report a horizontal movement.
        double delta = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
        move.accept(view -> view.zoomed(Math.pow(ZOOM_PER_PIXEL, delta)));
        event.consume();
    }

    private void key(KeyEvent event) {
        boolean pan = event.isShiftDown();
        boolean known = !event.isShortcutDown() && !event.isAltDown() && switch (event.getCode()) {
            case LEFT -> step(pan, -KEY_PIXELS, 0);
            case RIGHT -> step(pan, KEY_PIXELS, 0);
            case UP -> step(pan, 0, -KEY_PIXELS);
            case DOWN -> step(pan, 0, KEY_PIXELS);
            case PAGE_UP, PLUS, ADD, EQUALS -> zoom(KEY_ZOOM);
            case PAGE_DOWN, MINUS, SUBTRACT -> zoom(1 / KEY_ZOOM);
            case HOME -> {
                reset.run();
                yield true;
            }
            default -> false;
        };
        if (known) {
            event.consume();
        }
    }

    private boolean step(boolean pan, double dx, double dy) {
        move.accept(view -> pan ? panned(view, dx, dy) : view.turned(dx, dy, DEGREES_PER_PIXEL));
        return true;
    }

    private boolean zoom(double factor) {
        move.accept(view -> view.zoomed(factor));
        return true;
    }

    private Viewpoint panned(Viewpoint view, double dx, double dy) {
        return view.panned(dx, dy, port.get());
    }
}
