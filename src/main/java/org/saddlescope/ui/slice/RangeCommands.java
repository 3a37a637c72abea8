package org.saddlescope.ui.slice;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.ColourRange;
import org.saddlescope.landscape.Slice;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.notice.Dialogs;
import org.saddlescope.ui.run.RunModel;
import org.saddlescope.ui.settings.ViewOptions;

/** Keeps the range of colours and heights from slice to slice, so that slices compare. */
public final class RangeCommands {
    public final Command lock;
    public final Command edit;
    private final RunModel run;
    private final ViewOptions options;
    private final Dialogs dialogs;
    private final BooleanProperty locked = new SimpleBooleanProperty();

    public RangeCommands(RunModel run, ViewOptions options, Dialogs dialogs) {
        this.run = run;
        this.options = options;
        this.dialogs = dialogs;
        ObservableValue<Boolean> none = run.frameProperty().map(frame -> range(frame).isEmpty());
        lock = new Command("lockRange", new SimpleStringProperty(Text.of("range.lock")), Text.of("range.lock.doc"),
                Optional.of(new KeyCodeCombination(KeyCode.L, KeyCombination.SHIFT_DOWN)), Optional.empty(), none,
                Optional.of(locked), () -> { });
        edit = new Command("editRange", new SimpleStringProperty(Text.of("range.edit")), Text.of("range.edit.doc"), Optional.empty(), Optional.empty(), none,
                Optional.empty(), this::ask);
        options.rangeProperty().subscribe(range -> locked.set(range.isPresent()));
        locked.subscribe(on -> {
            if (on != options.rangeProperty().get().isPresent()) {
                options.rangeProperty().set(on ? range(run.frameProperty().get()) : Optional.empty());
                // Where there is nothing to lock it stays off.
                locked.set(options.rangeProperty().get().isPresent());
            }
        });
    }

    private static Optional<ColourRange> range(Optional<Frame> frame) {
        return frame.flatMap(Frame::slice).flatMap(ColourRange::of);
    }

    /** Of what is shown: a range that is kept for another quantity is none of it. */
    private void ask() {
        Optional<Slice> slice = run.frameProperty().get().flatMap(Frame::slice);
        Optional<ColourRange> now = options.rangeProperty().get().filter(kept -> slice.filter(kept::fits).isPresent())
                .or(() -> range(run.frameProperty().get()));
        now.flatMap(dialogs::range).ifPresent(range -> options.rangeProperty().set(Optional.of(range)));
    }

    public List<Command> all() {
        return List.of(lock, edit);
    }
}
