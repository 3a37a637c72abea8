package org.saddlescope.ui.views;

import java.util.Optional;
import org.saddlescope.figures.Figure;
import org.saddlescope.ui.base.Text;

/** Where the surface can be looked at from with one key, 1 to 6 in this order. */
public enum CameraPreset {
    STANDARD(Text.of("cameraPreset.whereThePathsAreSeen"), Optional.empty()),
    TOP(Text.of("cameraPreset.fromAboveAsTheMap"), Optional.of(Figure.Camera.TOP)),
    FRONT(Text.of("cameraPreset.fromTheFront"), Optional.of(new Figure.Camera(0, 20, 1))),
    RIGHT(Text.of("cameraPreset.fromTheRight"), Optional.of(new Figure.Camera(90, 20, 1))),
    BACK(Text.of("cameraPreset.fromTheBack"), Optional.of(new Figure.Camera(180, 20, 1))),
    LOW(Text.of("cameraPreset.alongTheGround"), Optional.of(new Figure.Camera(-35, 8, 1)));

    private final String label;
    private final Optional<Figure.Camera> camera;

    CameraPreset(String label, Optional<Figure.Camera> camera) {
        this.label = label;
        this.camera = camera;
    }

    public String label() {
        return label;
    }

    /** Empty where it depends on the surface and the paths. */
    public Optional<Figure.Camera> camera() {
        return camera;
    }
}
