package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesColoursTest {
    /** Total loss of one kind of cone, in linear RGB: Machado, Oliveira and Fernandes 2009, table 1, severity 1. */
    private static final double[][][] SIGHT = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}
    };
    private static final double APART = 8;

    @ParameterizedTest
    @EnumSource(Style.Theme.class)
    void everyLineStandsOutFromItsPaper(Style.Theme theme) {
        double paper = luminance(Ink.of(theme).paper());
        for (int series = -1; series < SeriesStyle.COLOURS; series++) {
            double line = luminance(SeriesStyle.colour(series, theme));
            double contrast = (Math.max(line, paper) + 0.05) / (Math.min(line, paper) + 0.05);
            assertTrue(contrast >= 3, "series " + series + " in " + theme + ": " + contrast);
        }
    }

    @ParameterizedTest
    @EnumSource(Style.Theme.class)
    void noTwoColoursAreOneToTheColourBlind(Style.Theme theme) {
        for (double[][] sight : SIGHT) {
            for (int one = 0; one < SeriesStyle.COLOURS; one++) {
                for (int other = 0; other < one; other++) {
                    double[] a = lab(sight, SeriesStyle.colour(one, theme));
                    double[] b = lab(sight, SeriesStyle.colour(other, theme));
                    double apart = Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
                    assertTrue(apart >= APART, "series " + one + " and " + other + " in " + theme + ": " + apart);
                }
            }
        }
    }

    private static double luminance(Color colour) {
        double[] rgb = linear(colour);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double[] linear(Color colour) {
        int[] channels = {colour.getRed(), colour.getGreen(), colour.getBlue()};
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = channels[i] / 255.0;
            linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    /** CIELAB of what is seen, for the white of sRGB. */
    private static double[] lab(double[][] sight, Color colour) {
        double[] rgb = times(sight, linear(colour));
        for (int i = 0; i < 3; i++) {
            rgb[i] = Math.clamp(rgb[i], 0, 1);
        }
        double[] xyz = times(new double[][] {{0.4124, 0.3576, 0.1805}, {0.2126, 0.7152, 0.0722}, {0.0193, 0.1192, 0.9505}}, rgb);
        double x = root(xyz[0] / 0.9505);
        double y = root(xyz[1]);
        double z = root(xyz[2] / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }
}
