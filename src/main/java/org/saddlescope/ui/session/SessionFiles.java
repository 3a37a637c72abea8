package org.saddlescope.ui.session;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.saddlescope.ui.base.KeptFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file for each window that is open, {@code session-PROCESS-….json}, with a lock beside it that the system releases when
 * the process ends, however it ends. A file whose lock is free was left by a program that was killed. Several programs on
 * one folder never touch each other's files. For one I/O thread.
 */
public final class SessionFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFiles.class);
    private static final String ENDING = ".json";
    /**
     * The locks of this process. The system releases a process's lock when any channel of it to the file is closed, so one of
     * these is not even looked at.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private Optional<Locked> own = Optional.empty();

    /** A session file that nobody else can take. */
    private record Locked(Path file, Path lock, FileChannel channel) {
        void release() {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.warn("{} cannot be closed: {}", lock, e.toString());
            }
            HELD.remove(lock);
        }

        void remove() {
            release();
            for (Path path : List.of(file, lock)) {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    LOG.warn("{} cannot be removed: {}", path, e.toString());
                }
            }
        }
    }

    /** What a program that was killed has left; kept from other programs until it is released. */
    final class Orphan {
        private final Locked locked;
        private final KeptSession session;

        private Orphan(Locked locked, KeptSession session) {
            this.locked = locked;
            this.session = session;
        }

        KeptSession session() {
            return session;
        }

        /** It is not wanted any more. */
        void discard() {
            locked.remove();
        }

        /** The next start may offer it again. */
        void release() {
            locked.release();
        }
    }

    public SessionFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes what would be lost; removes the file where that is nothing. */
    void write(KeptSession session) {
        if (own.isEmpty()) {
            if (session.empty()) {
                return;
            }
            String name = "session-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
            own = lock(folder.resolve(name + ENDING));
        }
        own.ifPresent(locked -> {
            if (session.empty()) {
                close();
            } else {
                kept(locked.file()).write(session);
            }
        });
    }

    private static KeptFile<KeptSession> kept(Path file) {
        return new KeptFile<>(file, KeptSession.class, KeptSession.NOTHING);
    }

    /** The program ends as it should: nothing is lost. */
    void close() {
        own.ifPresent(Locked::remove);
        own = Optional.empty();
    }

    /** Lets go without removing anything, as the system does for a process that was killed. */
    void abandon() {
        own.ifPresent(Locked::release);
        own = Optional.empty();
    }

    /** What programs that were killed have left, the newest first. Those with nothing in them are removed. */
    List<Orphan> orphans() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(path -> path.getFileName().toString().matches("session-.*\\" + ENDING)).sorted(this::newestFirst).toList();
        } catch (IOException e) {
            LOG.warn("{} cannot be listed: {}", folder, e.toString());
            return List.of();
        }
        List<Orphan> orphans = new ArrayList<>();
        for (Path file : files) {
            lock(file).ifPresent(locked -> {
                KeptSession session = kept(file).read().value();
                if (session.empty()) {
                    locked.remove();
                } else {
                    orphans.add(new Orphan(locked, session));
                }
            });
        }
        return orphans;
    }

    private int newestFirst(Path a, Path b) {
        try {
            return Files.getLastModifiedTime(b).compareTo(Files.getLastModifiedTime(a));
        } catch (IOException e) {
            return 0;
        }
    }

    private static Optional<Locked> lock(Path file) {
        Path lock = Path.of(file.toString().replaceAll("\\" + ENDING + "$", ".lock")).toAbsolutePath().normalize();
        if (!HELD.add(lock)) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(lock.getParent());
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = null;
            try {
                held = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                LOG.warn("{} is locked twice in this process", lock);
            }
            if (held != null) {
                return Optional.of(new Locked(file, lock, channel));
            }
            channel.close();
        } catch (IOException e) {
            LOG.warn("{} cannot be locked: {}", lock, e.toString());
        }
        HELD.remove(lock);
        return Optional.empty();
    }
}
