package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;

/**
 * The numbers of a region plot as rows: {@code corner}s of the exact boundary α_min(δ) from δ = 0 to 1000 margins or to
 * δ_max, {@code alpha_min} at the margin with the record that decides it, {@code delta_max} where there is one.
 */
final class RegionData {
    private static final double MARGINS = 1000;

    private RegionData() {}

    /** The first row names the columns. */
    static List<List<String>> rows(Figure.RegionPlot plot) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("region", "kind", "alpha", "beta", "difference", "sigma_squared_low", "sigma_squared_high", "optimizer", "seed",
                "step", "batch", "a", "e", "c"));
        for (Figure.Region region : plot.regions()) {
            for (AlphaBetaRegion.Corner corner : region.shape().corners(MARGINS * plot.margin())) {
                rows.add(row(region, "corner", corner.alpha(), corner.delta(), false));
            }
            rows.add(row(region, "alpha_min", region.shape().alphaMin(plot.margin()), plot.margin(), true));
            if (!Double.isInfinite(region.shape().deltaMax()) || !region.shape().feasible()) {
                rows.add(row(region, "delta_max", region.shape().alphaMin(region.shape().deltaMax()), region.shape().deltaMax(), false));
            }
        }
        return rows;
    }

    private static List<String> row(Figure.Region region, String kind, double alpha, double delta, boolean withBinding) {
        List<String> row = new ArrayList<>(List.of(region.name(), kind, FigureData.number(alpha), FigureData.number(alpha - delta),
                FigureData.number(delta)));
        row.addAll(region.sigmaSquared().isEmpty() ? List.of("", "")
                : List.of(FigureData.number(region.sigmaSquared().getFirst()), FigureData.number(region.sigmaSquared().getLast())));
        if (withBinding && region.binding().isPresent()) {
            Figure.Binding binding = region.binding().get();
            AlphaBetaRecord record = binding.record();
            row.addAll(List.of(binding.optimizer(), Long.toString(binding.seed()), Integer.toString(record.step()), Integer.toString(record.batch()),
                    FigureData.number(record.a()), FigureData.number(record.e()), FigureData.number(record.c())));
        } else {
            row.addAll(List.of("", "", "", "", "", "", ""));
        }
        return row;
    }
}
