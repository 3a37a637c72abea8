package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.saddlescope.experiment.ExperimentCheck.Finding;
import org.saddlescope.optim.Optimizer;

/** Whether optimizers can be told apart by their names. */
final class NamesCheck {
    private NamesCheck() {}

    /**
     * A name that is given belongs to one optimizer, whatever its case, since files are named after it. Those without
     * one are told apart by numbers (see {@link TrackNames}).
     */
    static List<Finding> findings(List<Optimizer> optimizers) {
        List<String> given = optimizers.stream().map(optimizer -> optimizer.name().strip()).toList();
        List<String> shown = IntStream.range(0, given.size()).mapToObj(i -> given.get(i).isEmpty()
                ? TrackNames.of(optimizers).get(i) : given.get(i)).map(NamesCheck::fold).toList();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            for (int j = 0; j < given.size(); j++) {
                // Of two names that are given, the later one is at fault.
                if (!given.get(i).isEmpty() && i != j && (j < i || given.get(j).isEmpty()) && shown.get(i).equals(shown.get(j))) {
                    findings.add(new Finding("optimizers[" + i + "].name", "expected a name of its own, found \"" + given.get(i)
                            + "\", which is the name of optimizers[" + j + "]; the nearest free name is \""
                            + free(given.get(i), shown) + "\""));
                    break;
                }
            }
        }
        return findings;
    }

    private static String free(String name, List<String> taken) {
        return IntStream.iterate(2, n -> n + 1).mapToObj(n -> name + " " + n)
                .filter(candidate -> !taken.contains(fold(candidate))).findFirst().orElseThrow();
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
