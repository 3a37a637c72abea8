package org.saddlescope.data;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A set of data that can be fetched by name.
 *
 * @param name  what it is called, which is also the folder it goes into
 * @param doc   what it is, with its source and licence
 * @param use   the data source of an experiment that reads it
 * @param bases where its files are to be had, tried in order; each ends with a slash
 * @param files what is downloaded
 */
public record KnownSet(String name, String doc, String use, List<URI> bases, List<File> files) {
    /**
     * One file.
     *
     * @param bytes  its size
     * @param sha256 its digest, 64 hexadecimal digits in lower case
     * @param holds  for a gzipped tar archive, the names without folders of the files that are taken out of it
     */
    public record File(String name, long bytes, String sha256, List<Member> holds) {
        File(String name, long bytes, String sha256) {
            this(name, bytes, sha256, List.of());
        }
    }

    /** A file in an archive, by its name without folders, and its size. */
    public record Member(String name, long bytes) {}

    private static final long CIFAR_BATCH = 10_000L * Cifar.RECORD;

    /** Sizes and digests are those that several projects publish for the same files. */
    public static final List<KnownSet> ALL = List.of(
            new KnownSet("mnist", "60,000 and 10,000 handwritten digits, 28 x 28 (LeCun, Cortes, Burges; CC BY-SA 3.0)",
                    "{\"type\": \"idx\", \"folder\": \"mnist\"}",
                    List.of(URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
                    List.of(new File("train-images-idx3-ubyte.gz", 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
                            new File("train-labels-idx1-ubyte.gz", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
                            new File("t10k-images-idx3-ubyte.gz", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
                            new File("t10k-labels-idx1-ubyte.gz", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"))),
            new KnownSet("fashion-mnist", "60,000 and 10,000 articles of clothing, 28 x 28 (Xiao, Rasul, Vollgraf 2017; MIT)",
                    "{\"type\": \"idx\", \"folder\": \"fashion-mnist\"}",
                    List.of(URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
                            URI.create("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/")),
                    List.of(new File("train-images-idx3-ubyte.gz", 26_421_880, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
                            new File("train-labels-idx1-ubyte.gz", 29_515, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
                            new File("t10k-images-idx3-ubyte.gz", 4_422_102, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
                            new File("t10k-labels-idx1-ubyte.gz", 5_148, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"))),
            new KnownSet("cifar10", "50,000 and 10,000 colour photographs, 3 x 32 x 32 (Krizhevsky 2009)",
                    "{\"type\": \"cifar\", \"folder\": \"cifar10\"}",
                    List.of(URI.create("https://www.cs.toronto.edu/~kriz/")),
                    List.of(new File("cifar-10-binary.tar.gz", 170_052_171, "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                            List.of(new Member("data_batch_1.bin", CIFAR_BATCH), new Member("data_batch_2.bin", CIFAR_BATCH),
                                    new Member("data_batch_3.bin", CIFAR_BATCH), new Member("data_batch_4.bin", CIFAR_BATCH),
                                    new Member("data_batch_5.bin", CIFAR_BATCH), new Member("test_batch.bin", CIFAR_BATCH))))));

    public static Optional<KnownSet> named(String name) {
        return ALL.stream().filter(set -> set.name().equals(name)).findFirst();
    }

    /** The bytes that are downloaded. */
    public long bytes() {
        return files.stream().mapToLong(File::bytes).sum();
    }
}
