package org.saddlescope.ui.scene;

/** A point or direction in the box of {@link SurfaceSpace}: x along α, y along β, z up. */
record Vec(double x, double y, double z) {
    double dot(Vec o) {
        return x * o.x + y * o.y + z * o.z;
    }

    Vec plus(Vec o) {
        return new Vec(x + o.x, y + o.y, z + o.z);
    }

    Vec minus(Vec o) {
        return new Vec(x - o.x, y - o.y, z - o.z);
    }

    Vec times(double s) {
        return new Vec(s * x, s * y, s * z);
    }

    Vec cross(Vec o) {
        return new Vec(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    /** The same direction with length 1; the zero vector stays zero. */
    Vec unit() {
        double length = length();
        return length > 0 ? times(1 / length) : this;
    }
}
