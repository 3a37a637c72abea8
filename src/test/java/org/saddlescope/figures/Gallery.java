package org.saddlescope.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/** Paints a picture of every kind into the folder given as the first argument, to be looked at. */
final class Gallery {
    private Gallery() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        for (Map.Entry<String, Figure> figure : figures().entrySet()) {
            PngWriter.write(figure.getValue(), new PngSize(17, 12, 300, 9), Style.Theme.LIGHT, folder.resolve(figure.getKey() + "-17cm.png"));
            PngWriter.write(figure.getValue(), new PngSize(8.4, 7, 300, 7), Style.Theme.LIGHT, folder.resolve(figure.getKey() + "-8cm.png"));
            for (Style.Theme theme : Style.Theme.values()) {
                // 640 x 420 pixels with a font of 12 pixels
                PngSize screen = new PngSize(640 / 96.0 * 2.54, 420 / 96.0 * 2.54, 96, 9);
                PngWriter.write(figure.getValue(), screen, theme, folder.resolve(figure.getKey() + "-screen-" + theme + ".png"));
            }
        }
    }

    static Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        Slice himmelblau = Landscapes.slice(Landscapes.HIMMELBLAU, -5, 5, -5, 5, 51, 51);
        List<Trajectory> paths = List.of(
                Landscapes.descent("GD", Landscapes.HIMMELBLAU, -0.6, -1, 0.004, 0, 120),
                Landscapes.descent("Momentum", Landscapes.HIMMELBLAU, -0.6, -1, 0.002, 0.9, 120));
        List<Figure.Mark> marks = List.of(new Figure.Mark("", "minimum", 3, 2, 0), new Figure.Mark("", "minimum", -2.805118, 3.131312, 0),
                new Figure.Mark("", "minimum", -3.77931, -3.283186, 0), new Figure.Mark("", "minimum", 3.584428, -1.848126, 0),
                new Figure.Mark("", "saddle", -3.073026, -0.081353, 104.015), new Figure.Mark("", "saddle", 0.086678, 2.884255, 67.719),
                new Figure.Mark("", "saddle", 3.385154, 0.073852, 13.312), new Figure.Mark("", "saddle", -0.127961, -1.953715, 178.337),
                new Figure.Mark("", "maximum", -0.270845, -0.923039, 181.617));
        figures.put("map", new Figure.SliceMap("Himmelblau: loss on the plane", himmelblau, paths, marks, true, ColourMap.VIRIDIS, true));
        figures.put("map-linear", new Figure.SliceMap("Himmelblau: loss on the plane", himmelblau, paths, marks, false, ColourMap.CIVIDIS, true));
        figures.put("surface", new Figure.SurfacePlot("Himmelblau: loss surface", himmelblau, paths, marks, true, ColourMap.VIRIDIS, Figure.Camera.DEFAULT));
        figures.put("surface-linear", new Figure.SurfacePlot("Himmelblau: loss surface", himmelblau, paths, marks, false, ColourMap.MAGMA, new Figure.Camera(40, 50, 1)));
        figures.put("surface-top", new Figure.SurfacePlot("Himmelblau: loss surface", himmelblau, paths, marks, true, ColourMap.VIRIDIS, Figure.Camera.TOP));
        List<Trajectory> five = new ArrayList<>(paths);
        five.add(Landscapes.descent("Nesterov", Landscapes.HIMMELBLAU, -0.6, -1, 0.003, 0.6, 120));
        five.add(Landscapes.descent("Adam", Landscapes.HIMMELBLAU, -0.6, -1, 0.001, 0.3, 200));
        five.add(Landscapes.descent("SGD", Landscapes.HIMMELBLAU, -0.6, -1, 0.008, 0.1, 120));
        figures.put("five-map", new Figure.SliceMap("Himmelblau: loss on the plane", himmelblau, five, marks, true, ColourMap.VIRIDIS, true));
        figures.put("five-surface", new Figure.SurfacePlot("Himmelblau: loss surface", himmelblau, five, marks, true, ColourMap.VIRIDIS, new Figure.Camera(30, 50, 1)));
        Slice rosenbrock = Landscapes.slice(Landscapes.ROSENBROCK, -2, 2, -1, 3, 201, 201);
        List<Trajectory> valley = List.of(Landscapes.descent("Adam", Landscapes.ROSENBROCK, -1.5, 2, 0.001, 0.5, 400));
        figures.put("rosenbrock", new Figure.SurfacePlot("Rosenbrock: loss surface", rosenbrock, valley, List.of(), true, ColourMap.VIRIDIS, Figure.Camera.DEFAULT));
        figures.put("rosenbrock-map", new Figure.SliceMap("Rosenbrock: loss on the plane", rosenbrock, valley, List.of(), true, ColourMap.INFERNO, true));
        figures.put("deep-map", new Figure.SliceMap("Deep: loss on the plane", network(Landscapes.slice(Landscapes.DEEP, -1, 1.2, -1, 1, 51, 51)),
                List.of(offPlane()), List.of(), true, ColourMap.VIRIDIS, true));
        figures.put("holes-map", new Figure.SliceMap("Holes: loss on the plane", holes(), List.of(), List.of(), true, ColourMap.GREY, true));
        figures.put("holes-surface", new Figure.SurfacePlot("Holes: loss surface", holes(), List.of(), List.of(), true, ColourMap.VIRIDIS, Figure.Camera.DEFAULT));
        figures.put("refining-map", new Figure.SliceMap("Refining: loss on the plane", refining(), paths, List.of(), true, ColourMap.VIRIDIS, true));
        figures.put("line", new Figure.SliceMap("Line: loss", Landscapes.slice(Landscapes.HIMMELBLAU, -5, 5, 1, 1, 201, 1),
                List.of(paths.getFirst()), List.of(), true, ColourMap.VIRIDIS, true));
        figures.put("curves", curves());
        figures.put("ratios", ratios());
        figures.put("ratios-single", single());
        figures.put("spectrum", new Figure.CurvePlot("Saddle: extreme Hessian eigenvalues", "step", "eigenvalue", false, List.of(
                curve("λₘᵢₙ", 0, 0, 61, 10, i -> -1 + 2 * i / 60.0), curve("λₘₐₓ", 1, 1, 61, 10, i -> 1 + 3 * i / 60.0)),
                List.of("Lanczos, relative residual at most 10⁻⁶", "Negative, though the axis hides it: λₘᵢₙ, lowest −0.01 at step 0"), Optional.of(250.0)));
        figures.put("bands", new Figure.CurvePlot("Loss along 20 random directions", "α", "loss", true, List.of(
                curve("median", 0, 0, 101, 1, i -> 0.05 + Math.pow((i - 50) / 30.0, 2)).within(
                        values(101, i -> 0.04 + 0.5 * Math.pow((i - 50) / 30.0, 2)), values(101, i -> 0.06 + 2 * Math.pow((i - 50) / 30.0, 2)))),
                List.of("Band: from the 10 % to the 90 % quantile"), Optional.empty()));
        figures.put("eigenvalues", new Figure.CurvePlot("Largest eigenvalues of the Hessian", "number", "eigenvalue", false, List.of(
                Figure.Curve.points("converged", 0, values(10, i -> i + 1), values(10, i -> 20 * Math.exp(-i / 3.0)))
                        .within(values(10, i -> 20 * Math.exp(-i / 3.0) - 0.6), values(10, i -> 20 * Math.exp(-i / 3.0) + 0.6)),
                Figure.Curve.points("not converged", 1, values(2, i -> i + 11), values(2, i -> 0.5 - i))
                        .within(values(2, i -> -2 - i), values(2, i -> 3 - i))),
                List.of("Bars: the residual ‖Hv − λv‖"), Optional.empty()));
        figures.put("table", new Figure.Table("Himmelblau: critical points", List.of("point", "loss", "‖∇f‖", "index", "λ_min", "λ_max", "kind"),
                List.of(List.of("1", "0", "3.1×10⁻¹³", "0", "25.7157", "82.2843", "minimum"),
                        List.of("2", "13.3119", "2×10⁻¹²", "1", "−14.1352", "NaN", "strict saddle"),
                        List.of("3", "181.617", "4.4×10⁻¹²", "2", "−45.6052", "−16.066", "maximum")),
                List.of("Index: eigenvalues below −10⁻⁶ ‖H‖")));
        return figures;
    }

    private static double[] values(int n, java.util.function.IntToDoubleFunction f) {
        return java.util.stream.IntStream.range(0, n).mapToDouble(f).toArray();
    }

    private static Slice network(Slice s) {
        Plane plane = new Plane(new double[2], new double[] {1, 0}, new double[] {0, 1}, "PC 1 (93.1 %)", "PC 2 (5.2 %)",
                "first two principal directions of all trajectories together, 98.3 % of their variance", 0.931, 0.052);
        return new Slice(plane, s.alpha(), s.beta(), s.values(), s.computed(), s.quantity());
    }

    private static Trajectory offPlane() {
        double[] a = new double[80];
        double[] b = new double[80];
        for (int i = 0; i < 80; i++) {
            a[i] = Math.exp(-i / 20.0) * Math.cos(i / 10.0);
            b[i] = 0.8 * Math.exp(-i / 20.0) * Math.sin(i / 10.0);
        }
        return Landscapes.trajectory("Adam", Landscapes.DEEP, a, b, 0.12, 0.9731);
    }

    private static Slice holes() {
        return Landscapes.slice((x, y) -> x * x + y * y > 7 ? x > 0 ? Double.NaN : Double.POSITIVE_INFINITY : Landscapes.ROSENBROCK.applyAsDouble(x, y),
                -2, 2, -2, 2, 51, 51);
    }

    private static Slice refining() {
        Slice full = Landscapes.slice(Landscapes.HIMMELBLAU, -5, 5, -5, 5, 49, 49);
        double[] values = new double[full.values().length];
        boolean[] computed = new boolean[values.length];
        for (int r = 0; r < 49; r++) {
            for (int c = 0; c < 49; c++) {
                computed[r * 49 + c] = r % 4 == 0 && c % 4 == 0;
                values[r * 49 + c] = full.value(Math.min(48, (r + 2) / 4 * 4), Math.min(48, (c + 2) / 4 * 4));
            }
        }
        return new Slice(full.plane(), full.alpha(), full.beta(), values, computed, "loss");
    }

    private static Figure curves() {
        return new Figure.CurvePlot("Two moons: loss", "step", "loss", true, List.of(
                curve("Adam · training loss", 0, 0, 500, 1, i -> i > 200 && i < 230 ? Double.NaN : 0.7 * Math.exp(-i / 60.0) + 1e-6),
                curve("Momentum · training loss", 1, 0, 500, 1, i -> 0.7 * Math.exp(-i / 120.0) - 0.02),
                curve("Adam · held-out loss", 0, 1, 500, 1, i -> 0.7 * Math.exp(-i / 60.0) + 0.03),
                curve("Momentum · held-out loss", 1, 1, 500, 1, i -> 0.7 * Math.exp(-i / 120.0) + 0.04)),
                List.of(), Optional.of(320.0));
    }

    private static Figure ratios() {
        List<Figure.Curve> curves = new ArrayList<>();
        String[] names = {"PL  ‖∇f‖²/(2(f−f*))", "PL*  ‖∇L‖²/(2L)"};
        String[] optimizers = {"GD", "Momentum", "Nesterov", "Adam", "SGD"};
        for (int q = 0; q < names.length; q++) {
            for (int o = 0; o < optimizers.length; o++) {
                double k = 10.0 + 15 * o;
                double height = 10 + 30 * q;
                curves.add(curve(optimizers[o] + " · " + names[q], o, q, 300, 1, i -> height * (1e-3 + Math.exp(-i / k))));
            }
        }
        return new Figure.CurvePlot("Himmelblau: condition ratios", "step", "ratio", true, curves,
                List.of("f* = 0, known in closed form; x* the nearest of four minimisers, known in closed form"), Optional.empty());
    }

    private static Figure single() {
        List<Figure.Curve> curves = new ArrayList<>();
        String[] names = {"PL  ‖∇f‖²/(2(f−f*))", "PL*  ‖∇L‖²/(2L)", "error bound ‖∇f‖/‖x−xₚ‖", "quadratic growth 2(f−f*)/‖x−xₚ‖²",
            "restricted secant ⟨∇f, x−xₚ⟩/‖x−xₚ‖²", "aiming ⟨∇f, x−xₚ⟩/(f−f*)", "cosine", "‖∇f‖"};
        for (int q = 0; q < names.length; q++) {
            double p = Math.pow(10, -q / 2.0);
            curves.add(curve(names[q], q, q, 600, 1, i -> p * (6e-7 + Math.pow((i - 69) / 100.0, 2))));
        }
        return new Figure.CurvePlot("Saddle escape: condition ratios", "step", "ratio", true, curves,
                List.of("f* = 0, known in closed form; x* the nearest point of uv = 1, known in closed form"), Optional.of(69.0));
    }

    private static Figure.Curve curve(String name, int series, int dash, int n, int stride, java.util.function.IntToDoubleFunction f) {
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i * stride;
            y[i] = f.applyAsDouble(i);
        }
        return new Figure.Curve(name, series, dash, x, y);
    }
}
