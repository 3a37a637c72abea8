package org.saddlescope.ui.scene;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.TriangleMesh;

/**
 * Some of the grid lines of a surface as flat ribbons that lie on it, so that its shape can be read where its colour
 * changes little. The lines are those of the first and the last row and column and of every k-th between them, which
 * makes about twelve meshes a side. Built on any thread.
 */
final class MeshLines {
    private static final int MESHES = 12;
    private static final double HALF_WIDTH = 0.0022;
    /** Above the surface: less, and the two flicker through each other; more, and the lines float. */
    private static final double LIFT = 0.003;

    private final SurfaceSpace space;
    private final List<Vec> corners = new ArrayList<>();

    private MeshLines(SurfaceSpace space) {
        this.space = space;
    }

    static TriangleMesh build(SurfaceSpace space) {
        MeshLines lines = new MeshLines(space);
        double[] alpha = space.slice().alpha();
        double[] beta = space.slice().beta();
        for (double b : some(beta)) {
            for (int c = 0; c + 1 < alpha.length; c++) {
                lines.quad(space.x(alpha[c]), space.y(b), space.x(alpha[c + 1]), space.y(b));
            }
        }
        for (double a : some(alpha)) {
            for (int r = 0; r + 1 < beta.length; r++) {
                lines.quad(space.x(a), space.y(beta[r]), space.x(a), space.y(beta[r + 1]));
            }
        }
        return lines.mesh();
    }

    /** The first and the last coordinate, and every k-th between them. */
    static double[] some(double[] axis) {
        int stride = Math.max(1, Math.round((axis.length - 1) / (float) MESHES));
        int count = (axis.length - 1 + stride - 1) / stride + 1;
        double[] chosen = new double[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = axis[Math.min(axis.length - 1, i * stride)];
        }
        return chosen;
    }

    /** A piece of a line from one place of the ground plane to another; none where the surface has a hole. */
    private void quad(double x0, double y0, double x1, double y1) {
        double wideX = y0 == y1 ? 0 : HALF_WIDTH;
        double wideY = HALF_WIDTH - wideX;
        List<Vec> quad = List.of(at(x0 - wideX, y0 - wideY), at(x0 + wideX, y0 + wideY),
                at(x1 + wideX, y1 + wideY), at(x1 - wideX, y1 - wideY));
        if (quad.stream().noneMatch(corner -> Double.isNaN(corner.z()))) {
            corners.addAll(quad);
        }
    }

    private Vec at(double x, double y) {
        double inX = Math.clamp(x, -1, 1);
        double inY = Math.clamp(y, -1, 1);
        return space.on(space.alpha(inX), space.beta(inY)).plus(new Vec(0, 0, LIFT));
    }

    private TriangleMesh mesh() {
        float[] points = new float[3 * corners.size()];
        int[] faces = new int[3 * corners.size()];
        for (int i = 0; i < corners.size(); i++) {
            points[3 * i] = (float) corners.get(i).x();
            points[3 * i + 1] = (float) -corners.get(i).z();
            points[3 * i + 2] = (float) corners.get(i).y();
        }
        int f = 0;
        for (int q = 0; q < corners.size(); q += 4) {
            for (int corner : new int[] {0, 1, 2, 0, 2, 3}) {
                faces[f] = q + corner;
                f += 2;
            }
        }
        TriangleMesh mesh = new TriangleMesh();
        mesh.getTexCoords().setAll(0.5f, 0.5f);
        mesh.getPoints().setAll(points);
        mesh.getFaces().setAll(faces);
        return mesh;
    }
}
