package org.saddlescope.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import org.saddlescope.spectra.Vectors;

/**
 * A quantity in a box along three directions: for each γ the slice of the plane shifted by γ·direction3.
 *
 * @param plane  the plane at γ = 0
 * @param third  direction 3
 * @param gamma  ascending
 * @param layers one a γ, of the plane through origin + γ·direction3, all on one grid; a layer not begun is one without
 *               computed cells
 */
public record Volume(Plane plane, Direction third, double[] gamma, List<Slice> layers) {
    public Volume {
        layers = List.copyOf(layers);
        if (layers.size() != gamma.length) {
            throw new IllegalArgumentException(layers.size() + " layers at " + gamma.length + " values of γ");
        }
    }

    public boolean complete() {
        return layers.stream().allMatch(Slice::complete);
    }

    /** How many cells have been computed. */
    public int cells() {
        return layers.stream().mapToInt(Slice::cells).sum();
    }

    /** The plane of the layer at γ. */
    public static Plane layer(Plane plane, Direction third, double gamma) {
        double[] origin = plane.origin().clone();
        // Not 0·direction: the layer at 0 has the bits of the plane itself.
        if (gamma != 0) {
            Vectors.add(origin, gamma, third.vector());
        }
        return new Plane(origin, plane.direction1(), plane.direction2(), plane.axis1(), plane.axis2(),
                plane.description() + "; γ = " + gamma + " along " + third.axis(), plane.explained1(), plane.explained2());
    }

    /** The same with another layer at a place. */
    public Volume with(int place, Slice layer) {
        List<Slice> changed = new ArrayList<>(layers);
        changed.set(place, layer);
        return new Volume(plane, third, gamma, changed);
    }

    /**
     * Computes the layers, those first that lie farthest from what is known: the middle, the ends, the quarters.
     *
     * @param known   layers computed before, by place
     * @param watcher of a layer by its place
     * @param done    gets the volume after each layer, complete or cut short, with the layer's place
     * @return as far as it got
     */
    public static Volume sample(SliceSampler sampler, Plane plane, Direction third, SliceGrid grid, double[] gamma,
                                IntFunction<Optional<Slice>> known, BooleanSupplier cancelled, IntFunction<SliceWatcher> watcher,
                                ObjIntConsumer<Volume> done) {
        List<Slice> none = new ArrayList<>();
        for (double g : gamma) {
            int cells = grid.cells();
            double[] missing = new double[cells];
            Arrays.fill(missing, Double.NaN);
            none.add(new Slice(layer(plane, third, g), grid.alpha(), grid.beta(), missing, new boolean[cells], sampler.quantity()).noting(sampler.note()));
        }
        Volume volume = new Volume(plane, third, gamma, none);
        for (int place : order(gamma.length)) {
            Optional<Slice> before = known.apply(place);
            if (before.isPresent() || !cancelled.getAsBoolean()) {
                volume = volume.with(place, sampler.sample(layer(plane, third, gamma[place]), grid, before, cancelled, watcher.apply(place)));
                done.accept(volume, place);
            }
        }
        return volume;
    }

    /** 0..n−1, the middle first, then the middles of what lies between. */
    static int[] order(int n) {
        List<int[]> gaps = new ArrayList<>(List.of(new int[] {0, n}));
        int[] order = new int[n];
        for (int next = 0, at = 0; at < gaps.size(); at++) {
            int from = gaps.get(at)[0];
            int to = gaps.get(at)[1];
            if (from < to) {
                int middle = (from + to) / 2;
                order[next++] = middle;
                gaps.add(new int[] {from, middle});
                gaps.add(new int[] {middle + 1, to});
            }
        }
        return order;
    }
}
