package org.saddlescope.experiment;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.data.numpy.AtomicFile;

/**
 * Appends to {@code history.csv} while a run goes on, so that a killed run leaves what it had, and writes it once more
 * when the run ends. The final bytes are a function of the last frame alone: which frames came before it, and when,
 * leaves no trace.
 */
final class HistoryJournal implements AutoCloseable {
    private final Path file;
    private final Map<String, Integer> written = new HashMap<>();
    private Optional<HistoryTable> table = Optional.empty();
    private Optional<Writer> out = Optional.empty();

    HistoryJournal(Path file) {
        this.file = file;
    }

    /** Appends the rows that no earlier frame had and that will not change any more. */
    void append(Frame frame) throws IOException {
        if (frame.tracks().isEmpty()) {
            return;
        }
        HistoryTable wanted = HistoryTable.of(frame);
        if (!table.equals(Optional.of(wanted))) {
            begin(wanted);
        }
        List<HistoryTable.Range> ranges = new ArrayList<>();
        for (Frame.Track track : frame.tracks()) {
            int from = written.getOrDefault(track.name(), 0);
            int to = Math.max(from, settled(track));
            written.put(track.name(), to);
            ranges.add(new HistoryTable.Range(from, to));
        }
        Writer writer = out.orElseThrow();
        for (String row : wanted.rows(frame, ranges)) {
            writer.write(row);
        }
        writer.flush();
    }

    /** Replaces the file by the whole history. */
    void finish(Frame last) throws IOException {
        close();
        HistoryTable whole = HistoryTable.of(last);
        List<HistoryTable.Range> ranges = last.tracks().stream()
                .map(track -> new HistoryTable.Range(0, track.history().size())).toList();
        AtomicFile.write(file, stream -> {
            stream.write(whole.header().getBytes(StandardCharsets.UTF_8));
            for (String row : whole.rows(last, ranges)) {
                stream.write(row.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** The last row gets its step size with the next update, unless there is none. */
    private static int settled(Frame.Track track) {
        boolean ended = track.step() >= track.total() || track.divergedAt() >= 0;
        return ended ? track.history().size() : Math.max(0, track.history().size() - 1);
    }

    /** Starts the file again with these columns; a column that appears late is rare, and the rows are all in the frame. */
    private void begin(HistoryTable wanted) throws IOException {
        close();
        written.clear();
        AtomicFile.write(file, wanted.header());
        out = Optional.of(Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
        table = Optional.of(wanted);
    }

    @Override
    public void close() throws IOException {
        if (out.isPresent()) {
            out.get().close();
            out = Optional.empty();
        }
    }
}
