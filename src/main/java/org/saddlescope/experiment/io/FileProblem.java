package org.saddlescope.experiment.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says in words what went wrong with a file; the exceptions of java.nio carry little more than its name. */
public final class FileProblem {
    private FileProblem() {}

    /** One line that names the file. */
    public static String describe(Path file, IOException problem) {
        return switch (problem) {
            case NoSuchFileException _ -> file + ": there is no such file or folder";
            case AccessDeniedException _ -> file + ": permission denied";
            case FileAlreadyExistsException _ -> file + ": there is a file where a folder is needed";
            case NotDirectoryException _ -> file + ": not a folder";
            case CharacterCodingException _ -> file + ": not UTF-8 text";
            case FileSystemException e when e.getReason() != null -> file + ": " + e.getReason();
            default -> {
                String message = String.valueOf(problem.getMessage());
                yield message.contains(file.toString()) ? message : file + ": " + message;
            }
        };
    }
}
