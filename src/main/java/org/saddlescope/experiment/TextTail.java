package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a text file of any length. */
final class TextTail {
    private TextTail() {}

    /**
     * The whole lines among the last bytes of a file in UTF-8; none where there is no such file.
     *
     * @param bytes how many bytes of the end are looked at
     */
    static List<String> lines(Path file, int bytes) throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long from = Math.max(0, channel.size() - bytes);
            ByteBuffer tail = ByteBuffer.allocate((int) (channel.size() - from));
            channel.position(from);
            while (tail.hasRemaining() && channel.read(tail) >= 0) {
                // until all of it is there
            }
            String text = new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8);
            // Unless the file begins there, the first line begins somewhere before.
            int first = from == 0 ? 0 : text.indexOf('\n') + 1;
            int last = text.lastIndexOf('\n');
            return last < first ? List.of() : text.substring(first, last).lines().toList();
        }
    }
}
