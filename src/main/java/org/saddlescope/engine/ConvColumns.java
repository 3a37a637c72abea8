package org.saddlescope.engine;

/**
 * The matrix of columns of a block of images, and the moves between it and images: {@code gather} copies every place's
 * surroundings into its column, {@code fold}, its adjoint, adds every column back to where it came from. Results of the
 * product lie in {@code wide}, filters × columns, from which {@code scatter} and to which {@code spread} move images.
 */
final class ConvColumns {
    /** Columns that one product should have at least, so that the work of packing the filters pays: a constant. */
    private static final int LEAST = 256;

    private final ConvShape shape;
    private final Kernels kernels;
    private final int width;
    private final int block;
    private final int filters;
    private final long planes;
    private final long columns;
    private final long wide;

    ConvColumns(ConvShape shape, int images, int filters, Kernels kernels, long scratch) {
        this.shape = shape;
        this.kernels = kernels;
        this.filters = filters;
        width = kernels.width();
        block = block(shape, images);
        planes = scratch;
        columns = planes + (long) planes(shape) * width;
        wide = columns + (long) shape.terms() * block * shape.cells() * width;
    }

    /** Images of one product. */
    private static int block(ConvShape shape, int images) {
        return Math.clamp(Math.ceilDiv(LEAST, shape.cells()), 1, Math.max(1, images));
    }

    private static int planes(ConvShape shape) {
        return shape.padding() == 0 ? 0 : shape.planesSize();
    }

    /** Elements of scratch that this takes. */
    static long scratch(ConvShape shape, int images, int filters) {
        long columns = (long) block(shape, images) * shape.cells();
        return Math.addExact(planes(shape), Math.multiplyExact((long) shape.terms() + filters, columns));
    }

    int block() {
        return block;
    }

    /** The matrix, terms × (count · cells). */
    long columns() {
        return columns;
    }

    /** Results, filters × (count · cells). */
    long wide() {
        return wide;
    }

    /** Makes the border of the padded planes zero; nothing else writes it. */
    void clearBorder() {
        if (shape.padding() > 0) {
            kernels.fill(planes, 0, shape.planesSize());
        }
    }

    /** Makes the results zero, those to be dropped included. */
    void clearWide(int count) {
        kernels.fill(wide, 0, filters * count * shape.cells());
    }

    /** Fills the columns of {@code count} images from address {@code x} on. */
    void gather(long x, int count) {
        int cells = shape.cells();
        long row = (long) count * cells * width;
        for (int image = 0; image < count; image++) {
            long source = padded(x + (long) image * shape.imageSize() * width);
            long target = columns + (long) image * cells * width;
            for (int channel = 0; channel < shape.channels(); channel++) {
                for (int i = 0; i < shape.kernelHeight(); i++) {
                    for (int j = 0; j < shape.kernelWidth(); j++) {
                        long from = start(source, channel, i, j);
                        if (shape.stride() == 1) {
                            OffHeap.copy(from, target, (long) cells * width);
                        } else {
                            strided(from, target);
                        }
                        target += row;
                    }
                }
            }
        }
    }

    private long start(long image, int channel, int i, int j) {
        return image + ((long) (channel * shape.paddedHeight() + i) * shape.paddedWidth() + j) * width;
    }

    /** The image with its border; without padding the image itself. */
    private long padded(long image) {
        if (shape.padding() == 0) {
            return image;
        }
        long bytes = (long) shape.width() * width;
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int line = 0; line < shape.height(); line++) {
                OffHeap.copy(image, start(planes, channel, line + shape.padding(), shape.padding()), bytes);
                image += bytes;
            }
        }
        return planes;
    }

    private void strided(long from, long to) {
        int step = shape.stride() * width;
        for (int line = 0; line < shape.outHeight(); line++) {
            long at = from + (long) line * shape.stride() * shape.paddedWidth() * width;
            for (int place = 0; place < shape.outWidth(); place++) {
                if (width == Double.BYTES) {
                    OffHeap.putDouble(to, place, OffHeap.getDouble(at, 0));
                } else {
                    OffHeap.putFloat(to, place, OffHeap.getFloat(at, 0));
                }
                at += step;
            }
            to += (long) shape.outWidth() * width;
        }
    }

    /** Adds the columns of {@code count} images to (or, without {@code accumulate}, writes) the images at {@code x}. */
    void fold(long x, int count, boolean accumulate) {
        int cells = shape.cells();
        long row = (long) count * cells * width;
        boolean direct = shape.padding() == 0;
        for (int image = 0; image < count; image++) {
            long target = x + (long) image * shape.imageSize() * width;
            long sum = direct ? target : planes;
            if (!direct || !accumulate) {
                kernels.fill(sum, 0, shape.planesSize());
            }
            long source = columns + (long) image * cells * width;
            for (int channel = 0; channel < shape.channels(); channel++) {
                for (int i = 0; i < shape.kernelHeight(); i++) {
                    for (int j = 0; j < shape.kernelWidth(); j++) {
                        long to = start(sum, channel, i, j);
                        if (shape.stride() == 1) {
                            kernels.copy(source, to, cells, true);
                        } else {
                            addStrided(source, to);
                        }
                        source += row;
                    }
                }
            }
            if (!direct) {
                inner(target, accumulate);
            }
        }
    }

    private void addStrided(long from, long to) {
        int step = shape.stride() * width;
        for (int line = 0; line < shape.outHeight(); line++) {
            long at = to + (long) line * shape.stride() * shape.paddedWidth() * width;
            for (int place = 0; place < shape.outWidth(); place++) {
                if (width == Double.BYTES) {
                    OffHeap.putDouble(at, 0, OffHeap.getDouble(at, 0) + OffHeap.getDouble(from, place));
                } else {
                    OffHeap.putFloat(at, 0, OffHeap.getFloat(at, 0) + OffHeap.getFloat(from, place));
                }
                at += step;
            }
            from += (long) shape.outWidth() * width;
        }
    }

    private void inner(long image, boolean accumulate) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int line = 0; line < shape.height(); line++) {
                kernels.copy(start(planes, channel, line + shape.padding(), shape.padding()), image, shape.width(), accumulate);
                image += (long) shape.width() * width;
            }
        }
    }

    /** Moves the results of {@code count} images to (or adds them to) {@code y}, images × filters × places. */
    void scatter(long y, int count, boolean accumulate) {
        long line = (long) shape.outWidth() * width;
        for (int image = 0; image < count; image++) {
            for (int filter = 0; filter < filters; filter++) {
                long from = result(image, filter, count);
                for (int i = 0; i < shape.outHeight(); i++) {
                    if (accumulate) {
                        kernels.copy(from, y, shape.outWidth(), true);
                    } else {
                        OffHeap.copy(from, y, line);
                    }
                    from += (long) shape.pitch() * width;
                    y += line;
                }
            }
        }
    }

    /** Moves images × filters × places into the results, of which the dropped ones stay as they are. */
    void spread(long y, int count) {
        long line = (long) shape.outWidth() * width;
        for (int image = 0; image < count; image++) {
            for (int filter = 0; filter < filters; filter++) {
                long to = result(image, filter, count);
                for (int i = 0; i < shape.outHeight(); i++) {
                    OffHeap.copy(y, to, line);
                    to += (long) shape.pitch() * width;
                    y += line;
                }
            }
        }
    }

    private long result(int image, int filter, int count) {
        return wide + ((long) filter * count + image) * shape.cells() * width;
    }
}
