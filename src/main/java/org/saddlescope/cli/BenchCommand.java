package org.saddlescope.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.saddlescope.bench.Bench;
import org.saddlescope.bench.BenchException;
import org.saddlescope.engine.Workers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code saddlescope bench}: how long typical work takes here, as JSON. */
@Command(name = "bench", description = "Time typical work on this machine and print the best seconds as JSON.",
        footer = {"", "The work is that of the PyTorch script it is compared with: same sizes, same precision."})
final class BenchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--only", split = ",", paramLabel = "KEY", description = "Only these workloads.")
    private List<String> only = List.of();

    @Option(names = "--mnist", paramLabel = "FOLDER",
            description = "The folder of MNIST's IDX files; generated images of the same count and type otherwise.")
    private Path mnist;

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws UsageException {
        Map<String, Double> seconds;
        try {
            seconds = new Bench(Optional.ofNullable(mnist)).run(new LinkedHashSet<>(only),
                    key -> terminal.err().println("bench: " + key));
        } catch (BenchException e) {
            throw new UsageException(e.getMessage());
        }
        terminal.out().println(json(Workers.shared().threads(), seconds));
        return ExitCode.DONE;
    }

    /** {@code {"threads": n, "seconds": {KEY: best}}} with four digits. */
    static String json(int threads, Map<String, Double> seconds) {
        String entries = seconds.entrySet().stream().map(entry -> "  \"" + entry.getKey() + "\": "
                + new BigDecimal(entry.getValue()).round(new MathContext(4)).toPlainString()).collect(Collectors.joining(",\n"));
        return "{\"threads\": " + threads + ", \"seconds\": {\n" + entries + "\n}}";
    }
}
