package org.saddlescope.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogTest {
    private static LogRecord record(Level level, String message) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName("org.saddlescope.ui.Somewhere");
        return record;
    }

    @Test
    void theOldestNoteGivesWay() {
        LogRing ring = new LogRing();
        for (int i = 0; i <= LogRing.CAPACITY; i++) {
            ring.publish(record(Level.INFO, "note " + i));
        }
        assertEquals(LogRing.CAPACITY, ring.entries().size());
        assertEquals("note 1", ring.entries().getFirst().message());
        assertEquals(LogRing.CAPACITY + 1, ring.count());
    }

    @Test
    void aNoteHasItsSourceItsSeverityAndItsTrace() {
        LogRecord record = record(Level.SEVERE, "lost {0}");
        record.setParameters(new Object[] {"θ"});
        record.setThrown(new IOException("disk full"));
        LogEntry entry = LogEntry.of(record);
        assertEquals("Somewhere", entry.source());
        assertEquals(Severity.ERROR, entry.severity());
        assertEquals("lost θ", entry.message());
        assertTrue(entry.contains("DISK full ") && entry.contains("somewhere") && !entry.contains("gained"));
        assertTrue(entry.text().contains("ERROR Somewhere: lost θ") && entry.text().contains("java.io.IOException: disk full"), entry.text());
    }

    @Test
    void whatTheProgramNotesIsHeardOnceInstalledHoweverOften() {
        LogRing ring = LogRing.install();
        assertSame(ring, LogRing.install());
        long before = ring.count();
        LoggerFactory.getLogger(LogTest.class).info("heard");
        assertEquals(before + 1, ring.count());
        assertEquals("heard", ring.entries().getLast().message());
    }

    @Test
    void notesAreWrittenToAFileOfTheFolder(@TempDir Path folder) throws IOException {
        LogRing.install();
        Path place = folder.resolve("100% log");
        LogFile.in(place);
        Logger root = Logger.getLogger("");
        Handler file = Arrays.stream(root.getHandlers()).filter(FileHandler.class::isInstance).findFirst().orElseThrow();
        try {
            LoggerFactory.getLogger(LogTest.class).warn("λ kept");
            assertTrue(Files.readString(place.resolve("saddlescope-0.log")).contains("WARNING LogTest: λ kept"));
        } finally {
            root.removeHandler(file);
            file.close();
        }
        assertFalse(Files.exists(place.resolve("saddlescope-0.log.lck")));
    }
}
