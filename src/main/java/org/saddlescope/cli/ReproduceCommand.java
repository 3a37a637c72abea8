package org.saddlescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.study.ClaimCheck;
import org.saddlescope.experiment.study.Reproduction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlescope reproduce}: examines claims of theory. */
@Command(name = "reproduce", description = "Examine claims of four papers: run their experiments and hold what was measured against what is predicted.",
        footer = {"", "Without any ID: lists the claims. What was run before with the same settings is taken from --out; Ctrl-C keeps",
                "what is done (exit code 130). Exit code 1 where something expected of a claim does not hold, unless the",
                "claim is exploratory."})
final class ReproduceCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Optional<String>> fontProblem;
    private final ClaimPictures pictures;

    @Parameters(arity = "0..*", paramLabel = "ID|FILE", description = "Names of claims, or experiment files with a claim.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "All claims but the exploring ones, which are run by name.")
    private boolean all;

    @Option(names = "--list", description = "List the claims and how long each takes.")
    private boolean list;

    @Option(names = "--json", description = "Print the JSON in place of the table.")
    private boolean json;

    @Option(names = "--set", paramLabel = "PATH=VALUE",
            description = "Give a field another value in every claim where it fits, for instance training.seed=5; may be repeated.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs/reproduce", description = "Where results and reports are kept (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--quiet", description = "Print nothing but the result and problems.")
    private boolean quiet;

    ReproduceCommand(Terminal terminal, Supplier<Optional<String>> fontProblem, ClaimPictures pictures) {
        this.terminal = terminal;
        this.fontProblem = fontProblem;
        this.pictures = pictures;
    }

    @Override
    public Integer call() throws ExperimentException, UsageException, EnvironmentException, InterruptedException {
        if (all && !names.isEmpty()) {
            throw new UsageException("reproduce: expected names of claims or --all, found both");
        }
        if (list || !all && names.isEmpty()) {
            print(names.isEmpty() ? ClaimSources.samples() : ClaimSources.named(names));
            return ExitCode.DONE;
        }
        List<ClaimSources.Source> named = all
                ? ClaimSources.samples().stream().filter(source -> source.claim().suite() == Claim.Suite.CLAIMS).toList()
                : ClaimSources.named(names);
        for (ClaimSources.Source source : named) {
            ClaimCheck.require(source.experiment(), source.id());
        }
        List<ClaimSources.Source> sources = ClaimSources.with(named, sets);
        Optional<String> fonts = fontProblem.get();
        if (fonts.isPresent()) {
            throw new EnvironmentException(fonts.get());
        }
        sources.forEach(source -> source.unfit().forEach(unfit -> terminal.err().println(source.id() + ": not set here: " + unfit)));
        return new ReproduceJob(new Reproduction(out, Runtime.getRuntime().availableProcessors()), pictures, terminal, out, quiet)
                .run(sources, command(), sets, json);
    }

    /** The command without where its results went, which changes none of them. */
    private String command() {
        List<String> words = new ArrayList<>(List.of("saddlescope", "reproduce"));
        words.addAll(all ? List.of("--all") : names);
        sets.forEach(set -> words.addAll(List.of("--set", set)));
        return words.stream().map(word -> word.matches("[\\p{Alnum}_.,:=/\\\\+-]+") ? word : "'" + word + "'").collect(Collectors.joining(" "));
    }

    private void print(List<ClaimSources.Source> sources) {
        for (Claim.Paper paper : Claim.Paper.values()) {
            List<ClaimSources.Source> claims = sources.stream().filter(source -> source.claim().paper() == paper).toList();
            if (!claims.isEmpty()) {
                terminal.out().println(paper.name() + ": " + paper.citation());
                int width = claims.stream().mapToInt(source -> source.id().length()).max().orElse(0);
                claims.forEach(source -> terminal.out().println("  " + source.id() + " ".repeat(width - source.id().length()) + String.format(Locale.ROOT, "  %4.0f s  ",
                        source.claim().seconds()) + source.claim().statement() + kinds(source.claim())));
            }
        }
        if (sources.isEmpty()) {
            terminal.out().println("No sample of this build has a claim.");
        }
    }

    private static String kinds(Claim claim) {
        List<String> kinds = Arrays.asList(claim.exploratory() ? "exploratory" : "", claim.suite() == Claim.Suite.EXPLORE ? "not in --all" : "");
        String text = String.join(", ", kinds.stream().filter(kind -> !kind.isEmpty()).toList());
        return text.isEmpty() ? "" : " (" + text + ")";
    }
}
