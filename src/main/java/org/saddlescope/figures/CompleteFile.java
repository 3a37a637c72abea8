package org.saddlescope.figures;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a figure's file under another name and moves it, so that it appears complete or not at all. */
final class CompleteFile {
    private CompleteFile() {}

    /** Writes to the path it is given. */
    @FunctionalInterface
    interface Body {
        void write(Path temporary) throws IOException;
    }

    /** @throws IOException where the file cannot be written; the message names it and says why */
    static void write(Path file, Body body) throws IOException {
        Path target = file.toAbsolutePath();
        try {
            Files.createDirectories(target.getParent());
            Path temporary = target.resolveSibling("." + target.getFileName() + ".part");
            try {
                body.write(temporary);
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (FileSystemException e) {
            String reason = e.getReason() != null ? e.getReason() : e.getClass().getSimpleName();
            throw new IOException("cannot write the figure " + file + ": " + reason + " (" + e.getFile()
                    + "); choose a folder that can be written to", e);
        }
    }
}
