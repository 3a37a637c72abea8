package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.experiment.RunFolder;

/** Data, architecture and loss that do not fit are refused by {@code check} with one line that names both sides. */
class BadInputTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 1000, textBlock = """
            bars | 'rnn' | crossEntropy | problem.architecture: a recurrent network takes sequences: symbols of shape steps, or numbers of shape steps x features; a sample of the data is numbers of shape 1 x 8 x 8
            bars | 'lstm' | crossEntropy | problem.architecture: an LSTM takes sequences: symbols of shape steps, or numbers of shape steps x features; a sample of the data is numbers of shape 1 x 8 x 8
            cifar | 'transformer' | crossEntropy | problem.architecture: a transformer takes sequences: symbols of shape steps, or numbers of shape steps x features; a sample of the data is numbers of shape 3 x 32 x 32
            twoMoons | 'lstm' | crossEntropy | problem.architecture: an LSTM takes sequences: symbols of shape steps, or numbers of shape steps x features; a sample of the data is numbers of shape 2
            glyphs | 'gcn' | crossEntropy | problem.architecture: a graph convolution needs graphs, inputs of nodes x (nodes + features), the data have inputs of 1 x 12 x 12
            copy | 'gcn' | crossEntropy | problem.architecture: a graph convolution needs graphs, inputs of nodes x (nodes + features), the data have inputs of 8
            twoMoons | 'conv' | crossEntropy | problem.architecture: conv takes images of shape channels x height x width, a sample here has shape 2
            copy | 'conv' | crossEntropy | problem.architecture: conv takes images of shape channels x height x width, a sample here has shape 8
            blockModel | 'conv' | crossEntropy | problem.architecture: conv takes images of shape channels x height x width, a sample here has shape 90 x 98
            graphClasses | 'resNet' | crossEntropy | problem.architecture: resNet takes images of shape channels x height x width, a sample here has shape 10 x 12
            sine | 'resNet' | meanSquaredError | problem.architecture: resNet takes images of shape channels x height x width, a sample here has shape 12 x 1
            copy | 'transformer', 'width': 10, 'heads': 3 | crossEntropy | problem.architecture: attention: a width of 10 cannot be divided among 3 heads
            parity | 'transformer', 'width': 7 | crossEntropy | problem.architecture: attention: a width of 7 cannot be divided among 2 heads
            bars | 'conv', 'kernel': 9 | crossEntropy | problem.architecture: conv2d: a kernel of 9 x 9 is larger than the image of 8 x 8
            bars | 'conv', 'channels': [4, 4, 4, 4], 'padding': 1 | crossEntropy | problem.architecture: max pooling: a window of 2 x 2 is larger than the image of 1 x 1
            bars | 'sequential', 'layers': [{'type': 'flatten'}, {'type': 'conv2d'}] | crossEntropy | problem.architecture: conv2d takes images of shape channels x height x width, a sample here has shape 64
            bars | 'sequential', 'layers': [{'type': 'averagePool', 'size': 9}] | crossEntropy | problem.architecture: average pooling: a window of 9 x 9 is larger than the image of 8 x 8
            bars | 'sequential', 'layers': [{'type': 'lstm'}] | crossEntropy | problem.architecture: an LSTM layer takes sequences of shape steps x features, a sample here has shape 1 x 8 x 8
            bars | 'sequential', 'layers': [{'type': 'linear', 'outputs': 3}] | crossEntropy | problem.architecture: the network gives 3 outputs a sample, the data and the loss need 2
            bars | 'sequential', 'layers': [{'type': 'residual', 'layers': [{'type': 'conv2d', 'channels': 4}]}] | crossEntropy | problem.architecture: residual: the layers make 4 x 6 x 6 of 1 x 8 x 8 a sample, which the shortcut leaves as it is; expected layers that keep the shape, or a projection
            copy | 'sequential', 'layers': [{'type': 'embedding', 'vocabulary': 2}] | crossEntropy | problem.architecture: an embedding of 2 symbols, the data have 5
            sine | 'sequential', 'layers': [{'type': 'embedding'}] | meanSquaredError | problem.architecture: an embedding takes sequences of symbols of shape steps, a sample here has shape 12 x 1
            copy | 'mlp' | crossEntropy | problem.architecture: the network gives 4 outputs a sample, the data and the loss need 32, 4 at each of 8 positions
            blockModel | 'mlp' | crossEntropy | problem.architecture: the network gives 3 outputs a sample, the data and the loss need 270, 3 at each of 90 positions
            blobs | 'logisticRegression' | crossEntropy | problem.architecture: the network gives 1 output a sample, the data and the loss need 3
            twoMoons | 'halfSpace' | crossEntropy | problem.architecture: the network gives 1 output a sample, the data and the loss need 2
            linearRegression | 'oneHidden' | meanSquaredError | problem.architecture: a network of one hidden layer has square matrices: as many outputs as inputs, the data have 10 inputs and need 1 outputs
            twoMoons | 'entryFactorization' | crossEntropy | problem.architecture: a matrix factorisation by entries takes inputs of rows x columns and one number as target, the data have inputs of 2 and need 2 outputs
            twoMoons | 'matrixFactorization' | crossEntropy | problem.data.type: expected "matrix" for a matrix factorisation, found "twoMoons"
            matrix | 'mlp' | halfSquaredError | problem.architecture.type: expected "matrixFactorization" for a target matrix, which has no inputs, found "mlp"
            graphClasses | 'gcn', 'hidden': [] | crossEntropy | problem.architecture: a graph convolutional network for the classes of graphs needs at least one hidden layer, it has none
            linearRegression | 'mlp' | crossEntropy | problem.loss: expected halfSquaredError or meanSquaredError for targets that are numbers, found crossEntropy; the nearest valid value is meanSquaredError
            sine | 'lstm' | crossEntropy | problem.loss: expected halfSquaredError or meanSquaredError for targets that are numbers, found crossEntropy; the nearest valid value is meanSquaredError
            spherePoints | 'logisticRegression' | logistic | problem.loss: expected halfSquaredError or meanSquaredError for targets that are numbers, found logistic; the nearest valid value is meanSquaredError
            glyphs | 'resNet' | logistic | problem.loss: expected crossEntropy, halfSquaredError or meanSquaredError for 10 classes, found logistic, which is for 2; the nearest valid value is crossEntropy
            copy | 'lstm' | meanSquaredError | problem.loss: expected crossEntropy for classes at 8 positions of a sample, found meanSquaredError; the nearest valid value is crossEntropy
            """)
    void whatDoesNotFitIsNamedOnBothSidesBeforeAnythingIsComputed(String data, String architecture, String loss, String message) throws IOException {
        refused("{'type': '" + data + "'}", architecture, loss, message);
    }

    @Test
    void communitiesBeyondTheNodesAreFoundAtTheirField() throws IOException {
        refused("{'type': 'blockModel', 'nodes': 4, 'communities': 5}", "'gcn'", "crossEntropy",
                "problem.data.communities: expected at most the number of nodes, 4, found 5; the nearest valid value is 4");
    }

    @Test
    void theHeadersOfFilesAreCheckedWithoutLoadingThem() throws IOException {
        String data = archive(List.of(10, 1, 6, 6), 36, 10);
        refused(data, "'lstm'", "crossEntropy", "problem.architecture: an LSTM takes sequences: symbols of shape steps, or numbers of shape"
                + " steps x features; a sample of the data is numbers of shape 1 x 6 x 6");
        refused(data, "'conv', 'kernel': 7", "crossEntropy", "problem.architecture: conv2d: a kernel of 7 x 7 is larger than the image of 6 x 6");
        refused(data, "'mlp'", "logistic", "problem.loss: expected crossEntropy, halfSquaredError or meanSquaredError for 3 classes,"
                + " found logistic, which is for 2; the nearest valid value is crossEntropy");
        Path text = Files.writeString(folder.resolve("words.txt"), "abcab ".repeat(40));
        refused("{'type': 'text', 'length': 5, 'file': '" + text.toString().replace('\\', '/') + "'}", "'resNet'", "crossEntropy",
                "problem.architecture: resNet takes images of shape channels x height x width, a sample here has shape 5");
    }

    @Test
    void labelsOutsideTheClassesStopARunBeforeAnythingIsComputed() throws IOException {
        String data = archive(List.of(10, 4), 4, 10).replace("}", ", 'classes': 2}");
        Harness harness = new Harness().runner(Runner.SESSION);
        Path out = folder.resolve("out");
        assertEquals(ExitCode.BAD_INPUT, harness.execute("run", file(data, "'mlp'", "crossEntropy"), "--out", out, "--quiet"));
        assertEquals(1, harness.err().lines().count(), harness.err());
        assertEquals("saddlescope: problem.data: " + folder.resolve("set.npz")
                + ", array \"targets\" at [2]: expected a class, 0 to 1, found 2\n", harness.err());
        try (Stream<Path> checkpoints = Files.list(new RunFolder(out).theta())) {
            assertEquals(0, checkpoints.count());
        }
    }

    @Test
    void aRowOfAnotherLengthIsNamedWithBothLengths() throws IOException {
        String data = archive(List.of(10, 4), 4, 9);
        Harness harness = new Harness().runner(Runner.SESSION);
        assertEquals(ExitCode.BAD_INPUT, harness.execute("run", file(data, "'mlp'", "crossEntropy"), "--out", folder.resolve("out"), "--quiet"));
        Path set = folder.resolve("set.npz");
        assertEquals("saddlescope: problem.data: " + set + ", array \"targets\": expected 10 samples, as many as " + set
                + ", array \"inputs\" has, found 9 (shape [9])\n", harness.err());
    }

    /** An archive of ten samples with zeros as inputs and the classes 0, 1, 2, 0, 1, ... as targets. */
    private String archive(List<Integer> inputs, int inputSize, int targets) throws IOException {
        double[] labels = new double[targets];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 3;
        }
        SequencedMap<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("inputs", new NpyArray.Numbers(NpyArray.Type.FLOAT64, inputs, new double[inputs.getFirst() * inputSize]));
        arrays.put("targets", new NpyArray.Numbers(NpyArray.Type.INT64, List.of(targets), labels));
        Path file = folder.resolve("set.npz");
        Npz.write(file, arrays, Npz.Packing.STORED);
        return "{'type': 'npz', 'file': '" + file.toString().replace('\\', '/') + "'}";
    }

    private void refused(String data, String architecture, String loss, String message) throws IOException {
        Path file = file(data, architecture, loss);
        Harness harness = new Harness();
        assertEquals(ExitCode.BAD_INPUT, harness.execute("check", file), harness.out());
        assertEquals("saddlescope: " + file + ": " + message + "\n", harness.err());
        assertEquals("", harness.out());
    }

    private Path file(String data, String architecture, String loss) throws IOException {
        return Files.writeString(folder.resolve("bad.json"), """
                {"problem": {"type": "network", "data": %s, "architecture": {"type": %s}, "loss": "%s"},
                 "optimizers": [{"type": "sgd"}], "training": {"steps": 2}}""".formatted(data, architecture, loss).replace('\'', '"'));
    }
}
