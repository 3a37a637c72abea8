package org.saddlescope.ui.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.chart.ShowsFigure;

/** Puts the figure of the view that has the focus on the clipboard; of the map where no view has it. */
public final class CopyFigure {
    private final Node root;
    private final Supplier<FigureStyle> style;
    private final FigureClipboard clipboard;
    private final Consumer<String> tell;

    /**
     * @param root  what holds the views, the map first
     * @param style in which a figure is copied
     * @param tell  told what was copied, or why nothing was
     */
    public CopyFigure(Node root, Supplier<FigureStyle> style, Consumer<String> tell) {
        this.root = root;
        this.style = style;
        this.tell = tell;
        clipboard = new FigureClipboard(tell);
    }

    public void copy() {
        figure().ifPresentOrElse(figure -> clipboard.copy(figure, style.get()), () -> tell.accept(Text.of("export.nothingToCopy")));
    }

    /** What would be copied now. */
    public Optional<Figure> figure() {
        Node focused = root.getScene() == null ? null : root.getScene().getFocusOwner();
        Optional<Figure> found = Optional.empty();
        for (Node node = focused; node != null && found.isEmpty(); node = node.getParent()) {
            found = node instanceof ShowsFigure view ? view.figureShown() : node instanceof TabPane tabs && tabs.getSelectionModel().getSelectedItem() != null
                    ? first(tabs.getSelectionModel().getSelectedItem().getContent()) : Optional.empty();
        }
        return found.or(() -> first(root));
    }

    /** That of the first view of these that shows one, the outer ones first. */
    private static Optional<Figure> first(Node from) {
        Deque<Node> waiting = new ArrayDeque<>();
        waiting.add(from);
        while (!waiting.isEmpty()) {
            Node node = waiting.poll();
            if (node instanceof ShowsFigure view && view.figureShown().isPresent()) {
                return view.figureShown();
            }
            if (node instanceof Parent parent) {
                waiting.addAll(parent.getChildrenUnmodifiable());
            }
        }
        return Optional.empty();
    }
}
