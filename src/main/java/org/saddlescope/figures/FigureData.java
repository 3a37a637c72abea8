package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/**
 * The data of a figure as CSV (RFC 4180, point as the decimal sign, NaN and Infinity as these words), so that every
 * picture can be drawn again with other tools: of curves {@code curve,x,y,low,high}; of a slice
 * {@code kind,name,step,alpha,beta,value,off_plane,in_plane} with the grid, the paths, the critical points and the arrows; of regions
 * as {@link RegionData} says; of a table its cells.
 */
public final class FigureData {
    private FigureData() {}

    /** Lines ended by a line feed, the first with the columns' names. */
    public static String csv(Figure figure) {
        List<List<String>> rows = switch (figure) {
            case Figure.CurvePlot plot -> curves(plot.curves());
            case Figure.SliceMap map -> {
                List<List<String>> slice = slice(map.slice(), map.trajectories(), map.marks());
                map.arrows().forEach(arrow -> slice.addAll(arrow(arrow)));
                yield slice;
            }
            case Figure.SurfacePlot surface -> slice(surface.slice(), surface.trajectories(), surface.marks());
            case Figure.RegionPlot regions -> RegionData.rows(regions);
            case Figure.Table table -> table(table);
        };
        return rows.stream().map(row -> row.stream().map(FigureData::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<List<String>> curves(List<Figure.Curve> curves) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("curve", "x", "y", "low", "high"));
        for (Figure.Curve curve : curves) {
            for (int i = 0; i < curve.x().length; i++) {
                int at = i;
                rows.add(List.of(curve.name(), number(curve.x()[i]), number(curve.y()[i]),
                        curve.spread().map(s -> number(s.low()[at])).orElse(""), curve.spread().map(s -> number(s.high()[at])).orElse("")));
            }
        }
        return rows;
    }

    private static List<List<String>> slice(Slice slice, List<Trajectory> paths, List<Figure.Mark> marks) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("kind", "name", "step", "alpha", "beta", "value", "off_plane", "in_plane"));
        for (int row = 0; row < slice.rows(); row++) {
            for (int column = 0; column < slice.columns(); column++) {
                // What has not been computed carries its neighbour's value for the eye; the data leaves it out.
                if (slice.computed()[row * slice.columns() + column]) {
                    rows.add(List.of("grid", slice.quantity(), "", number(slice.alpha()[column]), number(slice.beta()[row]),
                            number(slice.value(row, column)), "", ""));
                }
            }
        }
        for (Trajectory path : paths) {
            for (int i = 0; i < path.size(); i++) {
                rows.add(List.of("path", path.name(), String.valueOf(path.steps()[i]), number(path.alpha()[i]), number(path.beta()[i]),
                        number(path.trueLoss()[i]), number(path.offPlane()[i]), number(path.inPlaneLoss()[i])));
            }
        }
        for (Figure.Mark mark : marks) {
            rows.add(List.of(mark.symbol(), mark.name(), "", number(mark.alpha()), number(mark.beta()), number(mark.loss()), "", ""));
        }
        return rows;
    }

    /** Where it begins, and where its true projection ends, with its norm and the norm of the part across the plane. */
    private static List<List<String>> arrow(Figure.Arrow arrow) {
        String step = String.valueOf(arrow.step());
        return List.of(List.of("arrow", arrow.name(), step, number(arrow.alpha()), number(arrow.beta()), "", "", ""),
                List.of("arrow_tip", arrow.name(), step, number(arrow.alpha() + arrow.dAlpha()), number(arrow.beta() + arrow.dBeta()),
                        number(arrow.norm()), number(arrow.off()), ""));
    }

    private static List<List<String>> table(Figure.Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.headers());
        rows.addAll(table.rows());
        return rows;
    }

    static String number(double value) {
        return Double.toString(value);
    }

    private static String cell(String text) {
        return text.matches("(?s).*[\",\n\r].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
