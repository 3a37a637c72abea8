package org.saddlescope.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * CIFAR-10 in its binary version (Krizhevsky 2009, "Learning multiple layers of features from tiny images"): records of
 * one label, 0 to 9, and 3 × 32 × 32 bytes, red, green, blue, row by row. Pixels 0..255 become (x/255 − ½)/½. The files
 * data_batch_1.bin, … and then test_batch.bin are read one after the other.
 */
@Variant(value = "cifar", label = "CIFAR-10", doc = "Colour photographs in CIFAR-10's binary version")
public record Cifar(
        @Setting(doc = "The folder with data_batch_1.bin and so on; cifar10 for what data fetch got", fallback = "\"cifar10\"") String folder,
        @Setting(doc = "The first so many images are trained on", fallback = "2000", min = 1, max = 10_000_000) int train,
        @Setting(doc = "The following so many are held back", fallback = "1000", min = 0, max = 10_000_000) int heldOut) implements DataSource {
    static final int CLASSES = 10;
    static final List<Integer> IMAGE = List.of(3, 32, 32);
    static final int PIXELS = 3 * 32 * 32;
    static final int RECORD = 1 + PIXELS;

    @Override
    public Dataset load(long seed) throws DataException {
        return CifarSet.load(this, DataFolder.ofUser());
    }

    @Override
    public Outline outline() {
        return new Outline(OptionalLong.of((long) train + heldOut), OptionalLong.of(train), Optional.of(IMAGE),
                OptionalInt.of(CLASSES), true, 1);
    }
}
