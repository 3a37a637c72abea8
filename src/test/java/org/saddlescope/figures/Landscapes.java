package org.saddlescope.figures;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/** Slices and trajectories of functions of two variables, made by hand. */
final class Landscapes {
    static final DoubleBinaryOperator HIMMELBLAU = (x, y) -> sq(x * x + y - 11) + sq(x + y * y - 7);
    static final DoubleBinaryOperator ROSENBROCK = (x, y) -> sq(1 - x) + 100 * sq(y - x * x);
    static final DoubleBinaryOperator DEEP = (x, y) -> 1e-12 + Math.pow(x * x + y * y, 3) + 1e-7 * Math.abs(x);

    private Landscapes() {}

    static Plane plane(String axis1, String axis2, String description) {
        return new Plane(new double[2], new double[] {1, 0}, new double[] {0, 1}, axis1, axis2, description, Double.NaN, Double.NaN);
    }

    static Slice slice(DoubleBinaryOperator f, double a0, double a1, double b0, double b1, int columns, int rows) {
        double[] alpha = axis(a0, a1, columns);
        double[] beta = axis(b0, b1, rows);
        double[] values = new double[columns * rows];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r * columns + c] = f.applyAsDouble(alpha[c], beta[r]);
            }
        }
        boolean[] computed = new boolean[values.length];
        Arrays.fill(computed, true);
        return new Slice(plane("x", "y", "the two parameters themselves"), alpha, beta, values, computed, "loss");
    }

    static double[] axis(double from, double to, int count) {
        double[] axis = new double[count];
        for (int i = 0; i < count; i++) {
            axis[i] = count == 1 ? from : from + (to - from) * i / (count - 1);
        }
        return axis;
    }

    /** Gradient descent by central differences with momentum. */
    static Trajectory descent(String name, DoubleBinaryOperator f, double x, double y, double gamma, double beta, int steps) {
        double[] a = new double[steps + 1];
        double[] b = new double[steps + 1];
        double vx = 0;
        double vy = 0;
        for (int i = 0; i <= steps; i++) {
            a[i] = x;
            b[i] = y;
            double h = 1e-5;
            vx = beta * vx - gamma * (f.applyAsDouble(x + h, y) - f.applyAsDouble(x - h, y)) / (2 * h);
            vy = beta * vy - gamma * (f.applyAsDouble(x, y + h) - f.applyAsDouble(x, y - h)) / (2 * h);
            x += vx;
            y += vy;
        }
        return trajectory(name, f, a, b, 0, 1);
    }

    static Trajectory trajectory(String name, DoubleBinaryOperator f, double[] a, double[] b, double off, double explained) {
        int n = a.length;
        int[] steps = new int[n];
        double[] loss = new double[n];
        double[] offPlane = new double[n];
        double[] trueLoss = new double[n];
        for (int i = 0; i < n; i++) {
            steps[i] = i;
            loss[i] = f.applyAsDouble(a[i], b[i]);
            offPlane[i] = off * i / Math.max(1, n - 1);
            trueLoss[i] = loss[i] + 0.1 * offPlane[i];
        }
        return new Trajectory(name, steps, a, b, offPlane, trueLoss, loss, n < 2 ? Double.NaN : explained);
    }

    private static double sq(double x) {
        return x * x;
    }
}
