package org.saddlescope.ui.chart;

import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/**
 * Plots and what belongs beside them: on their right, and in a narrow pane, where that would take the width of the plots,
 * above or below them.
 */
public class CompanionPane extends BorderPane {
    /** A pane that is narrower has no room beside its plots. */
    private static final double LEAST_EMS = 42;
    /** Below plots a companion has this share of the height at most. */
    private static final double LOW = 0.3;

    private final Region companion;
    private final boolean above;
    private final Consumer<Orientation> turned;

    /**
     * @param main      the plots
     * @param companion what belongs beside them
     * @param above     whether it stands above them in a narrow pane, below them otherwise
     * @param turned    told which way the companion now stands: vertical beside the plots, horizontal above or below
     */
    public CompanionPane(Node main, Region companion, boolean above, Consumer<Orientation> turned) {
        this.companion = companion;
        this.above = above;
        this.turned = turned;
        setMinSize(0, 0);
        setCenter(main);
        setRight(companion);
        widthProperty().subscribe(this::place);
    }

    /** Whether the companion stands beside the plots. */
    boolean isBeside() {
        return getRight() == companion;
    }

    private void place() {
        boolean beside = getWidth() == 0 || getWidth() >= LEAST_EMS * Font.getDefault().getSize();
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
