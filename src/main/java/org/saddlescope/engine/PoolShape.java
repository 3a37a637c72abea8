package org.saddlescope.engine;

/**
 * The sizes of a pooling: windows of windowHeight × windowWidth moved by {@code stride} over every plane of images of
 * rows × channels × height × width; what does not fill a window at the right and the bottom is left out.
 */
record PoolShape(int planes, int height, int width, int windowHeight, int windowWidth, int stride) {
    /**
     * @throws IllegalArgumentException where the input is no stack of images or a window is larger than an image; the
     *                                  message names both sides
     */
    static PoolShape of(String primitive, Shape x, int windowHeight, int windowWidth, int stride) {
        if (windowHeight < 1 || windowWidth < 1 || stride < 1) {
            throw new IllegalArgumentException(primitive + ": a window of " + windowHeight + " x " + windowWidth
                    + " and a stride of " + stride);
        }
        if (x.rank() != 4) {
            throw new IllegalArgumentException(primitive + ": expected images, rows x channels x height x width, found " + x);
        }
        if (windowHeight > x.dimension(2) || windowWidth > x.dimension(3)) {
            throw new IllegalArgumentException(primitive + ": a window of " + windowHeight + " x " + windowWidth
                    + " is larger than the image of " + x.dimension(2) + " x " + x.dimension(3));
        }
        return new PoolShape(x.dimension(0) * x.dimension(1), x.dimension(2), x.dimension(3), windowHeight, windowWidth, stride);
    }

    int outHeight() {
        return (height - windowHeight) / stride + 1;
    }

    int outWidth() {
        return (width - windowWidth) / stride + 1;
    }

    /** The index in the images of the first element of window (p, q) of a plane. */
    int corner(int plane, int p, int q) {
        return (plane * height + p * stride) * width + q * stride;
    }

    /** The shape of what is left of images of shape x. */
    Shape pooled(Shape x) {
        return Shape.of(x.dimension(0), x.dimension(1), outHeight(), outWidth());
    }
}
