package org.saddlescope.ui.export;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.Window;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Style;

/** Stands in until the branch views is merged. */
public final class ExportDialog {
    public ExportDialog(Window owner, Executor io, Consumer<String> notify) {}

    public void show(List<Figure> figures, Style.Theme theme) {}
}
