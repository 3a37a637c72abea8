package org.saddlescope.ui;

import org.saddlescope.figures.Figure;

/** Where the surface can be looked at from with one key, 1 to 6 in this order. */
enum CameraPreset {
    STANDARD("Standard", Figure.Camera.DEFAULT),
    TOP("From above, as the map", Figure.Camera.TOP),
    FRONT("From the front", new Figure.Camera(0, 20, 1)),
    RIGHT("From the right", new Figure.Camera(90, 20, 1)),
    BACK("From the back", new Figure.Camera(180, 20, 1)),
    LOW("Along the ground", new Figure.Camera(-35, 8, 1));

    private final String label;
    private final Figure.Camera camera;

    CameraPreset(String label, Figure.Camera camera) {
        this.label = label;
        this.camera = camera;
    }

    String label() {
        return label;
    }

    Figure.Camera camera() {
        return camera;
    }
}
