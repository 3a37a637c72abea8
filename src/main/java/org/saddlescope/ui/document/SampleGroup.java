package org.saddlescope.ui.document;

import java.util.Optional;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.ui.base.Text;

/** The shelves that the samples stand on: what a newcomer begins with, then the lessons, then what shows one thing each, then the papers whose claims they examine. */
public enum SampleGroup {
    START(Text.of("gallery.start")),
    LESSONS(Text.of("gallery.lessons")),
    NETWORKS(Text.of("gallery.networks")),
    FUNCTIONS(Text.of("gallery.functions")),
    PAPER_A(claims(Claim.Paper.A)),
    PAPER_B(claims(Claim.Paper.B)),
    PAPER_C(claims(Claim.Paper.C)),
    PAPER_D(claims(Claim.Paper.D)),
    EXPLORE(Text.of("gallery.explore"));

    private final String label;

    SampleGroup(String label) {
        this.label = label;
    }

    private static String claims(Claim.Paper paper) {
        return Text.of("gallery.claims", paper.citation());
    }

    public String label() {
        return label;
    }

    /** Where an experiment belongs, unless it is among those to begin with. */
    static SampleGroup of(Experiment experiment) {
        if (experiment.lesson().isPresent()) {
            return LESSONS;
        }
        Optional<Claim> claim = experiment.claim();
        return claim.map(one -> one.suite() == Claim.Suite.EXPLORE ? EXPLORE : switch (one.paper()) {
            case A -> PAPER_A;
            case B -> PAPER_B;
            case C -> PAPER_C;
            case D -> PAPER_D;
        }).orElseGet(() -> experiment.problem() instanceof Experiment.ProblemSpec.Network ? NETWORKS : FUNCTIONS);
    }
}
