package org.saddlescope.figures.page;

import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Program;

/** What stands at the end of a page: where it comes from, and the experiment, which gives the same page again. */
final class Footing {
    private Footing() {}

    static void write(Markup page, Experiment experiment) {
        page.open("section", "id", "experiment").element("h2", "The experiment");
        page.open("p", "class", "facts").words("Made by " + Program.NAME + " " + Program.VERSION + " with the seed " + experiment.seed()
                + ". The same file gives the same numbers again: save it as experiment.json and call ").element("code", Program.NAME + " run experiment.json").words(".").close("p");
        page.open("p").open("button", "type", "button", "id", "copy").words("Copy the experiment").close("button")
                .open("span", "id", "copied", "role", "status").close("span").close("p");
        page.open("details").element("summary", "experiment.json").open("pre", "tabindex", "0", "role", "region", "aria-label", "experiment.json")
                .element("code", ExperimentFile.write(experiment), "id", "json").close("pre").close("details").close("section");
    }

    static void notes(Markup page, Experiment experiment) {
        if (!experiment.notes().isBlank()) {
            page.open("section").element("h2", "What to look at").prose("p", experiment.notes(), "class", "notes").close("section");
        }
    }
}
