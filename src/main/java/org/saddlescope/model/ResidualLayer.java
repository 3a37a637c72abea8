package org.saddlescope.model;

import java.util.List;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.LinearCombination;
import org.saddlescope.engine.Shape;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * y = F(x) + S(x) with F a stack of layers and S a shortcut (He et al. 2016, Eqs. 1 and 2): x itself, or a projection
 * without bias, which is a 1 × 1 convolution of images, with the stride that gives F's height and width, and a matrix of
 * anything else.
 */
@Variant(value = "residual", label = "Residual block", doc = "A stack of layers with a shortcut around it")
public record ResidualLayer(
        @Setting(doc = "The layers around which the shortcut goes", minSize = 1, maxSize = 1000) List<Layer> layers,
        @Setting(doc = "What the shortcut does with its input", fallback = "\"identity\"") Shortcut shortcut) implements Layer {
    /** What a shortcut does. */
    public enum Shortcut { IDENTITY, PROJECTION }

    public ResidualLayer {
        layers = List.copyOf(layers);
    }

    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        Graph.Node inner = Layer.stack(network, x, layers);
        Graph.Node around = switch (shortcut) {
            case IDENTITY -> x;
            case PROJECTION -> network.within("shortcut", () -> projection(x.shape(), inner.shape()).add(network, x));
        };
        if (!around.shape().equals(inner.shape())) {
            throw new IllegalArgumentException("residual: the layers make " + Images.sample(inner.shape()) + " of "
                    + Images.sample(x.shape()) + " a sample, which the shortcut leaves as it is; expected layers that keep the shape, or a projection");
        }
        return network.apply(LinearCombination.of(1.0, 1.0), inner, around);
    }

    private static Layer projection(Shape from, Shape to) {
        if (from.rank() != 4 || to.rank() != 4) {
            if (to.rank() != 2) {
                throw new IllegalArgumentException("residual: no projection of " + Images.sample(from) + " to "
                        + Images.sample(to) + " a sample");
            }
            return new Layer.Linear(to.columns(), false, new Initialisation.Xavier());
        }
        for (int stride = 1; stride <= Math.max(from.dimension(2), from.dimension(3)); stride++) {
            if ((from.dimension(2) - 1) / stride + 1 == to.dimension(2) && (from.dimension(3) - 1) / stride + 1 == to.dimension(3)) {
                return new Conv2dLayer(to.dimension(1), 1, stride, 0, false, new Initialisation.He());
            }
        }
        throw new IllegalArgumentException("residual: no stride of a projection makes images of " + to.dimension(2) + " x "
                + to.dimension(3) + " of images of " + from.dimension(2) + " x " + from.dimension(3));
    }

    @Override
    public boolean separable() {
        return layers.stream().allMatch(Layer::separable);
    }
}
