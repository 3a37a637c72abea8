package org.saddlescope.engine;

/**
 * Element-wise arithmetic over off-heap buffers, the hot loops of the engine. A buffer is given by the address of its
 * first element; {@code n} counts elements of the kernels' type (8 bytes for double, 4 for float).
 *
 * <p>Every kernel is written from exactly rounded operations alone (add, multiply, divide, square root, fused
 * multiply-add, comparison, integer operations), so that it gives the same bits on every call, whether interpreted or
 * compiled, with or without the Vector API, and on every CPU. Reductions add in one fixed order.
 *
 * <p>Where a kernel takes {@code accumulate}, it adds its result to what {@code out} holds; otherwise it overwrites.
 * {@code out} may be the same buffer as an input, never a partly overlapping one.
 */
public interface Kernels {
    /** Bytes an element: 8 or 4. */
    int width();

    // --- moving data -------------------------------------------------------------------------------------------------

    /** out[i] = (element type) source[from + i] for heap doubles. */
    void load(double[] source, int from, long out, int n);

    /** target[from + i] = (or +=, in double) out[i]. */
    void store(long in, double[] target, int from, int n, boolean accumulate);

    /** out[i] = value. */
    void fill(long out, double value, int n);

    /** out[i] (+)= in[i]. */
    void copy(long in, long out, int n, boolean accumulate);

    /** out[r·columns + c] = row[c] for every row r: a bias before a product is accumulated onto it. */
    void broadcastRow(long row, long out, int rows, int columns);

    /** out[c] (+)= Σ_r in[r·columns + c], rows added in ascending order. */
    void sumRows(long in, long out, int rows, int columns, boolean accumulate);

    // --- arithmetic --------------------------------------------------------------------------------------------------

    /** out (+)= factor · in. */
    void scale(long in, double factor, long out, int n, boolean accumulate);

    /** out (+)= a ∘ b. */
    void multiply(long a, long b, long out, int n, boolean accumulate);

    /** out (+)= a − b. */
    void subtract(long a, long b, long out, int n, boolean accumulate);

    /** Σ a[i]·b[i] in the fixed lane order of the kernels, in double. */
    double dot(long a, long b, int n);

    /** Σ in[i], in double. */
    double sum(long in, int n);

    // --- activations: y = s(x), and what their first and second derivatives need ---------------------------------------

    /** y = s(x). */
    void activate(Activation s, long x, long y, int n);

    /** out (+)= s'(x) ∘ v, from x and y = s(x). Serves the adjoint (v = adjoint of y) and the tangent (v = tangent of x). */
    void activateFirst(Activation s, long x, long y, long v, long out, int n, boolean accumulate);

    /**
     * out (+)= s'(x) ∘ v + s''(x) ∘ a ∘ t, from x and y = s(x): the tangent of the adjoint, with v the tangent of y's
     * adjoint, a the adjoint of y and t the tangent of x.
     */
    void activateSecond(Activation s, long x, long y, long v, long a, long t, long out, int n, boolean accumulate);

    // --- losses over rows ----------------------------------------------------------------------------------------------

    /**
     * For each row r of logits z (rows × columns): probabilities[r] = softmax(z[r]), and returns
     * Σ_r (log Σ_c exp z[r][c] − z[r][labels[r]]) in double, rows in ascending order. A row whose label is −1 does not
     * count: its probabilities are set to 0.
     */
    double softmaxCrossEntropy(long logits, int[] labels, long probabilities, int rows, int columns);

    /**
     * The mean-free logistic loss: returns Σ_i log(1 + exp(−sign[i]·z[i])) in double, with
     * slopes[i] = −sign[i]·σ(−sign[i]·z[i]); sign is ±1.
     */
    double logistic(long z, long signs, long slopes, int n);

    /**
     * The activations, with ReLU's derivative at 0 taken as 0 and its second derivative as 0 everywhere. SILU is x·σ(x)
     * (Elfwing, Uchibe, Doya 2018), GELU x·Φ(x) with the exact normal distribution function (Hendrycks, Gimpel 2016).
     */
    enum Activation { IDENTITY, TANH, RELU, SIGMOID, SOFTPLUS, ERF, SILU, GELU }
}
