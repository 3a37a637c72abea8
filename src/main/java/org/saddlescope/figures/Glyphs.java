package org.saddlescope.figures;

import java.awt.Font;

/** Words that a font can show: where it has no subscript letters, λₘᵢₙ becomes λ_min. */
final class Glyphs {
    private static final String SUBSCRIPTS = "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ₀₁₂₃₄₅₆₇₈₉";
    private static final String PLAIN = "aehijklmnoprstuvx0123456789";

    private Glyphs() {}

    static String shown(String text, Font font) {
        boolean all = text.chars().noneMatch(c -> SUBSCRIPTS.indexOf(c) >= 0 && !font.canDisplay(c));
        return all ? text : plain(text);
    }

    /** With every run of subscripts written after an underscore. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        boolean below = false;
        for (char c : text.toCharArray()) {
            int at = SUBSCRIPTS.indexOf(c);
            if (at >= 0 && !below) {
                plain.append('_');
            }
            plain.append(at >= 0 ? PLAIN.charAt(at) : c);
            below = at >= 0;
        }
        return plain.toString();
    }
}
