package org.saddlescope.ui.base;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where this system keeps what belongs to a user's programs.
 *
 * @param settings what the user chose: small files
 * @param data     what the program made for the user: runs, and what is needed to restore them
 */
public record UserFolders(Path settings, Path data) {
    /** Those of this system and user. */
    public static UserFolders standard() {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    public static UserFolders of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new UserFolders(set(environment, "APPDATA").map(Path::of).orElse(home.resolve("AppData").resolve("Roaming")).resolve("Saddlescope"),
                    set(environment, "LOCALAPPDATA").map(Path::of).orElse(home.resolve("AppData").resolve("Local")).resolve("Saddlescope"));
        }
        if (name.startsWith("mac")) {
            Path both = home.resolve("Library").resolve("Application Support").resolve("Saddlescope");
            return new UserFolders(both, both);
        }
        return new UserFolders(absolute(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("saddlescope"),
                absolute(environment, "XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share")).resolve("saddlescope"));
    }

    /** The XDG specification has relative paths ignored. */
    private static Optional<Path> absolute(Map<String, String> environment, String name) {
        return set(environment, name).map(Path::of).filter(Path::isAbsolute);
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
