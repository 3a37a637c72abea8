package org.saddlescope.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;

/** Seeded regression sets: inputs x ~ N(0, I), targets T(x) + noise·ε with ε ~ N(0, I), for a teacher T. */
final class ValueSets {
    private ValueSets() {}

    /** T(x) = Wx with W_ij ~ N(0, 1/d). */
    static Dataset linear(DataSource.LinearRegression source, long seed) throws DataException {
        return make("linearRegression", source.samples(), List.of(source.dimension(), source.outputs()), source.noise(),
                source.heldOut(), seed);
    }

    /** T(x) = W_L tanh(… tanh(W_1 x)) with the entries of W_k ~ N(0, 1/fan-in) and no biases. */
    static Dataset teacherStudent(DataSource.TeacherStudent source, long seed) throws DataException {
        List<Integer> widths = new ArrayList<>();
        widths.add(source.dimension());
        widths.addAll(source.hidden());
        widths.add(source.outputs());
        return make("teacherStudent", source.samples(), widths, source.noise(), source.heldOut(), seed);
    }

    /** The rows of a matrix as targets of samples without inputs. */
    static Dataset matrix(MatrixEntries entries, long seed) throws DataException {
        DataSize.require("matrix", entries.rowCount(), entries.columnCount());
        double[] values = entries.values(SeededRandom.of(seed, "data"));
        return new Dataset(new Samples(entries.rowCount(), List.of(0), new double[0],
                new Samples.Values(values, entries.columnCount())), Optional.empty());
    }

    private static Dataset make(String name, int samples, List<Integer> widths, double noise, double heldOut, long seed)
            throws DataException {
        int inputs = widths.getFirst();
        int outputs = widths.getLast();
        DataSize.require(name, samples, (long) inputs + outputs);
        SeededRandom random = SeededRandom.of(seed, "data");
        List<double[]> teacher = new ArrayList<>();
        for (int k = 1; k < widths.size(); k++) {
            DataSize.require(name + ", the teacher's layer " + k, widths.get(k), widths.get(k - 1));
            double scale = 1 / Math.sqrt(widths.get(k - 1));
            double[] weights = random.split("teacher layer " + k).gaussians(widths.get(k) * widths.get(k - 1));
            teacher.add(IntStream.range(0, weights.length).mapToDouble(i -> scale * weights[i]).toArray());
        }
        double[] x = random.split("inputs").gaussians(samples * inputs);
        SeededRandom disturbance = random.split("noise");
        double[] y = new double[samples * outputs];
        for (int i = 0; i < samples; i++) {
            double[] signal = Arrays.copyOfRange(x, i * inputs, (i + 1) * inputs);
            for (int k = 0; k < teacher.size(); k++) {
                signal = product(teacher.get(k), signal, widths.get(k + 1));
                if (k < teacher.size() - 1) {
                    for (int j = 0; j < signal.length; j++) {
                        signal[j] = StrictMath.tanh(signal[j]);
                    }
                }
            }
            for (int j = 0; j < outputs; j++) {
                y[i * outputs + j] = signal[j] + noise * disturbance.nextGaussian();
            }
        }
        Samples all = new Samples(samples, List.of(inputs), x, new Samples.Values(y, outputs));
        return HeldOut.split(all, heldOut, random.split("held out"));
    }

    private static double[] product(double[] matrix, double[] vector, int rows) {
        double[] result = new double[rows];
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int c = 0; c < vector.length; c++) {
                sum += matrix[r * vector.length + c] * vector[c];
            }
            result[r] = sum;
        }
        return result;
    }
}
