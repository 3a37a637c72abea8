package org.saddlescope.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Where samples come from. The same source and seed give the same samples, bit for bit. Files and folders are looked
 * up from the working directory.
 */
public sealed interface DataSource permits
        DataSource.TwoMoons,
        DataSource.Circles,
        DataSource.Spirals,
        DataSource.Xor,
        DataSource.Blobs,
        DataSource.LinearRegression,
        DataSource.TeacherStudent,
        DataSource.Matrix,
        DataSource.Csv,
        DataSource.Idx,
        SineProduct,
        HalfSpaceClouds,
        SpherePoints,
        MatrixEntrySet,
        CopyTask,
        ParityTask,
        SineTask,
        TextFile,
        Bars,
        Glyphs,
        BlockModel,
        GraphClasses,
        NpzFile,
        NpyFiles,
        Cifar {
    /**
     * Makes or reads the samples.
     *
     * @throws DataException where a file is missing, truncated or not what it should be; the message names the file,
     *                       what was expected and what was found
     */
    Dataset load(long seed) throws DataException;

    /** What is known of the samples before {@link #load}. */
    Outline outline();

    /**
     * What is known of the samples once the files that decide their sizes have been looked at: headers, labels and, of
     * text that has to be read to be counted, at most {@value #MOST_READ} bytes. Data that no file decides are as their
     * {@link #outline} says. Takes some milliseconds where a file is read.
     *
     * @throws DataException where a file is missing or not what it should be, as {@link #load} does
     */
    default Outline measured() throws DataException {
        return outline();
    }

    /** Files beyond this are not read only to say how large they are. */
    long MOST_READ = 8L << 20;

    String SAMPLES = "Samples in all, held-out ones included";
    String NOISE = "Standard deviation of the noise added to each coordinate";
    String TARGET_NOISE = "Standard deviation of the noise added to each target";
    String HELD_OUT = "The fraction of the samples held back";

    @Variant(value = "twoMoons", label = "Two moons", doc = "Two interleaved half circles")
    record TwoMoons(
            @Setting(doc = SAMPLES, fallback = "300", min = 4, max = 1_000_000) int samples,
            @Setting(doc = NOISE, fallback = "0.1", min = 0, max = 10) double noise,
            @Setting(doc = HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
        @Override
        public Dataset load(long seed) throws DataException {
            return ClassSets.twoMoons(this, seed);
        }

        @Override
        public Outline outline() {
            return Outline.ofClasses(samples, List.of(2), 2, heldOut);
        }
    }

    @Variant(value = "circles", label = "Circles", doc = "A circle inside another")
    record Circles(
            @Setting(doc = SAMPLES, fallback = "300", min = 4, max = 1_000_000) int samples,
            @Setting(doc = NOISE, fallback = "0.05", min = 0, max = 10) double noise,
            @Setting(doc = "The radius of the inner circle; the outer one's is 1", fallback = "0.5", min = 0, max = 1) double factor,
            @Setting(doc = HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
        @Override
        public Dataset load(long seed) throws DataException {
            return ClassSets.circles(this, seed);
        }

        @Override
        public Outline outline() {
            return Outline.ofClasses(samples, List.of(2), 2, heldOut);
        }
    }

    @Variant(value = "spirals", label = "Spirals", doc = "Spiral arms around one centre, a class an arm")
    record Spirals(
            @Setting(doc = SAMPLES, fallback = "400", min = 4, max = 1_000_000) int samples,
            @Setting(doc = "The number of arms, which is the number of classes", fallback = "2", min = 2, max = 32) int arms,
            @Setting(doc = "How many times an arm goes around the centre", fallback = "1.5", min = 0, max = 20) double turns,
            @Setting(doc = NOISE, fallback = "0.02", min = 0, max = 10) double noise,
            @Setting(doc = HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
        @Override
        public Dataset load(long seed) throws DataException {
            return ClassSets.spirals(this, seed);
        }

        @Override
        public Outline outline() {
            return Outline.ofClasses(samples, List.of(2), arms, heldOut);
        }
    }

    @Variant(value = "xor", label = "XOR", doc = "The quadrants of a square, opposite ones of the same class")
    record Xor(
            @Setting(doc = SAMPLES, fallback = "300", min = 4, max = 1_000_000) int samples,
            @Setting(doc = NOISE, fallback = "0.05", min = 0, max = 10) double noise,
            @Setting(doc = HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
        @Override
        public Dataset load(long seed) throws DataException {
            return ClassSets.xor(this, seed);
        }

        @Override
        public Outline outline() {
            return Outline.ofClasses(samples, List.of(2), 2, heldOut);
        }
    }

    @Variant(value = "blobs", label = "Gaussian blobs", doc = "A round Gaussian cloud a class, around random centres")
    record Blobs(
            @Setting(doc = SAMPLES, fallback = "300", min = 4, max = 1_000_000) int samples,
            @Setting(doc = "The number of classes", fallback = "3", min = 2, max = 1000) int classes,
            @Setting(doc = "The number of coordinates", fallback = "2", min = 1, max = 100_000) int dimension,
            @Setting(doc = "Standard deviation of a cloud; centres are uniform on [-2, 2] in each coordinate", fallback = "0.4", min = 0, max = 1000) double spread,
            @Setting(doc = HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
        @Override
        public Dataset load(long seed) throws DataException {
            return ClassSets.blobs(this, seed);
        }

        @Override
        public Outline outline() {
            return Outline.ofClasses(samples, List.of(dimension), classes, heldOut);
        }
    }

    @Variant(value = "linearRegression", label = "Linear regression", doc = "Gaussian inputs, and targets that a random matrix gives")
    record LinearRegression(
            @Setting(doc = SAMPLES, fallback = "100", min = 1, max = 1_000_000) int samples,
            @Setting(doc = "The number of inputs", fallback = "10", min = 1, max = 100_000) int dimension,
            @Setting(doc = "The number of outputs", fallback = "1", min = 1, max = 100_000) int outputs,
            @Setting(doc = TARGET_NOISE, fallback = "0.1", min = 0, max = 1e6) double noise,
            @Setting(doc = HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
        @Override
        public Dataset load(long seed) throws DataException {
            return ValueSets.linear(this, seed);
        }

        @Override
        public Outline outline() {
            return Outline.ofValues(samples, List.of(dimension), outputs, heldOut);
        }
    }

    @Variant(value = "teacherStudent", label = "Teacher and student", doc = "Gaussian inputs, and targets that a random tanh network gives")
    record TeacherStudent(
            @Setting(doc = SAMPLES, fallback = "200", min = 1, max = 1_000_000) int samples,
            @Setting(doc = "The number of inputs", fallback = "10", min = 1, max = 100_000) int dimension,
            @Setting(doc = "The widths of the teacher's hidden tanh layers", fallback = "[4]", min = 1, max = 65_536, maxSize = 64) List<Integer> hidden,
            @Setting(doc = "The number of outputs", fallback = "1", min = 1, max = 100_000) int outputs,
            @Setting(doc = TARGET_NOISE, fallback = "0", min = 0, max = 1e6) double noise,
            @Setting(doc = HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
        @Override
        public Dataset load(long seed) throws DataException {
            return ValueSets.teacherStudent(this, seed);
        }

        @Override
        public Outline outline() {
            return Outline.ofValues(samples, List.of(dimension), outputs, heldOut);
        }
    }

    /** A sample a row: no inputs (shape [0]), the row as target, nothing held back. */
    @Variant(value = "matrix", label = "Target matrix", doc = "The matrix that a matrix factorisation approximates")
    record Matrix(
            @Setting(doc = "What is in the matrix", fallback = "{\"type\": \"diagonal\"}") MatrixEntries entries) implements DataSource {
        @Override
        public Dataset load(long seed) throws DataException {
            return ValueSets.matrix(entries, seed);
        }

        @Override
        public Outline outline() {
            return Outline.ofValues(entries.rowCount(), List.of(0), entries.columnCount(), 0);
        }
    }

    /** What the target column of a table holds. */
    enum Task { CLASSIFICATION, REGRESSION }

    @Variant(value = "csv", label = "CSV table", doc = "A table of numbers with one or more target columns")
    record Csv(
            @Setting(doc = "The file") String file,
            @Setting(doc = "The target column: its name, or its number from 0; negative numbers count from the last. Several, separated by commas, for a regression", fallback = "\"-1\"") String target,
            @Setting(doc = "Whether the first line names the columns", fallback = "true") boolean header,
            @Setting(doc = "Whether the target is a class or a number", fallback = "\"classification\"") Task task,
            @Setting(doc = HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
        @Override
        public Dataset load(long seed) throws DataException {
            return CsvSet.load(this, seed);
        }

        @Override
        public Outline outline() {
            return new Outline(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(),
                    task == Task.REGRESSION && !target.contains(",") ? OptionalInt.of(1) : OptionalInt.empty(), task == Task.CLASSIFICATION, 1);
        }

        @Override
        public Outline measured() throws DataException {
            return Outline.ofText(this, file);
        }
    }

    @Variant(value = "idx", label = "IDX images", doc = "Images and labels as MNIST has them, gzipped or plain")
    record Idx(
            @Setting(doc = "The folder with a file whose name contains images and one whose name contains labels; or mnist or fashion-mnist, once fetched") String folder,
            @Setting(doc = "The first so many images are trained on", fallback = "2000", min = 1, max = 10_000_000) int train,
            @Setting(doc = "The following so many are held back", fallback = "1000", min = 0, max = 10_000_000) int heldOut) implements DataSource {
        @Override
        public Dataset load(long seed) throws DataException {
            return IdxSet.load(this, DataFolder.ofUser());
        }

        @Override
        public Outline outline() {
            return new Outline(OptionalLong.of((long) train + heldOut), OptionalLong.of(train), Optional.empty(),
                    OptionalInt.empty(), true, 1);
        }

        @Override
        public Outline measured() throws DataException {
            return IdxSet.outline(this, DataFolder.ofUser());
        }
    }
}
