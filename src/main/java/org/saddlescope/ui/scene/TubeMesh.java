package org.saddlescope.ui.scene;

import java.util.List;
import javafx.scene.shape.TriangleMesh;

/**
 * Polylines as thin tubes, for JavaFX has no lines in three dimensions: a six-sided prism a segment, each a little longer
 * than its segment, so that corners close. Built on any thread.
 */
final class TubeMesh {
    private static final int SIDES = 6;

    private TubeMesh() {}

    static TriangleMesh build(List<List<Vec>> lines, double radius) {
        int segments = lines.stream().mapToInt(line -> line.size() - 1).sum();
        float[] points = new float[segments * 2 * SIDES * 3];
        int[] faces = new int[segments * 2 * SIDES * 6];
        int p = 0;
        int f = 0;
        for (List<Vec> line : lines) {
            for (int i = 0; i + 1 < line.size(); i++) {
                int first = p / 3;
                p = prism(points, p, line.get(i), line.get(i + 1), radius);
                f = sides(faces, f, first);
            }
        }
        TriangleMesh mesh = new TriangleMesh();
        mesh.getTexCoords().setAll(0.5f, 0.5f);
        mesh.getPoints().setAll(points);
        mesh.getFaces().setAll(faces);
        return mesh;
    }

    private static int prism(float[] points, int at, Vec from, Vec to, double radius) {
        Vec along = to.minus(from).unit();
        Vec helper = Math.abs(along.z()) < 0.9 ? new Vec(0, 0, 1) : new Vec(1, 0, 0);
        Vec side = along.cross(helper).unit();
        Vec up = side.cross(along);
        Vec beyond = along.times(0.5 * radius);
        int k = at;
        for (Vec end : List.of(from.minus(beyond), to.plus(beyond))) {
            for (int s = 0; s < SIDES; s++) {
                double angle = 2 * Math.PI * s / SIDES;
                Vec corner = end.plus(side.times(radius * Math.cos(angle))).plus(up.times(radius * Math.sin(angle)));
                points[k++] = (float) corner.x();
                points[k++] = (float) -corner.z();
                points[k++] = (float) corner.y();
            }
        }
        return k;
    }

    private static int sides(int[] faces, int at, int first) {
        int k = at;
        for (int s = 0; s < SIDES; s++) {
            int a = first + s;
            int b = first + (s + 1) % SIDES;
            for (int corner : new int[] {a, b, b + SIDES, a, b + SIDES, a + SIDES}) {
                faces[k++] = corner;
                faces[k++] = 0;
            }
        }
        return k;
    }
}
