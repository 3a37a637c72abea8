package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.saddlescope.experiment.study.MemberNames;
import org.saddlescope.experiment.study.MemberResult;
import org.saddlescope.experiment.study.StudyPlot;

/**
 * The plots of a study: those of one id in all members are one picture. Points of one name are one set of points, whatever
 * member they are of; a curve that is the same in several members is drawn once; other curves are named by their member.
 * Of members that differ in the seed alone the first is drawn, and no more members than can be told apart.
 */
final class StudyFigures {
    private static final int STRETCHES = 300;
    private static final int NOTES = 6;

    private StudyFigures() {}

    /** By the plots' ids, in the order in which they are met. */
    static SequencedMap<String, Figure> of(String title, List<MemberResult> members) {
        SequencedMap<String, List<Of>> plots = new LinkedHashMap<>();
        for (MemberResult member : members) {
            member.findings().ifPresent(findings -> findings.plots().forEach(plot ->
                    plots.computeIfAbsent(plot.id(), _ -> new ArrayList<>()).add(new Of(MemberNames.of(member.coordinates()), member.seed(), plot))));
        }
        SequencedMap<String, Figure> figures = new LinkedHashMap<>();
        plots.forEach((id, of) -> figures.put(id, merged(title, of)));
        return figures;
    }

    /** A member's plot. */
    private record Of(String place, long seed, StudyPlot plot) {}

    /** A curve and whose it is; empty where it is of several members. */
    private record Owned(String place, int index, StudyPlot.Curve curve) {}

    private static Figure merged(String title, List<Of> all) {
        StudyPlot first = all.getFirst().plot();
        List<String> notes = new ArrayList<>();
        List<Of> plots = firstSeeds(all, notes);
        List<Owned> owned = new ArrayList<>(points(all));
        List<Owned> lines = lines(plots, all.stream().map(Of::place).distinct().count() > 1);
        // Points count as a curve each; at least one line stays.
        List<Owned> kept = kept(lines, Math.max(1, SweptFigures.CURVES - owned.size()));
        if (kept.size() < lines.size()) {
            notes.add("Drawn: " + kept.size() + " of " + lines.size() + " curves; the others are in the members' findings");
        }
        owned.addAll(0, kept);
        Set<String> said = new LinkedHashSet<>();
        plots.forEach(of -> said.addAll(of.plot().notes()));
        said.stream().limit(NOTES).forEach(notes::add);
        if (said.size() > NOTES) {
            notes.add((said.size() - NOTES) + " more notes in the members' findings");
        }
        List<Figure.Curve> curves = curves(owned, notes);
        return new Figure.CurvePlot(first.title().startsWith(title) ? first.title() : title + ": " + first.title(), first.xLabel(), first.yLabel(), first.logX(), first.logY(), curves, notes, Optional.empty());
    }

    private static List<Of> firstSeeds(List<Of> all, List<String> notes) {
        Map<String, Of> first = new LinkedHashMap<>();
        all.forEach(of -> first.putIfAbsent(of.place(), of));
        long seeds = all.stream().mapToLong(Of::seed).distinct().count();
        boolean lines = all.stream().flatMap(of -> of.plot().curves().stream()).anyMatch(curve -> !curve.points());
        if (seeds > 1 && lines) {
            boolean points = all.stream().flatMap(of -> of.plot().curves().stream()).anyMatch(StudyPlot.Curve::points);
            notes.add("Curves of seed " + all.getFirst().seed() + ", the first of " + seeds + (points ? "; points of all" : ""));
        }
        return List.copyOf(first.values());
    }

    /** The points of one name in all members, ascending. */
    private static List<Owned> points(List<Of> plots) {
        SequencedMap<String, List<StudyPlot.Curve>> named = new LinkedHashMap<>();
        plots.stream().flatMap(of -> of.plot().curves().stream()).filter(StudyPlot.Curve::points)
                .forEach(curve -> named.computeIfAbsent(curve.name() + curve.bound(), _ -> new ArrayList<>()).add(curve));
        List<Owned> points = new ArrayList<>();
        for (List<StudyPlot.Curve> curves : named.values()) {
            double[] x = curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.x())).toArray();
            double[] y = curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.y())).toArray();
            int[] order = IntStream.range(0, x.length).boxed().sorted(Comparator.comparingDouble(i -> x[i])).mapToInt(i -> i).toArray();
            points.add(new Owned("", 0, new StudyPlot.Curve(curves.getFirst().name(), curves.getFirst().bound(), true,
                    Arrays.stream(order).mapToDouble(i -> x[i]).toArray(), Arrays.stream(order).mapToDouble(i -> y[i]).toArray())));
        }
        return points;
    }

    private static List<Owned> lines(List<Of> plots, boolean several) {
        List<Owned> lines = new ArrayList<>();
        for (Of of : plots) {
            List<StudyPlot.Curve> curves = of.plot().curves();
            for (int i = 0; i < curves.size(); i++) {
                if (!curves.get(i).points()) {
                    lines.add(new Owned(several ? of.place() : "", i, curves.get(i)));
                }
            }
        }
        return once(lines);
    }

    /** Curves that are equal, as a bound that no member changes, once and of no member. */
    private static List<Owned> once(List<Owned> lines) {
        List<Owned> once = new ArrayList<>();
        for (Owned line : lines) {
            int at = IntStream.range(0, once.size()).filter(i -> equal(once.get(i).curve(), line.curve())).findFirst().orElse(-1);
            if (at < 0) {
                once.add(line);
            } else if (!once.get(at).place().equals(line.place())) {
                once.set(at, new Owned("", line.index(), line.curve()));
            }
        }
        return once;
    }

    private static boolean equal(StudyPlot.Curve a, StudyPlot.Curve b) {
        return a.name().equals(b.name()) && a.bound() == b.bound() && Arrays.equals(a.x(), b.x()) && Arrays.equals(a.y(), b.y());
    }

    /** All curves of some members and none of others: of the members' places evenly from the first to the last. */
    private static List<Owned> kept(List<Owned> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<String> places = lines.stream().map(Owned::place).distinct().toList();
        for (int count = places.size(); count > 1; count--) {
            Set<String> some = evenly(places, count);
            List<Owned> kept = lines.stream().filter(line -> some.contains(line.place())).toList();
            if (kept.size() <= most) {
                return kept;
            }
        }
        return lines.subList(0, most);
    }

    private static Set<String> evenly(List<String> places, int count) {
        Set<String> some = new LinkedHashSet<>();
        // What is of no member in particular says the same of all of them.
        places.stream().filter(String::isEmpty).forEach(some::add);
        for (int i = 0; i < count; i++) {
            some.add(places.get((int) Math.round(i * (places.size() - 1.0) / Math.max(1, count - 1))));
        }
        return some;
    }

    private static List<Figure.Curve> curves(List<Owned> owned, List<String> notes) {
        List<String> places = owned.stream().map(Owned::place).filter(place -> !place.isEmpty()).distinct().toList();
        List<String> names = owned.stream().filter(line -> !line.place().isEmpty()).map(line -> line.curve().name()).distinct().toList();
        // Names that say of which member they are need no more words.
        boolean telling = owned.stream().filter(line -> !line.place().isEmpty()).count() == names.size() && names.size() > 1;
        List<Figure.Curve> curves = new ArrayList<>();
        boolean thinned = false;
        int free = places.size();
        for (Owned line : owned) {
            StudyPlot.Curve curve = line.curve();
            boolean own = !line.place().isEmpty();
            int series = own ? places.indexOf(line.place()) : curve.bound() && !curve.points() ? -1 : free++;
            int[] kept = curve.points() ? IntStream.range(0, curve.x().length).toArray() : Thinning.of(curve.y(), STRETCHES);
            thinned |= kept.length < curve.x().length;
            double[] x = Arrays.stream(kept).mapToDouble(i -> curve.x()[i]).toArray();
            double[] y = Arrays.stream(kept).mapToDouble(i -> curve.y()[i]).toArray();
            String name = !own || telling ? curve.name() : names.size() == 1 ? line.place() : line.place() + Figure.OF + curve.name();
            int dash = !own ? 0 : telling ? line.index() : names.indexOf(curve.name());
            curves.add(drawn(name, series, curve, dash, x, y));
        }
        if (thinned) {
            notes.add("Long curves are drawn through the extremes of " + STRETCHES + " stretches");
        }
        return curves;
    }

    private static Figure.Curve drawn(String name, int series, StudyPlot.Curve curve, int dash, double[] x, double[] y) {
        if (curve.bound()) {
            String said = name.contains("bound") ? name : name + " (bound)";
            return curve.points() ? Figure.Curve.hollow(said, series, x, y)
                    : new Figure.Curve(said, series, Math.max(1, dash), x, y, Optional.empty(), Figure.Drawn.BOUND);
        }
        return curve.points() ? Figure.Curve.points(name, series, x, y) : new Figure.Curve(name, series, dash, x, y);
    }
}
