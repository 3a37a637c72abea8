package org.saddlescope.ui.instrument;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.paths.CriticalOutcome.Iterate;
import org.saddlescope.paths.CriticalOutcome.NotFound;
import org.saddlescope.paths.CriticalOutcome.Reached;
import org.saddlescope.paths.CriticalOutcome.Reason;
import org.saddlescope.spectra.EigenPair;

class OutcomeTextTest {
    private static final Iterate STEP = new Iterate(1, 0.5, 2, 0.1);

    @Test
    void aSearchThatFoundNothingSaysWhyAndWhatItReached() {
        CriticalOutcome none = new NotFound(new Reached(new double[2], 0.25, 1e-3, 12, 0.5, List.of(STEP, STEP)), Reason.RECEDING, "θ moves away");
        assertEquals("No critical point found: θ moves away. Reached ‖∇f‖ = 0.001, loss 0.25; 1 step, 12 Hessian-vector products, moved by 0.5",
                OutcomeText.of(none));
    }

    @Test
    void anEigenvalueThatHasNotConvergedIsMarked() {
        assertEquals("−2.5 ± 10⁻⁹", OutcomeText.of(new EigenPair(-2.5, new double[] {1}, 1e-9, true)));
        assertEquals("−2.5 ± 0.3, NOT CONVERGED", OutcomeText.of(new EigenPair(-2.5, new double[] {1}, 0.3, false)));
    }

    @Test
    void aSideThatDoesNotFallIsSaid() {
        assertEquals("No way down: the loss does not fall next to the saddle", OutcomeText.of(List.of()));
    }
}
