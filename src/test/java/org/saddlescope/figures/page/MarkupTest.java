package org.saddlescope.figures.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            λ_min(K) ≥ 2         | λ<sub>min</sub>(K) ≥ 2
            f_i(x_K) - f_i*      | f<sub>i</sub>(x<sub>K</sub>) - f<sub>i</sub>*
            Π_{j≠k} σ_min(W_j)²  | Π<sub>j≠k</sub> σ<sub>min</sub>(W<sub>j</sub>)²
            x_i < y & z          | x<sub>i</sub> &lt; y &amp; z
            tail_gap_sps_max     | tail_gap_sps_max
            SPS_max, a_b_c       | SPS_max, a_b_c
            """)
    void theIndexOfASingleLetterIsSetBelowTheLineAndNamesStayAsTheyAre(String words, String markup) {
        assertEquals(markup, new Markup().inline(words).toString());
    }
}
