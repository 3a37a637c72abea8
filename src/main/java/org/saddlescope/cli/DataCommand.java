package org.saddlescope.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.saddlescope.data.DataException;
import org.saddlescope.data.DataFolder;
import org.saddlescope.data.Download;
import org.saddlescope.data.Fetch;
import org.saddlescope.data.KnownSet;
import org.saddlescope.schema.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code saddlescope data}: fetches known sets of data, and says which are there. */
@Command(name = "data", description = "Fetch well-known data sets, or list which are there.",
        synopsisSubcommandLabel = "fetch|list")
final class DataCommand implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Terminal terminal;
    private final List<KnownSet> sets;
    private final DataFolder folder;
    private final Fetch fetch;

    DataCommand(Terminal terminal) {
        this(terminal, KnownSet.ALL, DataFolder.ofUser(), PATIENCE);
    }

    DataCommand(Terminal terminal, List<KnownSet> sets, DataFolder folder, Duration patience) {
        this.terminal = terminal;
        this.sets = sets;
        this.folder = folder;
        fetch = new Fetch(folder, new Download(patience));
    }

    @Override
    public void run() {
        list();
    }

    /** Each set with what is there of it, and the folder. */
    @Command(name = "list", description = "List the sets and which of them are there.")
    int list() {
        for (KnownSet set : sets) {
            String state = switch (fetch.state(set)) {
                case COMPLETE -> "there; in an experiment: " + set.use();
                case PARTIAL -> "partly there; data fetch " + set.name() + " goes on";
                case ABSENT -> String.format(Locale.ROOT, "not there; data fetch %s downloads %.1f MB", set.name(), set.bytes() / 1e6);
            };
            terminal.out().println(set.name() + ": " + set.doc());
            terminal.out().println("    " + state);
        }
        terminal.out().println("folder: " + folder.path());
        return ExitCode.DONE;
    }

    @Command(name = "fetch", description = "Download sets; a download that was cut short goes on where it stopped.")
    int fetch(@Parameters(arity = "1..*", paramLabel = "NAME", description = "mnist, fashion-mnist or cifar10.") List<String> names)
            throws UsageException, EnvironmentException, InterruptedException {
        for (String name : names) {
            named(name);
        }
        for (String name : names) {
            try (FetchProgress progress = new FetchProgress(terminal, System::nanoTime)) {
                KnownSet set = named(name);
                Path target = fetch.fetch(set, progress);
                progress.close();
                terminal.out().println(name + ": " + target);
            } catch (DataException e) {
                throw new EnvironmentException(name + ": " + e.getMessage());
            }
        }
        return ExitCode.DONE;
    }

    private KnownSet named(String name) throws UsageException {
        return sets.stream().filter(set -> set.name().equals(name)).findFirst().orElseThrow(() -> new UsageException(
                "no data set is named \"" + name + "\"; " + Nearest.hint(name, sets.stream().map(KnownSet::name).collect(Collectors.toList()))));
    }
}
