package org.saddlescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saddlescope.cli.report.ClaimReport;
import org.saddlescope.cli.report.JsonReport;
import org.saddlescope.cli.report.MemberTable;
import org.saddlescope.cli.report.PageReport;
import org.saddlescope.cli.report.TextReport;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.experiment.study.ClaimResult;
import org.saddlescope.experiment.study.Reproduction;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.PictureFormat;

/** Runs claims into a folder, draws their figures and writes the reports. */
final class ReproduceJob {
    private static final FigureFiles FIGURES = FigureFiles.DEFAULT.as(List.of(PictureFormat.PNG, PictureFormat.SVG), true);

    private final Reproduction reproduction;
    private final ClaimPictures pictures;
    private final Terminal terminal;
    private final Path out;
    private final boolean quiet;

    ReproduceJob(Reproduction reproduction, ClaimPictures pictures, Terminal terminal, Path out, boolean quiet) {
        this.reproduction = reproduction;
        this.pictures = pictures;
        this.terminal = terminal;
        this.out = out;
        this.quiet = quiet;
    }

    /**
     * @param command what was asked for, for the reports
     * @param sets fields given another value on the command line
     * @param json whether the JSON is printed in place of the table
     * @return the exit code
     */
    int run(List<ClaimSources.Source> sources, String command, List<String> sets, boolean json) throws ExperimentException, InterruptedException {
        Control control = Control.running();
        List<ClaimReport> reports = new ArrayList<>();
        try (Interruption _ = new Interruption(control); ClaimProgress progress = new ClaimProgress(terminal, quiet, System::nanoTime)) {
            List<Reproduction.Subject> subjects = sources.stream().map(s -> new Reproduction.Subject(s.id(), s.experiment())).toList();
            reproduction.run(subjects, control::stopped, new Reproduction.Listener() {
                @Override
                public void progress(String claim, int done, int total, double secondsLeft) {
                    progress.report(claim, done, total, secondsLeft);
                }

                @Override
                public void finished(ClaimResult result) throws ExperimentException {
                    ClaimReport report = new ClaimReport(result, draw(result), sources.get(reports.size()).unfit());
                    reports.add(report);
                    progress.say(result.id() + ": " + report.outcome() + " [" + report.extent() + "]");
                }
            });
            if (reports.size() < sources.size()) {
                progress.close();
                // Said before the interruption is let go: the process ends then, whatever was still to be printed.
                terminal.err().println("reproduce: stopped; the members that are done are kept in " + out + ", and the same command goes on from them");
                return ExitCode.INTERRUPTED;
            }
        }
        write(reports, command, sets, json);
        return reports.stream().anyMatch(report -> report.result().failed()) ? ExitCode.NOT_AS_EXPECTED : ExitCode.DONE;
    }

    private List<ClaimReport.Picture> draw(ClaimResult result) throws ExperimentException {
        Path folder = out.resolve(result.id());
        save(folder.resolve("quantities.csv"), MemberTable.csv(result.members()));
        List<ClaimReport.Picture> drawn = new ArrayList<>();
        for (Map.Entry<String, Figure> figure : pictures.of(result).entrySet()) {
            FIGURES.fitting(figure.getValue()).write(figure.getValue(), figure.getKey(), folder.resolve("figures"));
            drawn.add(new ClaimReport.Picture(figure.getKey(), figure.getValue()));
        }
        return drawn;
    }

    private void write(List<ClaimReport> reports, String command, List<String> sets, boolean asJson) throws ExperimentException {
        String text = TextReport.of(reports);
        String json = JsonReport.of(reports, command, sets);
        save(out.resolve("reproduce.txt"), text);
        save(out.resolve("reproduce.json"), json);
        Path page = out.resolve("index.html");
        try {
            save(page, PageReport.of(reports, command, out));
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(page, e), e);
        }
        terminal.out().print(asJson ? json : text);
        if (!asJson) {
            terminal.out().println("page: " + page.toAbsolutePath().normalize());
        }
        terminal.out().flush();
    }

    private static void save(Path file, String text) throws ExperimentException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.write(file, text);
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
    }
}
