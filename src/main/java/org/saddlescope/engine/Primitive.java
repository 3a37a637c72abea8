package org.saddlescope.engine;

import java.util.List;

/**
 * One differentiable operation y = f(x₁, …, x_m) with the four rules from which exact gradients and exact
 * Hessian-vector products follow: reverse mode for the gradient, and the tangent of reverse mode (forward over reverse)
 * for the product. Write x̄ for the adjoint of x (∂loss/∂x), ẋ for its tangent along a direction of θ, and x̄̇ for
 * the tangent of its adjoint. With J_i = ∂f/∂x_i:
 *
 * <pre>
 * forward          y   = f(x)
 * adjoint          x̄_i += J_iᵀ ȳ
 * tangent          ẏ   = Σ_i J_i ẋ_i
 * adjointTangent   x̄̇_i += J_iᵀ ȳ̇ + (dJ_i/dt)ᵀ ȳ
 * </pre>
 *
 * A rule writes through its {@link Cells}, which say which inputs depend on θ at all and whether a contribution is added
 * or is the first one.
 */
public interface Primitive {
    /** The name in error messages. */
    String name();

    /**
     * The shape of y.
     *
     * @throws IllegalArgumentException where the inputs do not fit together; the message names both sides
     */
    Shape shape(List<Shape> inputs);

    /** Elements of private storage that live from one forward evaluation to the next. */
    default long scratch(List<Shape> inputs) {
        return 0;
    }

    void forward(Cells c);

    void adjoint(Cells c);

    void tangent(Cells c);

    void adjointTangent(Cells c);
}
