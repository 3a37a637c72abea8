package org.saddlescope.ui.experiment;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.saddlescope.ui.base.Text;

/** The last versions of the experiment by the names of the changes that led to them; choosing one goes there. */
public final class HistoryMenu extends Menu {
    private static final int MOST = 10;

    private final ExperimentDocument document;

    public HistoryMenu(ExperimentDocument document) {
        super(Text.of("form.history"));
        this.document = document;
        setId("menu-history");
        document.experimentProperty().subscribe(_ -> fill());
        document.undoNameProperty().subscribe(_ -> fill());
        document.redoNameProperty().subscribe(_ -> fill());
    }

    private void fill() {
        List<ExperimentDocument.Version> versions = document.versions();
        ToggleGroup group = new ToggleGroup();
        // Where so much was undone that the version shown is not among the last ones, those from it on.
        int first = Math.max(0, Math.min(versions.size() - MOST, document.versionNumber()));
        getItems().setAll(versions.subList(first, Math.min(versions.size(), first + MOST)).stream().map(version -> {
            RadioMenuItem item = new RadioMenuItem(version.name().orElse(Text.of("form.history.opened")));
            item.setId("menu-version-" + version.number());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(version.number() == document.versionNumber());
            item.setOnAction(event -> document.go(version));
            return item;
        }).toList());
        setDisable(versions.size() < 2);
    }
}
