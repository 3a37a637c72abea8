package org.saddlescope.ui.experiment;

import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;

/**
 * A part of the form, which is seen as long as anything in it is looked for.
 *
 * @param node   the whole of it
 * @param filter shows of it what is looked for alone, and says whether there is any
 */
record FormSection(Node node, Predicate<FormSearch> filter) {
    /** A part that is seen or not, as a whole. */
    static FormSection of(Node node, Predicate<FormSearch> found) {
        return new FormSection(node, found);
    }

    /** A part with a title, which opens where something in it is looked for or wrong, and closes again afterwards. */
    static FormSection titled(String title, String id, boolean expanded, Node content, Predicate<FormSearch> within, List<String> paths, Problems problems) {
        TitledPane pane = new TitledPane(title, content);
        pane.setId("section-" + id);
        pane.setAnimated(false);
        pane.setExpanded(expanded);
        // A mistake must not hide in a closed section.
        problems.firstProperty().subscribe(first -> first.ifPresent(problem -> {
            if (paths.stream().anyMatch(path -> problem.path().equals(path) || problem.path().startsWith(path + "."))) {
                pane.setExpanded(true);
            }
        }));
        Predicate<FormSearch> filter = new Predicate<>() {
            private boolean searching;
            private boolean before;

            @Override
            public boolean test(FormSearch search) {
                boolean found = search.finds(title) ? within.test(FormSearch.ALL) : within.test(search);
                if (!search.all() && !searching) {
                    before = pane.isExpanded();
                }
                if (!search.all() && found) {
                    pane.setExpanded(true);
                } else if (search.all() && searching) {
                    pane.setExpanded(before);
                }
                searching = !search.all();
                return found;
            }
        };
        return new FormSection(pane, filter);
    }

    /** Shows of this what is looked for alone; whether there is any. */
    boolean filter(FormSearch search) {
        boolean found = filter.test(search);
        node.setVisible(found);
        node.setManaged(found);
        return found;
    }
}
