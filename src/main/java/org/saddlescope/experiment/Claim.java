package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import org.saddlescope.schema.Literal;
import org.saddlescope.schema.Setting;

/**
 * A claim of theory that an experiment examines: what is claimed and where, what is measured over which sweep, and what
 * is expected of it. `reproduce` evaluates it.
 *
 * @param statement   the claim in a sentence
 * @param paper       whose claim it is
 * @param place       where in the paper, as far as it could be read
 * @param suite       whether `reproduce --all` examines it
 * @param exploratory a claim that may fail at this scale: it is reported and never makes `reproduce` fail
 * @param seconds     about how long it takes on two cores
 * @param study       what is measured in each member of the sweep
 * @param sweep       the fields that vary; every combination is a member
 * @param seeds       members differ in the training seed as well: this many, from the experiment's own on
 * @param expect      what must hold of the quantities measured
 * @param printed     numbers from elsewhere that are printed beside and never expected
 */
public record Claim(
        @Setting(doc = "The claim in a sentence") String statement,
        @Setting(doc = "Whose claim it is") Paper paper,
        @Setting(doc = "Where in the paper", fallback = "\"\"") String place,
        @Setting(doc = "Whether `reproduce --all` examines it (claims), or only `reproduce` with its name (explore)", fallback = "\"claims\"") Suite suite,
        @Setting(doc = "Whether the claim may fail at this scale without `reproduce` failing", fallback = "false") boolean exploratory,
        @Setting(doc = "About how many seconds it takes on two cores", fallback = "10", min = 0, max = 1e6) double seconds,
        @Setting(doc = "What is measured in each member of the sweep", fallback = "{\"type\": \"training\"}") StudySpec study,
        @Setting(doc = "The fields that vary; every combination of their values is a member", fallback = "[]", maxSize = 8) List<Axis> sweep,
        @Setting(doc = "How many training seeds each member is run with, from the experiment's own on", fallback = "1", min = 1, max = 10_000) int seeds,
        @Setting(doc = "What must hold of the quantities measured", fallback = "[]", maxSize = 100) List<Expectation> expect,
        @Setting(doc = "Numbers from elsewhere, printed beside and never expected", fallback = "[]", maxSize = 100) List<Printed> printed) {
    public Claim {
        sweep = List.copyOf(sweep);
        expect = List.copyOf(expect);
        printed = List.copyOf(printed);
    }

    /** The four papers. */
    public enum Paper {
        /** Islamov, Ajroldi, Orvieto, Lucchi 2024, arXiv 2410.12455. */
        A("Islamov, Ajroldi, Orvieto, Lucchi 2024"),
        /** Liu, Zhu, Belkin 2022, arXiv 2003.00307. */
        B("Liu, Zhu, Belkin 2022"),
        /** Zhou, Liang 2017, arXiv 1710.06910. */
        C("Zhou, Liang 2017"),
        /** Lederer 2020, arXiv 2010.00885. */
        D("Lederer 2020");

        private final String citation;

        Paper(String citation) {
            this.citation = citation;
        }

        public String citation() {
            return citation;
        }
    }

    /** Whether `--all` means it. */
    public enum Suite { CLAIMS, EXPLORE }

    /**
     * A field that varies.
     *
     * @param field  its path, as of {@code --set}
     * @param values its values, each the JSON of that field
     */
    public record Axis(
            @Setting(doc = "The field's path, as of --set: problem.architecture.width") String field,
            @Setting(doc = "Its values", minSize = 1, maxSize = 1000) List<Literal> values) {
        public Axis {
            values = List.copyOf(values);
        }
    }

    /**
     * @param label  what the numbers are and where they come from
     * @param values the numbers
     * @param beside what was measured of the same; shown beside them where there are as many swept values as numbers
     */
    public record Printed(
            @Setting(doc = "What the numbers are and where they come from") String label,
            @Setting(doc = "The numbers", minSize = 1, maxSize = 1000) List<Double> values,
            @Setting(doc = "What is measured of the same, shown beside value by value of the sweep", fallback = "null") Optional<Expectation.Term> beside) {
        public Printed {
            values = List.copyOf(values);
        }
    }
}
