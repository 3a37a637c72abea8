package org.saddlescope.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.saddlescope.experiment.ExperimentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code saddlescope list}: everything that an experiment can be made of. */
@Command(name = "list", description = "List what an experiment can be made of.",
        footer = {"", "With a KIND, for instance optimizers, each with its fields and their defaults."})
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "KIND", description = "One of the headings of the full list.")
    private String kind;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, UsageException {
        Map<String, List<Catalogue.Entry>> sections = Catalogue.sections();
        if (kind == null) {
            sections.forEach((name, entries) -> print(name, entries, false));
        } else if (sections.containsKey(kind)) {
            print(kind, sections.get(kind), true);
        } else {
            throw new UsageException("list " + kind + ": expected one of " + String.join(", ", sections.keySet()));
        }
        return ExitCode.DONE;
    }

    private void print(String name, List<Catalogue.Entry> entries, boolean settings) {
        terminal.out().println(name);
        int width = entries.stream().mapToInt(entry -> entry.name().length()).max().orElse(0);
        for (Catalogue.Entry entry : entries) {
            terminal.out().println(("  " + entry.name() + " ".repeat(width - entry.name().length()) + "  " + entry.doc()).stripTrailing());
            if (settings) {
                for (Catalogue.Field field : entry.settings()) {
                    terminal.out().println("      " + field.name() + " (" + field.fallback() + "): " + field.doc());
                }
            }
        }
    }
}
