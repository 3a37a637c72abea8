package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.data.DataSource;
import org.saddlescope.data.NpyFiles;
import org.saddlescope.data.NpzFile;
import org.saddlescope.data.TextFile;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.engine.Kernels;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.model.Rnn;

class ProblemSizeTest {
    @TempDir
    Path folder;

    private static final Architecture SMALL = new Architecture.Mlp(List.of(3), Kernels.Activation.TANH, true);

    private static Experiment with(ProblemSpec problem) {
        return (Experiment) Schema.experiment().with((Experiment) Schema.experiment().initial(), "problem", problem);
    }

    static Stream<String> architectures() {
        return ((Schema.Union) Schema.of(ProblemSpec.Network.class).field("architecture").orElseThrow().type()).names().stream();
    }

    private static ProblemSpec.Network natural(String architecture) {
        Schema.Union union = (Schema.Union) Schema.of(ProblemSpec.Network.class).field("architecture").orElseThrow().type();
        return NaturalProblem.of((Architecture) union.option(architecture).orElseThrow().record().initial());
    }

    private static void assertIsWhatIsBuilt(Experiment experiment) throws ExperimentException {
        ProblemSize size = assertInstanceOf(ProblemSize.class, ProblemSize.of(experiment), () -> ProblemSize.of(experiment).summary());
        Problems.Loaded loaded = Problems.load(experiment, Workers.shared());
        assertEquals(loaded.problem().layout(), size.layout());
        assertEquals(loaded.problem().objective().dimension(), size.parameters());
        loaded.data().ifPresent(data -> assertEquals(data.training().count(), size.samples()));
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void theSizeOfEveryArchitectureIsThatOfTheNetworkThatIsBuilt(String architecture) throws ExperimentException {
        assertIsWhatIsBuilt(with(natural(architecture)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"himmelblau", "xSquaredPlus3SinSquared"})
    void aFunctionHasAParameterAVariable(String function) throws ExperimentException {
        ProblemSize size = assertInstanceOf(ProblemSize.class, ProblemSize.of(with(new ProblemSpec.Analytic(function))));
        assertEquals(Problems.load(with(new ProblemSpec.Analytic(function)), Workers.shared()).problem().layout().dimension(), size.parameters());
    }

    @Test
    void theMemoryIsCountedByHand() {
        Experiment experiment = with(new ProblemSpec.Network(new DataSource.TwoMoons(300, 0.1, 0.25), SMALL, Loss.CROSS_ENTROPY));
        ProblemSize size = assertInstanceOf(ProblemSize.class, ProblemSize.of(experiment, 2));
        // θ: 3·2 + 3 + 2·3 + 2; 112 of the 150 samples of each class, in two chunks of at most 128 rows.
        assertEquals(17, size.parameters());
        assertEquals(224, size.samples());
        double theta = 17 * 8;
        double optimizers = experiment.optimizers().size();
        assertEquals(2.0 * 300 * 3 * 8, size.parts().get(0).bytes());
        assertEquals(optimizers * theta, size.parts().get(1).bytes());
        assertEquals(2 * theta, size.parts().get(2).bytes());
        // A pass: θ padded to 192 bytes, then 128 × 3 twice (before and after tanh), 128 × 2 outputs and the loss.
        double pass = 192 + 2 * 128 * 3 * 8 + 128 * 2 * 8 + 64;
        double scratch = (size.parts().get(4).bytes() - 5 * theta) / 2 - pass;
        assertTrue(scratch >= 0 && scratch < 128 * 8 * 8, () -> "scratch of " + scratch);
        assertEquals(2 * (2 * pass + scratch), size.parts().get(3).bytes());
        assertEquals(size.parts().stream().mapToDouble(ProblemSize.Part::bytes).sum(), size.bytes());
    }

    @Test
    void filesTellTheirSizesByTheirHeaders() throws IOException, ExperimentException {
        double[] pixels = new double[10 * 2 * 3];
        double[] labels = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0};
        NpyArray inputs = new NpyArray.Numbers(NpyArray.Type.FLOAT64, List.of(10, 2, 3), pixels);
        NpyArray targets = new NpyArray.Numbers(NpyArray.Type.INT64, List.of(10), labels);
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("inputs", inputs);
        arrays.put("targets", targets);
        Path npz = folder.resolve("set.npz");
        Npz.write(npz, arrays, Npz.Packing.DEFLATED);
        Npy.write(folder.resolve("x.npy"), inputs);
        Npy.write(folder.resolve("y.npy"), targets);
        Path csv = folder.resolve("set.csv");
        Files.writeString(csv, "a,b,kind\n1,2,cat\n3,4,dog\n5,6,cow\n7,8,cat\n1,1,dog\n");
        Path text = folder.resolve("text.txt");
        Files.writeString(text, "the quick brown fox jumps over the lazy dog");
        for (DataSource source : List.of(
                new NpzFile(npz.toString(), "inputs", "targets", DataSource.Task.CLASSIFICATION, 0, 0.25),
                new NpyFiles(folder.resolve("x.npy").toString(), folder.resolve("y.npy").toString(), DataSource.Task.CLASSIFICATION, 5, 0.4),
                new DataSource.Csv(csv.toString(), "kind", true, DataSource.Task.CLASSIFICATION, 0.25))) {
            assertIsWhatIsBuilt(with(new ProblemSpec.Network(source, SMALL, Loss.CROSS_ENTROPY)));
        }
        assertIsWhatIsBuilt(with(new ProblemSpec.Network(new TextFile(text.toString(), 4, 100, 0.25),
                new Rnn(4, 1, Kernels.Activation.TANH, 3), Loss.CROSS_ENTROPY)));
    }

    @Test
    void withoutItsFileTheSizeIsUnknownAndTheReasonNamesTheFile() {
        String file = folder.resolve("missing.npz").toString();
        Sizing.Unknown unknown = assertInstanceOf(Sizing.Unknown.class, ProblemSize.of(with(new ProblemSpec.Network(
                new NpzFile(file, "inputs", "targets", DataSource.Task.CLASSIFICATION, 0, 0.25), SMALL, Loss.CROSS_ENTROPY))));
        assertTrue(unknown.reason().startsWith("unknown until the data is loaded: ") && unknown.reason().contains(file), unknown.reason());
    }

    @Test
    void aNetworkThatDoesNotFitItsDataSaysWhyInPlaceOfASize() {
        Sizing.Unknown unknown = assertInstanceOf(Sizing.Unknown.class, ProblemSize.of(with(new ProblemSpec.Network(
                new DataSource.TwoMoons(300, 0.1, 0.25), natural("conv").architecture(), Loss.CROSS_ENTROPY))));
        assertTrue(unknown.reason().contains("channels"), unknown.reason());
    }

    @Test
    void memoryIsWrittenWithThreeDigits() {
        assertEquals("912 B", ProblemSize.memory(912));
        assertEquals("1.00 kB", ProblemSize.memory(999.9));
        assertEquals("1.22 MB", ProblemSize.memory(1_218_000));
        assertEquals("10.0 MB", ProblemSize.memory(9_999_000));
        assertEquals("123 GB", ProblemSize.memory(123.4e9));
    }
}
