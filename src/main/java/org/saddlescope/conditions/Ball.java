package org.saddlescope.conditions;

/**
 * The ball B(w_0, R), R = 2 L_F ‖F(w_0) − y‖/μ, that holds a solution F(w*) = y and the whole path of gradient descent
 * where F is L_F-Lipschitz and satisfies μ-PL* on it (Liu, Zhu, Belkin 2022, main theorem; with ½‖∇L‖² ≥ μL, in which
 * form the radius is proved here [D]). L_F and μ are those of the ball; measured along a path they are an estimate.
 *
 * @param radius R in the units of θ; NaN where μ is not positive, since the theorem then names no ball
 */
public record Ball(double radius) {
    /**
     * @param lipschitz L_F
     * @param offset    ‖F(w_0) − y‖
     * @param mu        μ
     */
    public static Ball of(double lipschitz, double offset, double mu) {
        return new Ball(mu > 0 ? 2 * lipschitz * offset / mu : Double.NaN);
    }

    /** Whether a point this far from w_0 lies inside; false where there is no ball. */
    public boolean holds(double distance) {
        return distance <= radius;
    }
}
