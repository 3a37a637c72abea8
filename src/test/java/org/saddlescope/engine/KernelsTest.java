package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saddlescope.engine.Kernels.Activation;

/** What each kernel computes, against straightforward arithmetic in double. */
class KernelsTest {
    private static final int N = 101;

    private final Arena arena = Arena.ofConfined();
    private final Random random = new Random(11);
    private Kernels kernels;

    @AfterEach
    void release() {
        arena.close();
    }

    @ParameterizedTest
    @EnumSource
    void movingDataKeepsIt(Precision precision) {
        use(precision);
        double[] data = values(N);
        long in = buffer(data);
        assertEquals(precision == Precision.DOUBLE ? 8 : 4, kernels.width());
        double[] target = new double[N + 4];
        kernels.store(in, target, 2, N, false);
        kernels.store(in, target, 2, N, true);
        for (int i = 0; i < N; i++) {
            assertEquals(2 * data[i], target[2 + i]);
        }
        assertEquals(0, target[1]);
        assertEquals(0, target[N + 2]);
        long out = buffer(values(N));
        kernels.copy(in, out, N, false);
        kernels.copy(in, out, N, true);
        assertArrayEquals(map(data, x -> 2 * x), read(out, N));
        kernels.fill(out, 0.5, N - 1);
        assertEquals(0.5, read(out, N)[N - 2]);
        assertEquals(2 * data[N - 1], read(out, N)[N - 1]);
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreBroadcastAndSummed(Precision precision) {
        use(precision);
        for (int columns : new int[] {1, 2, 10, 37, 130}) {
            int rows = 61;
            double[] row = values(columns);
            long out = buffer(new double[rows * columns + 1]);
            kernels.broadcastRow(buffer(row), out, rows, columns);
            double[] spread = read(out, rows * columns + 1);
            for (int i = 0; i < rows * columns; i++) {
                assertEquals(row[i % columns], spread[i]);
            }
            assertEquals(0, spread[rows * columns]);

            double[] data = values(rows * columns);
            double[] start = values(columns);
            double[] expected = new double[columns];
            for (int i = 0; i < data.length; i++) {
                expected[i % columns] += data[i];
            }
            long sums = buffer(start);
            kernels.sumRows(buffer(data), sums, rows, columns, true);
            double[] accumulated = read(sums, columns);
            kernels.sumRows(buffer(data), sums, rows, columns, false);
            double[] plain = read(sums, columns);
            for (int c = 0; c < columns; c++) {
                assertEquals(round(precision, expected[c]), plain[c]);
                assertEquals(round(precision, start[c] + expected[c]), accumulated[c]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void arithmeticIsRoundedOnceAnOperation(Precision precision) {
        use(precision);
        double[] a = values(N);
        double[] b = values(N);
        double[] before = values(N);
        double factor = round(precision, 1.7);
        for (boolean accumulate : new boolean[] {false, true}) {
            long scaled = buffer(before);
            long product = buffer(before);
            long difference = buffer(before);
            kernels.scale(buffer(a), 1.7, scaled, N, accumulate);
            kernels.multiply(buffer(a), buffer(b), product, N, accumulate);
            kernels.subtract(buffer(a), buffer(b), difference, N, accumulate);
            for (int i = 0; i < N; i++) {
                double start = accumulate ? before[i] : -0.0;
                assertEquals(round(precision, round(precision, a[i] * factor) + start), read(scaled, N)[i]);
                assertEquals(round(precision, round(precision, a[i] * b[i]) + start), read(product, N)[i]);
                assertEquals(round(precision, round(precision, a[i] - b[i]) + start), read(difference, N)[i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void reductionsAddInDouble(Precision precision) {
        use(precision);
        double[] a = values(1000);
        double[] b = values(1000);
        double dot = 0;
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            sum += a[i];
        }
        assertEquals(dot, kernels.dot(buffer(a), buffer(b), a.length), 1e-11);
        assertEquals(sum, kernels.sum(buffer(a), a.length), 1e-11);
        assertEquals(0, kernels.sum(buffer(a), 0));
    }

    @ParameterizedTest
    @EnumSource
    void activationsAndTheirDerivativesHaveTheirClosedForms(Precision precision) {
        use(precision);
        double[] x = values(N);
        double[] v = values(N);
        double[] a = values(N);
        double[] t = values(N);
        double[] before = values(N);
        double unit = precision == Precision.DOUBLE ? 0x1p-53 : 0x1p-24;
        for (Activation s : Activation.values()) {
            long y = buffer(new double[N]);
            kernels.activate(s, buffer(x), y, N);
            for (boolean accumulate : new boolean[] {false, true}) {
                long first = buffer(before);
                long second = buffer(before);
                kernels.activateFirst(s, buffer(x), y, buffer(v), first, N, accumulate);
                kernels.activateSecond(s, buffer(x), y, buffer(v), buffer(a), buffer(t), second, N, accumulate);
                for (int i = 0; i < N; i++) {
                    double[] exact = closedForm(s, x[i]);
                    double start = accumulate ? before[i] : 0;
                    double one = exact[1] * v[i];
                    double two = one + exact[2] * a[i] * t[i];
                    double size = Math.abs(start) + Math.abs(v[i]) + Math.abs(a[i] * t[i]);
                    int index = i;
                    double value = s == Activation.GELU ? Math.max(1, Math.abs(x[i])) : Math.abs(exact[0]);
                    assertEquals(exact[0], read(y, N)[i], 8 * unit * value, () -> s + "(" + x[index] + ")");
                    assertEquals(start + one, read(first, N)[i], 16 * unit * size, () -> s + "'(" + x[index] + ")");
                    assertEquals(start + two, read(second, N)[i], 16 * unit * size, () -> s + "''(" + x[index] + ")");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void derivativesFarOutStayAccurateWhereTheyComeFromX(Precision precision) {
        use(precision);
        double unit = precision == Precision.DOUBLE ? 0x1p-53 : 0x1p-24;
        double[] x = {-60, -40, -30, -9, -7, 7, 9, 30};
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        for (Activation s : new Activation[] {Activation.SOFTPLUS, Activation.ERF}) {
            long y = buffer(x);
            long first = buffer(x);
            long second = buffer(x);
            kernels.activate(s, buffer(x), y, x.length);
            kernels.activateFirst(s, buffer(x), y, buffer(ones), first, x.length, false);
            kernels.activateSecond(s, buffer(x), y, buffer(new double[x.length]), buffer(ones), buffer(ones),
                    second, x.length, false);
            for (int i = 0; i < x.length; i++) {
                double[] exact = closedForm(s, x[i]);
                double tiny = precision == Precision.DOUBLE ? 0 : 1e-37;
                assertEquals(exact[1], read(first, x.length)[i], 12 * unit * exact[1] + tiny);
                assertEquals(exact[2], read(second, x.length)[i], 12 * unit * Math.abs(exact[2]) + 100 * tiny);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void reluPassesNothingAtZeroAndKeepsNotANumber(Precision precision) {
        use(precision);
        double[] x = {0, -0.0, -1, 2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, 0};
        double[] v = {5, 5, Double.POSITIVE_INFINITY, 5, 5, 5, 5, 5, 5};
        long y = buffer(x);
        long out = buffer(x);
        kernels.activate(Activation.RELU, buffer(x), y, x.length);
        assertArrayEquals(new double[] {0, 0, 0, 2, Double.NaN, Double.POSITIVE_INFINITY, 0, 1, 0}, read(y, x.length));
        kernels.activateFirst(Activation.RELU, buffer(x), y, buffer(v), out, x.length, false);
        assertArrayEquals(new double[] {0, 0, 0, 5, Double.NaN, 5, 0, 5, 0}, read(out, x.length));
    }

    @ParameterizedTest
    @EnumSource
    void outputMayBeAnyOfTheInputs(Precision precision) {
        use(precision);
        double[] x = values(700);
        double[] v = values(700);
        int n = x.length;
        for (Activation s : Activation.values()) {
            long y = buffer(new double[n]);
            kernels.activate(s, buffer(x), y, n);
            double[] expected = read(y, n);
            long inPlace = buffer(x);
            kernels.activate(s, inPlace, inPlace, n);
            assertArrayEquals(expected, read(inPlace, n), s::toString);

            long first = buffer(new double[n]);
            long second = buffer(new double[n]);
            kernels.activateFirst(s, buffer(x), y, buffer(v), first, n, false);
            kernels.activateSecond(s, buffer(x), y, buffer(v), buffer(v), buffer(x), second, n, false);
            for (int which = 0; which < 5; which++) {
                long[] in = {buffer(x), buffer(expected), buffer(v), buffer(v), buffer(x)};
                kernels.activateSecond(s, in[0], in[1], in[2], in[3], in[4], in[which], n, false);
                assertArrayEquals(read(second, n), read(in[which], n), s::toString);
                if (which < 3) {
                    long[] fresh = {buffer(x), buffer(expected), buffer(v)};
                    kernels.activateFirst(s, fresh[0], fresh[1], fresh[2], fresh[which], n, false);
                    assertArrayEquals(read(first, n), read(fresh[which], n), s::toString);
                }
            }
        }
        double[] twice = map(x, z -> 2 * z);
        long self = buffer(x);
        kernels.copy(self, self, n, true);
        assertArrayEquals(twice, read(self, n));
    }

    private static double[] closedForm(Activation s, double x) {
        double e = StrictMath.exp(-Math.abs(x));
        double sigma = (x >= 0 ? 1 : e) / (1 + e);
        double bell = 2 / StrictMath.sqrt(StrictMath.PI) * StrictMath.exp(-x * x);
        double tanh = StrictMath.tanh(x);
        double slope = e / ((1 + e) * (1 + e));
        return switch (s) {
            case IDENTITY -> new double[] {x, 1, 0};
            case TANH -> new double[] {tanh, 1 - tanh * tanh, -2 * tanh * (1 - tanh * tanh)};
            case RELU -> new double[] {Math.max(x, 0), x > 0 ? 1 : 0, 0};
            case SIGMOID -> new double[] {sigma, slope, slope * (1 - 2 * sigma)};
            case SOFTPLUS -> new double[] {Math.max(x, 0) + StrictMath.log1p(e), sigma, slope};
            case ERF -> new double[] {ExactFunctions.erf(new BigDecimal(x)).doubleValue(), bell, -2 * x * bell};
            case SILU -> Arrays.stream(ExactFunctions.silu(new BigDecimal(x))).mapToDouble(BigDecimal::doubleValue).toArray();
            case GELU -> Arrays.stream(ExactFunctions.gelu(new BigDecimal(x))).mapToDouble(BigDecimal::doubleValue).toArray();
        };
    }

    private void use(Precision precision) {
        kernels = KernelTable.of(precision);
        assertTrue(KernelTable.vectors());
    }

    /** Numbers that both precisions hold exactly. */
    private double[] values(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (random.nextGaussian() * 1.5);
        }
        return values;
    }

    private long buffer(double[] contents) {
        long address = arena.allocate((long) contents.length * kernels.width(), 64).address();
        kernels.load(contents, 0, address, contents.length);
        return address;
    }

    private double[] read(long address, int n) {
        double[] values = new double[n];
        kernels.store(address, values, 0, n, false);
        return values;
    }

    private static double round(Precision precision, double value) {
        return precision == Precision.DOUBLE ? value : (float) value;
    }

    private static double[] map(double[] values, DoubleUnaryOperator f) {
        return Arrays.stream(values).map(f).toArray();
    }
}
