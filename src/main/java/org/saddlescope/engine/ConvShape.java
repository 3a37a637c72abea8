package org.saddlescope.engine;

/**
 * The sizes of one convolution: images of channels × height × width, zeros of {@code padding} cells on every side, a
 * kernel of kernelHeight × kernelWidth moved by {@code stride}.
 *
 * <p>A convolution is a product with a matrix of columns, one row for each (channel, i, j) of the kernel, one column for
 * each place of it. With stride 1 a row of that matrix is one contiguous stretch of the image's plane, if the columns
 * also hold the few places at the end of each line where the kernel would wrap around; their results are dropped.
 */
record ConvShape(int channels, int height, int width, int kernelHeight, int kernelWidth, int stride, int padding) {
    int paddedHeight() {
        return height + 2 * padding;
    }

    int paddedWidth() {
        return width + 2 * padding;
    }

    int outHeight() {
        return (paddedHeight() - kernelHeight) / stride + 1;
    }

    int outWidth() {
        return (paddedWidth() - kernelWidth) / stride + 1;
    }

    /** The number of places of the kernel. */
    int places() {
        return outHeight() * outWidth();
    }

    /** Rows of the matrix of columns. */
    int terms() {
        return channels * kernelHeight * kernelWidth;
    }

    /** From one line of places to the next in a row of the matrix of columns. */
    int pitch() {
        return stride == 1 ? paddedWidth() : outWidth();
    }

    /** Columns of the matrix for one image, those to be dropped included. */
    int cells() {
        return (outHeight() - 1) * pitch() + outWidth();
    }

    int imageSize() {
        return channels * height * width;
    }

    int planesSize() {
        return Math.multiplyExact(channels, Math.multiplyExact(paddedHeight(), paddedWidth()));
    }
}
