package org.saddlescope.ui.chart;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/**
 * Plots and what belongs beside them: on their right, and in a narrow pane, where it would take the width of the plots,
 * above or below them.
 */
public class CompanionPane extends BorderPane {
    /** A pane that is so many times as wide as high has no height to give away. */
    private static final double LOW_PANE = 2.2;
    /** Below plots a companion has this share of the height at most. */
    private static final double LOW = 0.3;

    private final Region companion;
    private final ObservableValue<Font> text;
    private final double leastEms;
    private final boolean above;
    private final Consumer<Orientation> turned;

    /**
     * @param main      the plots
     * @param companion what belongs beside them
     * @param text      what the companion is written in
     * @param leastEms  the width of a pane, in sizes of text, that has room beside its plots
     * @param above     whether it stands above them in a narrow pane, below them otherwise
     * @param turned    told which way the companion now stands: vertical beside the plots, horizontal above or below
     */
    public CompanionPane(Node main, Region companion, ObservableValue<Font> text, double leastEms, boolean above, Consumer<Orientation> turned) {
        this.companion = companion;
        this.text = text;
        this.leastEms = leastEms;
        this.above = above;
        this.turned = turned;
        setMinSize(0, 0);
        setCenter(main);
        setRight(companion);
        widthProperty().subscribe(this::place);
        heightProperty().subscribe(this::place);
        text.subscribe(this::place);
    }

    /** Whether the companion stands beside the plots. */
    boolean isBeside() {
        return getRight() == companion;
    }

    private void place() {
        boolean beside = getWidth() == 0 || getWidth() >= leastEms * text.getValue().getSize() || getWidth() > LOW_PANE * getHeight();
        if (beside == isBeside()) {
            return;
        }
        setRight(null);
        setTop(null);
        setBottom(null);
        if (beside) {
            companion.maxHeightProperty().unbind();
            companion.setMaxHeight(Double.MAX_VALUE);
            setRight(companion);
        } else if (above) {
            setTop(companion);
        } else {
            companion.maxHeightProperty().bind(heightProperty().multiply(LOW));
            setBottom(companion);
        }
        turned.accept(beside ? Orientation.VERTICAL : Orientation.HORIZONTAL);
    }
}
