package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.saddlescope.data.Bars;
import org.saddlescope.data.BlockModel;
import org.saddlescope.data.Cifar;
import org.saddlescope.data.CopyTask;
import org.saddlescope.data.DataSource;
import org.saddlescope.data.Glyphs;
import org.saddlescope.data.GraphClasses;
import org.saddlescope.data.HalfSpaceClouds;
import org.saddlescope.data.MatrixEntrySet;
import org.saddlescope.data.ParityTask;
import org.saddlescope.data.SineTask;
import org.saddlescope.data.TextFile;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.ConvNet;
import org.saddlescope.model.EntryFactorization;
import org.saddlescope.model.Gcn;
import org.saddlescope.model.HalfSpace;
import org.saddlescope.model.LinearResidual;
import org.saddlescope.model.LogisticRegression;
import org.saddlescope.model.Loss;
import org.saddlescope.model.Lstm;
import org.saddlescope.model.OneHidden;
import org.saddlescope.model.ResNet;
import org.saddlescope.model.Rnn;
import org.saddlescope.model.SoftmaxRegression;
import org.saddlescope.model.Transformer;
import org.saddlescope.model.TwoLayerWide;

/** Which data and which loss belong to an architecture, and which architecture to data, where a user has chosen one of them. */
public final class NaturalProblem {
    private static final double SMALL_PENALTY = 1e-5;
    private static final List<Integer> IMAGE_SIZES = List.of(12, 16, 24, 32, 48, 64);

    private NaturalProblem() {}

    /** The network on the data that it is for, with the loss of its kind. */
    public static ProblemSpec.Network of(Architecture architecture) {
        return switch (architecture) {
            case ConvNet _, ResNet _ -> images(architecture);
            case Rnn _, Lstm _ -> on(architecture, SineTask.class, Loss.MEAN_SQUARED_ERROR);
            case Transformer _ -> on(architecture, CopyTask.class, Loss.CROSS_ENTROPY);
            case Gcn _ -> on(architecture, BlockModel.class, Loss.CROSS_ENTROPY);
            case Architecture.MatrixFactorization _ -> on(architecture, DataSource.Matrix.class, Loss.HALF_SQUARED_ERROR);
            case EntryFactorization _ -> on(architecture, MatrixEntrySet.class, Loss.MEAN_SQUARED_ERROR);
            case LogisticRegression _ -> on(architecture, DataSource.TwoMoons.class, Loss.LOGISTIC);
            case HalfSpace _ -> new ProblemSpec.Network(initial(HalfSpaceClouds.class), architecture, Loss.SIGMOID, SMALL_PENALTY);
            case LinearResidual _ -> new ProblemSpec.Network(square(), architecture, Loss.HALF_SQUARED_ERROR);
            case Architecture.DeepLinear _ -> on(architecture, DataSource.LinearRegression.class, Loss.HALF_SQUARED_ERROR);
            case Architecture.Mlp _, Architecture.Sequential _, OneHidden _, TwoLayerWide _, SoftmaxRegression _ ->
                    on(architecture, DataSource.TwoMoons.class, Loss.CROSS_ENTROPY);
        };
    }

    /** Images as small as the layers allow. */
    private static ProblemSpec.Network images(Architecture architecture) {
        Bars usual = initial(Bars.class);
        return Stream.concat(Stream.of(usual.size()), IMAGE_SIZES.stream())
                .map(size -> new ProblemSpec.Network((DataSource) Schema.of(Bars.class).with(usual, "size", size), architecture, Loss.CROSS_ENTROPY))
                .filter(NaturalProblem::fits).findFirst()
                .orElseGet(() -> new ProblemSpec.Network(usual, architecture, Loss.CROSS_ENTROPY));
    }

    /** As many outputs as inputs. */
    private static DataSource square() {
        Schema.RecordType type = Schema.of(DataSource.LinearRegression.class);
        DataSource.LinearRegression usual = initial(DataSource.LinearRegression.class);
        return (DataSource) type.with(usual, "outputs", usual.dimension());
    }

    /** A network for these data, with the loss that their targets ask for. */
    static ProblemSpec.Network of(DataSource data) {
        Loss loss = data.outline().classifies() ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR;
        return switch (data) {
            case Bars _, Glyphs _, Cifar _ -> new ProblemSpec.Network(data, padded(), loss);
            case SineTask _, ParityTask _ -> new ProblemSpec.Network(data, initial(Rnn.class), loss);
            case CopyTask _, TextFile _ -> new ProblemSpec.Network(data, initial(Transformer.class), loss);
            case BlockModel _, GraphClasses _ -> new ProblemSpec.Network(data, initial(Gcn.class), loss);
            case DataSource.Matrix _ -> new ProblemSpec.Network(data, initial(Architecture.MatrixFactorization.class), Loss.HALF_SQUARED_ERROR);
            case MatrixEntrySet _ -> new ProblemSpec.Network(data, initial(EntryFactorization.class), loss);
            default -> new ProblemSpec.Network(data, initial(Architecture.Mlp.class), loss);
        };
    }

    /** The usual convolutions with zeros around the image, so that small images are large enough. */
    private static Architecture padded() {
        return (Architecture) Schema.of(ConvNet.class).with(initial(ConvNet.class), "padding", 1);
    }

    private static ProblemSpec.Network on(Architecture architecture, Class<? extends DataSource> data, Loss loss) {
        return new ProblemSpec.Network(initial(data), architecture, loss);
    }

    private static <T> T initial(Class<T> type) {
        return type.cast(Schema.of(type.asSubclass(Record.class)).initial());
    }

    /**
     * A change that makes the parts of a network fit.
     *
     * @param label what it does, in a few words
     */
    public record Remedy(String label, Experiment experiment) {}

    /** What would make data, architecture and loss fit, where they do not: the smallest changes first, at most one of each kind. */
    public static List<Remedy> remedies(Experiment experiment) {
        if (!(experiment.problem() instanceof ProblemSpec.Network network) || fits(network)) {
            return List.of();
        }
        Optional<ProblemSpec.Network> loss = Stream.of(Loss.values()).filter(other -> other != network.loss())
                .sorted((a, b) -> Boolean.compare(preferred(network, b), preferred(network, a)))
                .map(other -> new ProblemSpec.Network(network.data(), network.architecture(), other, network.penalty()))
                .filter(NaturalProblem::fits).findFirst();
        if (loss.isPresent()) {
            return List.of(remedy(experiment, network, loss.get()));
        }
        List<Remedy> remedies = new ArrayList<>();
        for (ProblemSpec.Network candidate : List.of(of(network.architecture()), of(network.data()))) {
            if (fits(candidate)) {
                remedies.add(remedy(experiment, network, candidate));
            }
        }
        return List.copyOf(remedies);
    }

    private static boolean preferred(ProblemSpec.Network network, Loss loss) {
        return loss == of(network.architecture()).loss() || loss == of(network.data()).loss();
    }

    private static boolean fits(ProblemSpec.Network network) {
        return NetworkCheck.findings(network, Runtime.getRuntime().maxMemory()).isEmpty();
    }

    private static Remedy remedy(Experiment experiment, ProblemSpec.Network before, ProblemSpec.Network after) {
        List<String> words = new ArrayList<>();
        if (!after.data().equals(before.data())) {
            words.add("data “" + label("data", after.data()) + "”");
        }
        if (!after.architecture().equals(before.architecture())) {
            words.add("architecture “" + label("architecture", after.architecture()) + "”");
        }
        if (after.loss() != before.loss()) {
            words.add("loss " + after.loss().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        }
        if (after.penalty() != before.penalty()) {
            words.add("penalty " + after.penalty());
        }
        Experiment next = (Experiment) Schema.experiment().with(experiment, "problem", after);
        long samples = after.data().outline().training().orElse(Long.MAX_VALUE);
        if (experiment.optimizers().stream().anyMatch(optimizer -> optimizer.batch() > samples)) {
            words.add("batches of all samples");
            next = (Experiment) Schema.experiment().with(next, "optimizers", experiment.optimizers().stream()
                    .map(optimizer -> optimizer.batch() > samples
                            ? Schema.of(((Record) optimizer).getClass()).with((Record) optimizer, "batch", 0) : optimizer).toList());
        }
        return new Remedy("Use " + String.join(", ", words), next);
    }

    private static String label(String field, Object value) {
        return ((Schema.Union) Schema.of(ProblemSpec.Network.class).field(field).orElseThrow().type()).optionOf(value).label();
    }
}
