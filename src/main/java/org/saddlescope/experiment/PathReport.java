package org.saddlescope.experiment;

import java.util.List;
import org.saddlescope.paths.PathProfile;
import org.saddlescope.paths.Polyline;

/**
 * Paths and the loss along them.
 *
 * @param paths   in the order in which they were made; what was computed before a cancellation stays
 * @param normOf  what {@link PathProfile#norm} is, for people; empty where nothing was followed
 * @param refused why paths that were asked for are not there
 */
public record PathReport(List<Measured> paths, String normOf, List<String> refused) {
    /**
     * @param name  the path: "no confined point", "straight line", ...
     * @param start where it begins: "dead, seed 3", "adam to sgd", ...
     * @param note  what else is to be said of it
     */
    public record Measured(String name, String start, Polyline path, PathProfile profile, String note) {}

    public PathReport {
        paths = List.copyOf(paths);
        refused = List.copyOf(refused);
    }
}
