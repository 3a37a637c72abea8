package org.saddlescope.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFilesTest {
    private static final KeptSession EDITED = new KeptSession("{\"edited\":1}", "{}", "file.json", "");

    @TempDir
    Path folder;

    private List<KeptSession> offered() {
        List<SessionFiles.Orphan> orphans = new SessionFiles(folder).orphans();
        orphans.forEach(SessionFiles.Orphan::release);
        return orphans.stream().map(SessionFiles.Orphan::session).toList();
    }

    @Test
    void whatAProgramThatStillRunsHasWrittenIsNotOffered() {
        SessionFiles running = new SessionFiles(folder);
        running.write(EDITED);
        assertEquals(List.of(), offered());
        running.abandon();
        assertEquals(List.of(EDITED), offered());
    }

    @Test
    void onlyOneProgramIsOfferedWhatWasLeft() {
        SessionFiles killed = new SessionFiles(folder);
        killed.write(EDITED);
        killed.abandon();
        List<SessionFiles.Orphan> first = new SessionFiles(folder).orphans();
        assertEquals(1, first.size());
        assertEquals(List.of(), offered());
        first.getFirst().discard();
        assertEquals(List.of(), offered());
    }

    @Test
    void nothingIsLeftOfAProgramThatEndsOrHasNothingToLose() throws Exception {
        SessionFiles ending = new SessionFiles(folder);
        ending.write(EDITED);
        ending.close();
        SessionFiles saved = new SessionFiles(folder);
        saved.write(EDITED);
        saved.write(KeptSession.NOTHING);
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aDamagedFileIsRemoved() throws Exception {
        Files.writeString(folder.resolve("session-1-x.json"), "{\"experiment\":");
        assertEquals(List.of(), offered());
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
