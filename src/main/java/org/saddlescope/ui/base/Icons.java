package org.saddlescope.ui.base;

import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** The icons of the commands: outlines on a 24 x 24 grid, drawn for this program, filled in the colour of the text. */
public enum Icons {
    TRAIN("M7 4 L20 12 L7 20 Z"),
    PAUSE("M6 4 H10 V20 H6 Z M14 4 H18 V20 H14 Z"),
    STEP("M5 4 L14 12 L5 20 Z M16 4 H19 V20 H16 Z"),
    FIRST("M5 4 H8 V20 H5 Z M19 4 V20 L9 12 Z"),
    BACK("M14.5 4 L17 6.5 L11.5 12 L17 17.5 L14.5 20 L6.5 12 Z"),
    FORWARD("M9.5 4 L7 6.5 L12.5 12 L7 17.5 L9.5 20 L17.5 12 Z"),
    LAST("M16 4 H19 V20 H16 Z M5 4 L15 12 L5 20 Z"),
    PLAY("M12 2 A10 10 0 1 0 12.01 2 Z M10 7.5 L16.5 12 L10 16.5 Z"),
    STOP("M5 5 H19 V19 H5 Z"),
    STEER("M3 5.5 H12 V3.5 H15 V10.5 H12 V8.5 H3 Z M17 5.5 H21 V8.5 H17 Z M3 15.5 H6 V13.5 H9 V20.5 H6 V18.5 H3 Z M11 15.5 H21 V18.5 H11 Z"),
    GRID("M3 3 H11 V11 H3 Z M13 3 H21 V11 H13 Z M3 13 H11 V21 H3 Z M13 13 H21 V21 H13 Z"),
    CENTRE("M11 2 H13 V8 H11 Z M11 16 H13 V22 H11 Z M2 11 H8 V13 H2 Z M16 11 H22 V13 H16 Z M10 10 H14 V14 H10 Z"),
    EXPORT("M10.5 3 H13.5 V11 H18 L12 17 L6 11 H10.5 Z M4 19 H20 V21.5 H4 Z"),
    LECTURE("M2 3 H22 V5 H21 V16 H13 V18 L17 21.5 H14 L12 20 L10 21.5 H7 L11 18 V16 H3 V5 H2 Z M5 5 V14 H19 V5 Z"),
    GALLERY("M3 3 H21 V21 H3 Z M5 5 V17 L10 10 L14 15 L16.5 12 L19 15.5 V5 Z"),
    LOG("M3 3 H5.5 V18.5 H21 V21 H3 Z M7 16 C8 9 11 6.5 20 5.5 V8.5 C13 9 10.5 11 10 16 Z");

    private final String path;

    Icons(String path) {
        this.path = path;
    }

    /** A new node of this icon; the style sheet gives its size in em. */
    public Region node() {
        SVGPath outline = new SVGPath();
        outline.setContent(path);
        Region icon = new Region();
        icon.setShape(outline);
        icon.getStyleClass().add("icon");
        return icon;
    }
}
