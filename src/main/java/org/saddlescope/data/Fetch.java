package org.saddlescope.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches a known set into the user's folder: downloads what is not there yet, from the first address that has it,
 * checks sizes and SHA-256, and takes archives apart.
 */
public final class Fetch {
    /** Told how far a file is. */
    @FunctionalInterface
    public interface Progress {
        void at(String file, long bytes, long total);
    }

    /** What is there of a set. */
    public enum State { COMPLETE, PARTIAL, ABSENT }

    private final DataFolder folder;
    private final Download download;

    public Fetch(DataFolder folder, Download download) {
        this.folder = folder;
        this.download = download;
    }

    /**
     * Fetches what is missing.
     *
     * @return the folder it is in
     * @throws DataException where it cannot be had; the message says why, and what to put where by hand
     */
    public Path fetch(KnownSet set, Progress progress) throws DataException, InterruptedException {
        Path target = folder.of(set.name());
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw new DataException(target + ": cannot be made: " + e.getMessage(), e);
        }
        for (KnownSet.File file : set.files()) {
            if (!there(target, file)) {
                file(set, file, target, progress);
            }
        }
        return target;
    }

    private void file(KnownSet set, KnownSet.File file, Path target, Progress progress)
            throws DataException, InterruptedException {
        List<String> faults = new ArrayList<>();
        Path path = target.resolve(file.name());
        for (URI base : set.bases()) {
            try {
                download.to(base.resolve(file.name()), path, file, progress);
                if (!file.holds().isEmpty()) {
                    TarGz.extract(path, file.holds(), target);
                    Files.delete(path);
                }
                return;
            } catch (DataException e) {
                faults.add(e.getMessage());
            } catch (IOException e) {
                throw new DataException(path + ": " + e.getMessage(), e);
            }
        }
        throw new DataException(String.join("; ", faults) + ". What has arrived is kept, and the same command goes on from"
                + " there. By hand: put " + byHand(file) + " into " + target);
    }

    private static String byHand(KnownSet.File file) {
        return file.holds().isEmpty() ? file.name() + " (" + file.bytes() + " bytes)"
                : String.join(", ", file.holds().stream().map(KnownSet.Member::name).toList()) + " from " + file.name();
    }

    /** What of a set is there, by names and sizes. */
    public State state(KnownSet set) {
        Path target = folder.of(set.name());
        long complete = set.files().stream().filter(file -> there(target, file)).count();
        if (complete == set.files().size()) {
            return State.COMPLETE;
        }
        boolean some = complete > 0 || set.files().stream().anyMatch(file -> Files.exists(Download.part(target.resolve(file.name()))));
        return some ? State.PARTIAL : State.ABSENT;
    }

    private static boolean there(Path target, KnownSet.File file) {
        return file.holds().isEmpty() ? size(target.resolve(file.name())) == file.bytes()
                : file.holds().stream().allMatch(member -> size(target.resolve(member.name())) == member.bytes());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }
}
