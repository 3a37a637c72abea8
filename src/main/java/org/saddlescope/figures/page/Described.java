package org.saddlescope.figures.page;

import java.util.List;
import java.util.stream.Collectors;
import org.saddlescope.figures.Figure;

/** What a figure shows, in words: as a caption, and for those who do not see it. */
public final class Described {
    private Described() {}

    public static String of(Figure figure) {
        return switch (figure) {
            case Figure.CurvePlot plot -> plot.title() + ". " + plot.yLabel() + (plot.logY() ? " (logarithmic)" : "") + " over " + plot.xLabel()
                    + (plot.logX() ? " (logarithmic)" : "") + names(": ", plot.curves().stream().map(Figure.Curve::name).toList()) + notes(plot.notes());
            case Figure.RegionPlot plot -> plot.title() + names(", regions of ", plot.regions().stream().map(Figure.Region::name).toList()) + notes(plot.notes());
            case Figure.Table table -> table.title() + notes(table.notes());
            case Figure.SliceMap map -> map.title();
            case Figure.SurfacePlot surface -> surface.title();
        };
    }

    /** What stands above a figure on a page that has the name of its experiment for a title: not that name again. */
    static String caption(Figure figure, String experiment) {
        String title = figure.title().startsWith(experiment + ": ") ? figure.title().substring(experiment.length() + 2) : figure.title();
        return title.isEmpty() ? title : Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    private static String names(String before, List<String> names) {
        String list = names.stream().filter(name -> !name.isBlank()).distinct().collect(Collectors.joining("; "));
        return (list.isEmpty() ? "" : before + list) + ".";
    }

    private static String notes(List<String> notes) {
        return notes.isEmpty() ? "" : " " + String.join(". ", notes) + ".";
    }
}
