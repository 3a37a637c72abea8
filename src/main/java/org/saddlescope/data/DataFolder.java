package org.saddlescope.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * The user's folder of fetched data, with a folder a set: {@code $XDG_DATA_HOME/saddlescope/data} (by default
 * {@code ~/.local/share/saddlescope/data}), {@code ~/Library/Application Support/Saddlescope/data} on macOS,
 * {@code %LOCALAPPDATA%\Saddlescope\data} on Windows.
 */
public record DataFolder(Path path) {
    /** That of whoever runs the program. */
    public static DataFolder ofUser() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /** That of a user with this environment and home on this system. */
    static DataFolder of(Map<String, String> environment, String system, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new DataFolder(base(environment, "LOCALAPPDATA", home.resolve("AppData").resolve("Local"))
                    .resolve("Saddlescope").resolve("data"));
        }
        if (name.startsWith("mac")) {
            return new DataFolder(home.resolve("Library").resolve("Application Support").resolve("Saddlescope").resolve("data"));
        }
        return new DataFolder(base(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"))
                .resolve("saddlescope").resolve("data"));
    }

    /** A variable that is empty or no absolute path does not count (XDG Base Directory Specification). */
    private static Path base(Map<String, String> environment, String variable, Path otherwise) {
        try {
            Path path = Path.of(environment.getOrDefault(variable, ""));
            return path.isAbsolute() ? path : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }

    /** The folder of one set. */
    public Path of(String set) {
        return path.resolve(set);
    }

    /**
     * The folder that a data source names: as it is where it is there; else, for the bare name of a known set, the one in
     * this folder.
     *
     * @param advice what to put there, for the message
     */
    Path find(String name, String advice) throws DataException {
        Path folder;
        try {
            folder = Path.of(name);
        } catch (InvalidPathException e) {
            throw new DataException("\"" + name + "\" is no folder name: " + e.getReason(), e);
        }
        if (Files.isDirectory(folder)) {
            return folder;
        }
        boolean known = KnownSet.ALL.stream().anyMatch(set -> set.name().equals(name));
        if (known && Files.isDirectory(of(name))) {
            return of(name);
        }
        throw new DataException(folder + (Files.exists(folder) ? " is a file, not a folder"
                : ": there is no such folder" + (known ? ", and none in " + path : ""))
                + "; " + (known ? "\"saddlescope data fetch " + name + "\" gets it, or " : "") + advice);
    }
}
