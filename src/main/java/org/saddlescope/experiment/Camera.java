package org.saddlescope.experiment;

import org.saddlescope.schema.Setting;

/** From where the surface is seen. */
public record Camera(
        @Setting(doc = "Degrees around the vertical axis", min = -360, max = 360) double azimuth,
        @Setting(doc = "Degrees above the plane", min = -90, max = 90) double elevation,
        @Setting(doc = "How much nearer than where all of it is seen", fallback = "1", min = 0.2, max = 40) double zoom) {}
