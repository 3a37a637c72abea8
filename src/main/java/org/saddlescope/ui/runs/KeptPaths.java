package org.saddlescope.ui.runs;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.experiment.RunPaths;

/** Every recorded point of the runs of this session, as long as there is room: the oldest go first. Any thread. */
final class KeptPaths {
    private final long room;
    private final Map<Path, RunPaths> paths = new LinkedHashMap<>();
    private long used;

    /** @param room so many numbers in all */
    KeptPaths(long room) {
        this.room = room;
    }

    synchronized void keep(Path run, RunPaths all) {
        if (all.isEmpty() || all.elements() > room) {
            return;
        }
        paths.put(run, all);
        used += all.elements();
        for (Iterator<RunPaths> oldest = paths.values().iterator(); used > room; ) {
            used -= oldest.next().elements();
            oldest.remove();
        }
    }

    synchronized Optional<RunPaths> of(Path run) {
        return Optional.ofNullable(paths.get(run));
    }
}
