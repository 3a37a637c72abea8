package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.data.BlockModel;
import org.saddlescope.data.DataSource;
import org.saddlescope.data.MatrixEntries;
import org.saddlescope.data.MatrixEntrySet;
import org.saddlescope.data.Outline;
import org.saddlescope.engine.Shape;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.experiment.ExperimentCheck.Finding;
import org.saddlescope.experiment.ExperimentCheck.Size;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkBuilder;

/** Contradictions between the data, the architecture and the loss of a network. */
final class NetworkCheck {
    private NetworkCheck() {}

    static List<Finding> findings(ProblemSpec.Network network, long memoryBytes) {
        return findings(network, network.data().outline(), memoryBytes);
    }

    /** @param outline what is known of the data */
    static List<Finding> findings(ProblemSpec.Network network, Outline outline, long memoryBytes) {
        List<Finding> findings = new ArrayList<>();
        loss(network.loss(), outline, findings);
        if (network.data() instanceof DataSource.Matrix(MatrixEntries entries)) {
            matrix(entries, findings);
        }
        if (network.data() instanceof MatrixEntrySet(MatrixEntries entries)) {
            matrix(entries, findings);
        }
        boolean matrix = network.data() instanceof DataSource.Matrix;
        boolean factorisation = network.architecture() instanceof Architecture.MatrixFactorization;
        if (matrix && !factorisation) {
            findings.add(new Finding("problem.architecture.type", "expected \"matrixFactorization\""
                    + " for a target matrix, which has no inputs, found \"" + Schema.nameOf(network.architecture()) + "\""));
        } else if (factorisation && !matrix) {
            findings.add(new Finding("problem.data.type", "expected \"matrix\" for a matrix factorisation, found \""
                    + Schema.nameOf(network.data()) + "\""));
        }
        if (network.data() instanceof BlockModel graph && graph.communities() > graph.nodes()) {
            findings.add(new Finding("problem.data.communities", "expected at most the number of nodes, " + graph.nodes()
                    + ", found " + graph.communities() + "; the nearest valid value is " + graph.nodes()));
        }
        outline.bytes().stream().filter(bytes -> bytes > memoryBytes).forEach(bytes -> findings.add(data(network.data(), outline, bytes, memoryBytes)));
        if (findings.isEmpty() && known(outline)) {
            try {
                parameters(network, outline);
            } catch (IllegalArgumentException e) {
                findings.add(new Finding("problem.architecture", e.getMessage()));
            }
        }
        return findings;
    }

    /** Data beyond the memory, at the field that says how many samples there are, where one alone says so. */
    private static Finding data(DataSource data, Outline outline, long bytes, long memoryBytes) {
        String expected = "expected data that fit " + memoryBytes + " bytes of memory, found " + bytes + " bytes";
        boolean samples = Schema.of(((Record) data).getClass()).field("samples").isPresent();
        return samples ? new Finding("problem.data.samples", expected + "; the nearest number of samples that fits is "
                + memoryBytes / (bytes / outline.total().orElse(1))) : new Finding("problem.data", expected);
    }

    static boolean known(Outline outline) {
        return outline.training().isPresent() && outline.inputShape().isPresent() && outline.outputs().isPresent();
    }

    /** The number of parameters and samples, where the outline tells them. */
    static Optional<Size> size(ProblemSpec.Network network, Outline outline, long memoryBytes) {
        if (!known(outline)) {
            return Optional.empty();
        }
        return Optional.of(new Size(parameters(network, outline), outline.training().getAsLong(), memoryBytes));
    }

    private static long parameters(ProblemSpec.Network network, Outline outline) {
        try {
            return network.architecture().parameters(sizes(network, outline));
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    /** What the network must know of data that are {@link #known}. */
    static NetworkBuilder.Sizes sizes(ProblemSpec.Network network, Outline outline) {
        int outputs = network.loss().signed() ? 1 : outline.outputs().getAsInt();
        return new NetworkBuilder.Sizes(Math.toIntExact(outline.training().getAsLong()),
                Shape.of(outline.inputShape().orElseThrow()), outputs, outline.positions(), outline.symbols());
    }

    private static void loss(Loss loss, Outline outline, List<Finding> findings) {
        if (loss.classifies() && !outline.classifies()) {
            findings.add(new Finding("problem.loss", "expected halfSquaredError or meanSquaredError for targets that are"
                    + " numbers, found " + Schema.nameOf(loss) + "; the nearest valid value is meanSquaredError"));
        } else if (loss.signed() && outline.outputs().orElse(2) != 2) {
            findings.add(new Finding("problem.loss", "expected crossEntropy, halfSquaredError or meanSquaredError for "
                    + outline.outputs().getAsInt() + " classes, found " + Schema.nameOf(loss) + ", which is for 2; the nearest valid value is crossEntropy"));
        } else if (loss != Loss.CROSS_ENTROPY && outline.positions() > 1) {
            findings.add(new Finding("problem.loss", "expected crossEntropy for classes at " + outline.positions()
                    + " positions of a sample, found " + Schema.nameOf(loss) + "; the nearest valid value is crossEntropy"));
        }
    }

    private static void matrix(MatrixEntries entries, List<Finding> findings) {
        switch (entries) {
            case MatrixEntries.Rows(List<List<Double>> rows) -> {
                int columns = rows.getFirst().size();
                for (int r = 0; r < rows.size(); r++) {
                    if (rows.get(r).isEmpty() || rows.get(r).size() != columns) {
                        findings.add(new Finding("problem.data.entries.rows[" + r + "]", "expected "
                                + Math.max(1, columns) + " numbers, as many as in row 0, found " + rows.get(r).size()));
                    }
                }
            }
            case MatrixEntries.LowRank low when low.rank() > Math.min(low.rows(), low.columns()) ->
                    findings.add(new Finding("problem.data.entries.rank", "expected at most the smaller of rows and columns, "
                            + Math.min(low.rows(), low.columns()) + ", found " + low.rank() + "; the nearest valid value is "
                            + Math.min(low.rows(), low.columns())));
            case MatrixEntries.LowRank _, MatrixEntries.Diagonal _ -> {}
        }
    }
}
