package org.saddlescope.ui.scene;

import java.util.Arrays;
import javafx.scene.shape.TriangleMesh;
import javafx.scene.shape.VertexFormat;

/**
 * The surface as triangles. A vertex a grid point, its colour by the texture coordinate u = (255t + ½)/256 into a
 * palette of 256 x 1, its normal from central differences. Grid points that are NaN or infinite are clamped to the floor,
 * where they keep picking alive, and no triangle touches them: they are holes. Built on any thread.
 */
final class SurfaceMesh {
    private int rows;
    private int columns;
    private int[] faces = {};

    /** Not for two threads at once: the triangles of the last grid size are kept. */
    TriangleMesh build(SurfaceSpace space) {
        int n = space.slice().rows();
        int m = space.slice().columns();
        double[] t = new double[n * m];
        boolean whole = true;
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < m; c++) {
                t[r * m + c] = space.t(r, c);
                whole &= !Double.isNaN(t[r * m + c]);
            }
        }
        TriangleMesh mesh = new TriangleMesh(VertexFormat.POINT_NORMAL_TEXCOORD);
        mesh.getPoints().setAll(points(space, t, n, m));
        mesh.getNormals().setAll(normals(t, n, m));
        mesh.getTexCoords().setAll(texture(t));
        mesh.getFaces().setAll(whole ? faces(n, m) : without(faces(n, m), t));
        return mesh;
    }

    private static float[] points(SurfaceSpace space, double[] t, int n, int m) {
        float[] points = new float[3 * n * m];
        for (int r = 0, i = 0; r < n; r++) {
            for (int c = 0; c < m; c++, i++) {
                points[3 * i] = (float) space.x(space.slice().alpha()[c]);
                points[3 * i + 1] = (float) -SurfaceSpace.z(Double.isNaN(t[i]) ? 0 : t[i]);
                points[3 * i + 2] = (float) space.y(space.slice().beta()[r]);
            }
        }
        return points;
    }

    private static float[] normals(double[] t, int n, int m) {
        float[] normals = new float[3 * n * m];
        for (int r = 0, i = 0; r < n; r++) {
            for (int c = 0; c < m; c++, i++) {
                double dx = slope(t, i, c > 0 ? i - 1 : i, c < m - 1 ? i + 1 : i) * (m - 1) / 2;
                double dy = slope(t, i, r > 0 ? i - m : i, r < n - 1 ? i + m : i) * (n - 1) / 2;
                Vec normal = new Vec(-dx, -dy, 1).unit();
                normals[3 * i] = (float) normal.x();
                normals[3 * i + 1] = (float) -normal.z();
                normals[3 * i + 2] = (float) normal.y();
            }
        }
        return normals;
    }

    /** The rise of z a grid step, one-sided at borders and beside holes. */
    private static double slope(double[] t, int at, int before, int after) {
        int from = Double.isNaN(t[before]) ? at : before;
        int to = Double.isNaN(t[after]) ? at : after;
        double steps = (from == at ? 0 : 1) + (to == at ? 0 : 1);
        return steps == 0 || Double.isNaN(t[at]) ? 0 : 2 * SurfaceSpace.HALF_HEIGHT * (t[to] - t[from]) / steps;
    }

    private static float[] texture(double[] t) {
        float[] texture = new float[2 * t.length];
        for (int i = 0; i < t.length; i++) {
            texture[2 * i] = (float) ((255 * (Double.isNaN(t[i]) ? 0 : t[i]) + 0.5) / 256);
            texture[2 * i + 1] = 0.5f;
        }
        return texture;
    }

    private int[] faces(int n, int m) {
        if (rows != n || columns != m) {
            rows = n;
            columns = m;
            faces = new int[18 * (n - 1) * (m - 1)];
            int k = 0;
            for (int r = 0; r < n - 1; r++) {
                for (int c = 0; c < m - 1; c++) {
                    int i = r * m + c;
                    k = triangle(k, i, i + 1, i + m + 1);
                    k = triangle(k, i, i + m + 1, i + m);
                }
            }
        }
        return faces;
    }

    private int triangle(int at, int... corners) {
        int k = at;
        for (int corner : corners) {
            // point, normal and texture coordinate have the same index
            faces[k++] = corner;
            faces[k++] = corner;
            faces[k++] = corner;
        }
        return k;
    }

    private static int[] without(int[] faces, double[] t) {
        int[] kept = new int[faces.length];
        int k = 0;
        for (int f = 0; f < faces.length; f += 9) {
            if (!Double.isNaN(t[faces[f]]) && !Double.isNaN(t[faces[f + 3]]) && !Double.isNaN(t[faces[f + 6]])) {
                System.arraycopy(faces, f, kept, k, 9);
                k += 9;
            }
        }
        return Arrays.copyOf(kept, k);
    }
}
