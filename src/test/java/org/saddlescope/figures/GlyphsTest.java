package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Font;
import org.junit.jupiter.api.Test;
import org.saddlescope.conditions.Condition;

class GlyphsTest {
    @Test
    void aFontWithoutSubscriptsGetsUnderscores() {
        assertEquals("λ_min, λ_max of x_p and log_10", Glyphs.plain("λₘᵢₙ, λₘₐₓ of xₚ and log₁₀"));
        Font without = new Font(Font.SANS_SERIF, Font.PLAIN, 10) {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean canDisplay(int c) {
                return c < 'ᵢ';
            }
        };
        assertEquals("λ_min", Glyphs.shown("λₘᵢₙ", without));
        assertEquals("f* = 0 · 10⁻⁹", Glyphs.shown("f* = 0 · 10⁻⁹", without));
    }

    @Test
    void aFontWithSubscriptsShowsThem() {
        Font all = new Font(Font.SANS_SERIF, Font.PLAIN, 10) {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean canDisplay(int c) {
                return true;
            }
        };
        for (Condition condition : Condition.all()) {
            assertEquals(condition.label(), Glyphs.shown(condition.label(), all));
        }
    }
}
