package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.experiment.ExperimentCheck.Finding;

/** What cannot be evaluated in memory is refused with the bytes of its activations, not of θ alone. */
class EvaluationMemoryTest {
    private static final String CONV = """
            {"problem": {"type": "network", "data": {"type": "bars", "samples": 20, "size": 4, "heldOut": 0}, "loss": "crossEntropy",
              "architecture": {"type": "conv", "channels": [2], "pooling": "none", "activation": "tanh"}},
             "optimizers": [{"type": "sgd"}]}""";

    /*
     * By hand. θ: 2·9 + 2 + 8·2 + 2 = 38 numbers, 304 bytes, padded to 320. A pass over the 20 images: θ, the convolution
     * and its tanh of 20·2·2·2 numbers each, 20·2 outputs and the loss, padded to 64. Scratch: for the convolution
     * (9 + 2) rows of 20·6 cells, for the cross-entropy 20·2 numbers.
     */
    private static final long PASS = 320 + 2 * 1280 + 320 + 64;
    private static final long SCRATCH = 11 * 120 * 8 + 320;
    private static final long IMAGES = 20 * 16 * 8;

    @ParameterizedTest
    @CsvSource({"1, 10, 4, 0", "2, 10, 4, 1", "3, 10, 4, 2", "2, 0, 2, 1"})
    void theBytesOfAConvolutionAreThoseCountedByHand(int threads, int curvatureEvery, int passes, int others) throws ExperimentException {
        long bytes = IMAGES + passes * PASS + SCRATCH + others * (PASS + SCRATCH);
        String settings = "probes.curvatureEvery=" + curvatureEvery;
        assertEquals(Optional.empty(), finding(settings, bytes, threads));
        assertEquals(Optional.of(new Finding("problem.architecture", "expected a network that can be evaluated in " + (bytes - 1)
                + " bytes of memory, found " + bytes + " bytes for the activations of 20 samples at a time on " + threads
                + (threads == 1 ? " thread" : " threads"))), finding(settings, bytes - 1, threads));
    }

    @Test
    void singlePrecisionTakesHalf() throws ExperimentException {
        // Regions are padded to 64 bytes: θ of 152 to 192, the convolution's scratch of 5280 to 5312.
        long pass = 192 + 2 * 640 + 192 + 64;
        long scratch = 5312 + 192;
        long bytes = IMAGES / 2 + 4 * pass + scratch;
        assertEquals(Optional.empty(), finding("precision=float", bytes, 1));
        assertTrue(finding("precision=float", bytes - 1, 1).isPresent());
    }

    @Test
    void batchNormalisationHoldsAllSamplesAtOnceOthersAChunk() throws ExperimentException {
        String resNet = "problem.architecture={\"type\": \"resNet\", \"norm\": \"%s\"}";
        String samples = "problem.data.samples=1000";
        assertTrue(finding(List.of(resNet.formatted("batch"), samples), 0, 1).orElseThrow().message().contains("of 1000 samples at a time"));
        assertTrue(finding(List.of(resNet.formatted("layer"), samples), 0, 1).orElseThrow().message().contains("of 128 samples at a time"));
    }

    @Test
    void attentionOverALongSequenceIsRefusedThoughItsParametersAreFew() throws ExperimentException {
        String json = """
                {"problem": {"type": "network", "data": {"type": "copy", "length": 2000}, "architecture": {"type": "transformer"},
                 "loss": "crossEntropy"}, "optimizers": [{"type": "sgd"}], "training": {"steps": 1}}""";
        String message = assertThrows(ExperimentException.class, () -> ExperimentFile.parse(json, "e.json")).getMessage();
        assertTrue(message.startsWith("e.json: problem.architecture: expected a network that can be evaluated in "), message);
        // The attention of two heads over 4000 steps and 128 samples, before and after its softmax, in four passes.
        double least = 8.0 * 128 * 2 * 4000 * 4000 * 2 * 4;
        double found = Double.parseDouble(message.replaceAll(".*found (\\d+) bytes.*", "$1"));
        assertTrue(found > least && found < 3 * least, message);
        ExperimentFile.parse(json.replace("2000", "20"), "e.json");
    }

    private static Optional<Finding> finding(String setting, long memory, int threads) throws ExperimentException {
        return finding(List.of(setting), memory, threads);
    }

    private static Optional<Finding> finding(List<String> settings, long memory, int threads) throws ExperimentException {
        Experiment experiment = ExperimentFile.parse(ExperimentFile.withOverrides(CONV, settings), "");
        ProblemSpec.Network network = (ProblemSpec.Network) experiment.problem();
        return EvaluationMemory.finding(experiment, network, NetworkCheck.sizes(network, network.data().outline()), memory, threads);
    }
}
