package org.saddlescope.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.study.ClaimResult;
import org.saddlescope.experiment.study.MemberResult;
import org.saddlescope.experiment.study.Verdict;
import org.saddlescope.figures.Figure;

/**
 * What came of a claim, with its figures.
 *
 * @param unfit fields given another value on the command line that this claim could not take, and why
 */
public record ClaimReport(ClaimResult result, List<Picture> pictures, List<String> unfit) {
    public ClaimReport {
        pictures = List.copyOf(pictures);
        unfit = List.copyOf(unfit);
    }

    /**
     * A figure of a claim.
     *
     * @param name  the name of its files without their ending, for instance {@code alpha_beta}
     * @param figure what is drawn
     */
    public record Picture(String name, Figure figure) {
        /** Where a file of it stands under the report's folder, with slashes. */
        public String path(String claim, String ending) {
            return claim + "/figures/" + name + "." + ending;
        }
    }

    /** How a verdict is said: a failure of an exploratory claim is one, and said to be of such. */
    String outcome(Verdict verdict) {
        return verdict.outcome().words() + (result.claim().exploratory() && !verdict.holds() ? " (exploratory)" : "");
    }

    /** How the claim as a whole came out. */
    public String outcome() {
        if (result.verdicts().isEmpty()) {
            return "nothing expected";
        }
        long held = result.verdicts().stream().filter(Verdict::holds).count();
        return result.holds() ? "holds" : (result.claim().exploratory() ? "exploratory: " : "") + held + " of " + result.verdicts().size() + " hold";
    }

    static String basis(Expectation.Basis basis) {
        return basis.name().toLowerCase(Locale.ROOT);
    }

    /** For instance "28 members, training seeds 1 to 4". */
    public String extent() {
        List<Long> seeds = result.members().stream().map(MemberResult::seed).distinct().sorted().toList();
        int members = result.members().size();
        return members + (members == 1 ? " member" : " members") + ", training seed" + (seeds.size() == 1 ? " " + seeds.getFirst()
                : seeds.getLast() - seeds.getFirst() == seeds.size() - 1 ? "s " + seeds.getFirst() + " to " + seeds.getLast()
                : "s " + seeds.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /** How long it took beside how long it was expected to. */
    String time() {
        return "members took " + (Double.isNaN(result.seconds()) ? "a time that is not known" : seconds(result.seconds()) + " together")
                + ", about " + seconds(result.claim().seconds()) + " expected on two cores";
    }

    /** How long all members of all claims took, summed; they run side by side. */
    static double seconds(List<ClaimReport> reports) {
        return reports.stream().mapToDouble(report -> report.result.seconds()).sum();
    }

    static String seconds(double seconds) {
        return Double.isNaN(seconds) ? "not known" : String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }

    /** A line over many reports: how many claims hold, how many of the others are exploratory. */
    public static String summary(List<ClaimReport> reports) {
        long holding = reports.stream().filter(report -> report.result.holds()).count();
        long failing = reports.stream().filter(report -> report.result.failed()).count();
        long exploratory = reports.size() - holding - failing;
        return reports.size() + (reports.size() == 1 ? " claim: " : " claims: ") + holding + (holding == 1 ? " holds" : " hold")
                + (failing == 0 ? "" : ", " + failing + (failing == 1 ? " does" : " do") + " not hold")
                + (exploratory == 0 ? "" : ", " + exploratory + " exploratory " + (exploratory == 1 ? "one does" : "ones do") + " not hold");
    }
}
