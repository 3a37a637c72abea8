package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    @Test
    void numbersAreRoundedAndThoseOfACitationAreNot() {
        assertEquals("f* = 0.1867787 (the loss there: last iterate, step 4000) · 40 of 801 records dropped as 0/0: f − f* at most 10⁻⁶, or after step 3800",
                Provenance.line(List.of("f* = 0.18677873722780364 (the loss there: last iterate, step 4000) · "
                        + "40 of 801 records dropped as 0/0: f - f* at most 1.0E-6, or after step 3800")));
        assertEquals("f* = 0 (Islamov et al., arXiv 2410.12455)", Provenance.line(List.of("f* = 0 (Islamov et al., arXiv 2410.12455)")));
    }
}
