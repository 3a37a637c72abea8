package org.saddlescope.figures;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The key of a curve plot. Many curves named "optimizer · quantity" get two short keys, colours for optimizers and
 * dashes for quantities, instead of one of every pair. Where there is little room, names go without their formulas,
 * which follow a name after two spaces.
 */
final class CurveKey {
    private static final int MANY = 4;

    private CurveKey() {}

    static Key of(List<Figure.Curve> curves, List<String> notes, Style asked) {
        // Curves are told apart by their words: these are never cut. On screen notes give way to the plot.
        Style style = asked.uncut();
        // A line that is of no optimizer stands by itself.
        List<Figure.Curve> owned = curves.stream().filter(curve -> curve.series() >= 0 || curve.drawn() != Figure.Drawn.BOUND).toList();
        boolean paired = owned.stream().allMatch(curve -> curve.drawn() == Figure.Drawn.LINE && curve.name().contains(Figure.OF));
        long series = owned.stream().mapToInt(Figure.Curve::series).distinct().count();
        long dashes = owned.stream().mapToInt(Figure.Curve::dash).distinct().count();
        if (paired && owned.size() > MANY && series > 1 && dashes > 1) {
            List<Figure.Curve> others = curves.stream().filter(curve -> !owned.contains(curve)).toList();
            return new Key(List.of(optimizers(owned, style), quantities(owned, style), entries(others, true, UnaryOperator.identity(), style)), notes, "", style, asked.compact());
        }
        UnaryOperator<String> brief = brief(curves.stream().map(Figure.Curve::name).toList());
        // Bounds and fits have long names: in a group of their own they leave the columns of the others narrow.
        return new Key(List.of(entries(curves, false, brief, style), entries(curves, true, brief, style)), notes, "", style, asked.compact());
    }

    private static List<Key.Entry> entries(List<Figure.Curve> curves, boolean bounds, UnaryOperator<String> brief, Style style) {
        return curves.stream().filter(curve -> bounds == (curve.drawn() == Figure.Drawn.BOUND))
                .map(curve -> entry(curve, brief.apply(curve.name()), style)).toList();
    }

    /** A name without the formula after it. */
    static String withoutFormula(String name) {
        int formula = name.indexOf("  ");
        return formula < 0 ? name : name.substring(0, formula);
    }

    /** Names without their formulas, where these still tell them apart. */
    private static UnaryOperator<String> brief(Collection<String> names) {
        boolean apart = names.stream().map(CurveKey::withoutFormula).distinct().count() == names.stream().distinct().count();
        return apart ? CurveKey::withoutFormula : UnaryOperator.identity();
    }

    private static List<Key.Entry> optimizers(List<Figure.Curve> curves, Style style) {
        Map<Integer, String> names = new LinkedHashMap<>();
        curves.forEach(curve -> names.putIfAbsent(curve.series(), curve.name().substring(0, curve.name().indexOf(Figure.OF))));
        List<Key.Entry> entries = new ArrayList<>();
        names.forEach((series, name) -> entries.add(Key.Entry.line(
                Symbol.line(series, 0, SeriesStyle.colour(series, style.theme()), style, true), name)));
        return entries;
    }

    private static List<Key.Entry> quantities(List<Figure.Curve> curves, Style style) {
        Map<Integer, String> names = new LinkedHashMap<>();
        curves.forEach(curve -> names.putIfAbsent(curve.dash(),
                curve.name().substring(curve.name().indexOf(Figure.OF) + Figure.OF.length())));
        Color colour = style.ink().text();
        UnaryOperator<String> brief = brief(names.values());
        List<Key.Entry> entries = new ArrayList<>();
        names.forEach((dash, name) -> entries.add(Key.Entry.line(Symbol.line(-1, dash, colour, style, false), name, brief.apply(name))));
        return entries;
    }

    private static Key.Entry entry(Figure.Curve curve, String brief, Style style) {
        Color colour = SeriesStyle.colour(curve.series(), style.theme());
        Symbol symbol = switch (curve.drawn()) {
            case LINE -> Symbol.line(curve.series(), curve.dash(), colour, style, true);
            case BOUND -> Symbol.line(curve.series(), curve.dash(), colour, style, false);
            case POINTS -> Symbol.marker(Math.max(0, curve.series()), style);
            case HOLLOW -> Symbol.hollow(curve.series(), style);
        };
        return Key.Entry.line(symbol, curve.name(), brief);
    }
}
