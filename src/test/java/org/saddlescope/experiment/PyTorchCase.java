package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.schema.Setting;

/**
 * A network that PyTorch was asked about: what {@code cases.json} says of it, read as an experiment file is, on samples that
 * are functions of their index alone, the same ones as in {@code src/test/python/fixture.py}.
 */
record PyTorchCase(String name, Architecture architecture, Loss loss, double penalty, Samples samples) {
    private static final String FOLDER = "pytorch/";
    /** Words by "CASE QUANTITY", written by {@code src/test/python/fixture.py}. */
    private static final Map<String, String[]> NUMBERS = numbers();

    private record Network(@Setting(doc = "") Architecture architecture, @Setting(doc = "") Loss loss,
                           @Setting(doc = "", fallback = "0") double penalty, @Setting(doc = "") Data data) {}

    private record Data(@Setting(doc = "", min = 1) int rows, @Setting(doc = "") List<Integer> input,
                        @Setting(doc = "", fallback = "0") int classes, @Setting(doc = "", fallback = "0") int values,
                        @Setting(doc = "", fallback = "1") int positions, @Setting(doc = "", fallback = "0") int symbols) {
        Samples samples() {
            int size = input.stream().reduce(1, Math::multiplyExact);
            double[] inputs = IntStream.range(0, rows * size).mapToDouble(i -> symbols > 0
                    ? (i * 11 + i / 3 + i / size) % symbols : Math.sin(2.1 * i + 0.5)).toArray();
            return new Samples(rows, input, inputs, targets(), symbols);
        }

        private Samples.Targets targets() {
            if (values > 0) {
                return new Samples.Values(IntStream.range(0, rows * values).mapToDouble(i -> Math.cos(1.1 * i)).toArray(), values);
            }
            return new Samples.Labels(IntStream.range(0, rows * positions).map(i -> positions == 1 ? i * 7 % classes
                    : i % positions == 1 ? -1 : i * 5 / 3 % classes).toArray(), classes, positions);
        }
    }

    /** All cases, in the order of the file. */
    static List<PyTorchCase> all() {
        List<PyTorchCase> cases = new ArrayList<>();
        try {
            Schema.RecordType schema = Schema.of(Network.class);
            JsonNode root = new ObjectMapper().readTree(text("cases.json"));
            for (Map.Entry<String, JsonNode> entry : root.properties()) {
                Network network = (Network) new Decoder("cases.json").decode(schema, entry.getValue(), entry.getKey());
                cases.add(new PyTorchCase(entry.getKey(), network.architecture, network.loss, network.penalty, network.data.samples()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExperimentException e) {
            throw new IllegalStateException(e);
        }
        return cases;
    }

    Problem problem() {
        return NetworkProblem.of(architecture, loss, penalty, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
    }

    /** The names of the blocks of θ as PyTorch's networks have them. */
    List<String> blocks() {
        return List.of(NUMBERS.get(name + " blocks"));
    }

    /** What PyTorch computed: loss, gradient, product or extremes. */
    double[] expected(String quantity) {
        return Arrays.stream(NUMBERS.get(name + " " + quantity)).mapToDouble(Double::parseDouble).toArray();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Map<String, String[]> numbers() {
        Map<String, String[]> lines = new HashMap<>();
        text("numbers.txt").lines().forEach(line -> {
            String[] words = line.split(" ");
            lines.put(words[0] + " " + words[1], Arrays.copyOfRange(words, 2, words.length));
        });
        return lines;
    }

    private static String text(String file) {
        try (InputStream in = PyTorchCase.class.getResourceAsStream(FOLDER + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
