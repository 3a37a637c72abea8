package org.saddlescope.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Characters of a text, each of which is to be told from those before it. The different characters of the file, by
 * ascending code point, are the symbols; the text is cut into sequences of {@code length} one after the other, and the
 * class at each step is the character that follows. Inputs [length]; classes at every step.
 */
@Variant(value = "text", label = "Character text", doc = "A text file whose next character is to be told at every step")
public record TextFile(
        @Setting(doc = "The file, in UTF-8") String file,
        @Setting(doc = "The characters of a sequence", fallback = "16", min = 1, max = 10_000) int length,
        @Setting(doc = "The most sequences taken from the start of the text, held-out ones included", fallback = "500", min = 1, max = 10_000_000) int samples,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
    /** More than any sensible run needs, and little enough to be read at once. */
    private static final long MOST_BYTES = 256L << 20;

    @Override
    public Dataset load(long seed) throws DataException {
        int[] characters = read();
        if (characters.length <= length) {
            throw new DataException(file + ": expected at least " + (length + 1L) + " characters for a sequence of " + length
                    + " and the one that follows, found " + characters.length);
        }
        int[] symbols = Arrays.stream(characters).sorted().distinct().toArray();
        if (symbols.length < 2) {
            throw new DataException(file + ": expected at least two different characters, found one: "
                    + Character.getName(symbols[0]));
        }
        int count = Math.min(samples, (characters.length - 1) / length);
        DataSize.require(file, count, 2L * length);
        double[] inputs = new double[count * length];
        int[] labels = new int[count * length];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = Arrays.binarySearch(symbols, characters[i]);
            labels[i] = Arrays.binarySearch(symbols, characters[i + 1]);
        }
        Samples all = new Samples(count, List.of(length), inputs,
                new Samples.Labels(labels, symbols.length, length), symbols.length);
        return HeldOut.split(all, heldOut, SeededRandom.of(seed, "data").split("held out"));
    }

    private int[] read() throws DataException {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MOST_BYTES) {
                throw new DataException(file + ": expected a text of at most " + MOST_BYTES + " bytes, found " + Files.size(path));
            }
            return Files.readString(path, StandardCharsets.UTF_8).codePoints().toArray();
        } catch (InvalidPathException e) {
            throw new DataException("\"" + file + "\" is no file name: " + e.getReason(), e);
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": expected a text file, found none", e);
        } catch (CharacterCodingException e) {
            throw new DataException(file + ": expected text in UTF-8, found bytes that are none", e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Outline measured() throws DataException {
        return Outline.ofText(this, file);
    }

    @Override
    public Outline outline() {
        return new Outline(OptionalLong.empty(), OptionalLong.empty(), Optional.of(List.of(length)), OptionalInt.empty(),
                true, length);
    }
}
