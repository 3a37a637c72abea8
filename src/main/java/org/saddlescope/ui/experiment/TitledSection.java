package org.saddlescope.ui.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;

/**
 * A part of the form with a title, which opens where something in it is looked for or wrong, and closes again afterwards.
 * What is in it is made when it is opened, searched or asked for: a form is a thousand nodes, of which few are seen at first.
 */
final class TitledSection implements FormSection {
    private final String title;
    private final List<String> paths;
    private final Supplier<Content> maker;
    private final TitledPane pane = new TitledPane();
    private Optional<Content> content = Optional.empty();
    private boolean searching;
    private boolean before;

    /**
     * What stands under the title.
     *
     * @param within shows of it what is looked for alone, and says whether there is any
     */
    record Content(Node node, Predicate<FormSearch> within) {}

    /** @param paths the fields that are in it, with all that is below them */
    TitledSection(String title, String id, boolean expanded, List<String> paths, Problems problems, Supplier<Content> maker) {
        this.title = title;
        this.paths = List.copyOf(paths);
        this.maker = maker;
        pane.setText(title);
        pane.setId("section-" + id);
        pane.setAnimated(false);
        pane.setExpanded(expanded);
        pane.expandedProperty().subscribe((closed, open) -> {
            if (open) {
                make();
            }
        });
        // A mistake must not hide in a closed section.
        problems.firstProperty().subscribe(first -> first.filter(problem -> holds(problem.path())).ifPresent(problem -> pane.setExpanded(true)));
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void make() {
        made();
    }

    @Override
    public boolean expected() {
        return content.isEmpty() && pane.isExpanded();
    }

    @Override
    public boolean holds(String path) {
        return paths.stream().anyMatch(part -> path.equals(part) || path.startsWith(part + "."));
    }

    private Content made() {
        if (content.isEmpty()) {
            Content now = maker.get();
            content = Optional.of(now);
            pane.setContent(now.node());
        }
        return content.get();
    }

    @Override
    public boolean finds(FormSearch search) {
        if (search.all() && content.isEmpty()) {
            return true;
        }
        boolean found = made().within().test(search.finds(title) ? FormSearch.ALL : search);
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
}
