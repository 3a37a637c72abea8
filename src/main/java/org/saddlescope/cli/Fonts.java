package org.saddlescope.cli;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whether text can be painted. On Linux both Java2D and JavaFX need fontconfig with at least one font and
 * otherwise die with an obscure error; macOS and Windows bring their fonts.
 */
public final class Fonts {
    private static final String LIBRARY = "libfontconfig.so.1";
    /** FcSetSystem of fontconfig.h: the fonts of the configured folders. */
    private static final int SYSTEM_FONTS = 0;

    private Fonts() {}

    /** One line that says what to install; empty where text can be painted. */
    public static Optional<String> problem() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac") || system.startsWith("windows")) {
            return Optional.empty();
        }
        return count(LIBRARY) > 0 ? Optional.empty() : Optional.of("no fonts: install the packages fontconfig and fonts-dejavu-core "
                + "(Debian, Ubuntu) or fontconfig and dejavu-sans-fonts (Fedora)");
    }

    /** The number of fonts that fontconfig knows; 0 without fontconfig. */
    @SuppressWarnings("restricted")
    static int count(String library) {
        try (Arena arena = Arena.ofConfined()) {
            // The library stays loaded: fontconfig keeps state, and AWT and JavaFX need it next.
            SymbolLookup fontconfig = SymbolLookup.libraryLookup(library, Arena.global());
            Linker linker = Linker.nativeLinker();
            MemorySegment configuration = (MemorySegment) linker.downcallHandle(
                    fontconfig.findOrThrow("FcInitLoadConfigAndFonts"), FunctionDescriptor.of(ADDRESS)).invokeExact();
            MemorySegment set = (MemorySegment) linker.downcallHandle(fontconfig.findOrThrow("FcConfigGetFonts"),
                    FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT)).invokeExact(configuration, SYSTEM_FONTS);
            // struct FcFontSet begins with int nfont.
            return set.address() == 0 ? 0 : set.reinterpret(JAVA_INT.byteSize(), arena, null).get(JAVA_INT, 0);
        } catch (IllegalArgumentException e) {
            return 0;
        } catch (Throwable e) {
            throw new IllegalStateException("fontconfig cannot be asked for its fonts", e);
        }
    }
}
