package org.saddlescope.ui.runs;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.command.Command;

/** What can be done with the list of runs from anywhere in the window. */
public final class RunsCommands {
    public final Command show;
    public final Command undoDelete;

    public RunsCommands(RunsModel runs, Runnable open) {
        show = new Command("runsPage", new SimpleStringProperty(Text.of("runs.command")), Text.of("runs.command.doc"),
                Optional.of(new KeyCodeCombination(KeyCode.F7)), Optional.empty(), new SimpleBooleanProperty(false), Optional.empty(), open);
        undoDelete = new Command("undoDelete", runs.undoNameProperty().map(name -> name.map(run -> Text.of("runs.undo-delete.of", run))
                .orElse(Text.of("runs.undo-delete"))), Text.of("runs.undo-delete.doc"), Optional.empty(), Optional.empty(),
                runs.undoNameProperty().map(Optional::isEmpty), Optional.empty(), runs::undoDelete);
    }

    public List<Command> all() {
        return List.of(show, undoDelete);
    }
}
