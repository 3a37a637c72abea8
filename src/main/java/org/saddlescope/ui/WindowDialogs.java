package org.saddlescope.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Modality;
import javafx.stage.Stage;
import org.saddlescope.figures.Style;

/** The dialogs of the real window. */
final class WindowDialogs implements Dialogs {
    private static final FileChooser.ExtensionFilter EXPERIMENTS = new FileChooser.ExtensionFilter("Experiments", "*.json");

    private static final FileChooser.ExtensionFilter OPENED = new FileChooser.ExtensionFilter("Experiments and surfaces",
            "*.json", "*.h5", "*.hdf5", "*.csv", "*.npy", "*.npz");

    private final Stage owner;
    private final Supplier<Style.Theme> theme;

    WindowDialogs(Stage owner, Supplier<Style.Theme> theme) {
        this.owner = owner;
        this.theme = theme;
    }

    @Override
    public Optional<Path> open(String folder) {
        FileChooser chooser = chooser("Open experiment or surface", folder);
        chooser.getExtensionFilters().setAll(OPENED, EXPERIMENTS);
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> openFolder(String folder) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open run folder");
        start(folder).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> save(String folder, String suggestedName) {
        FileChooser chooser = chooser("Save experiment", folder);
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    private static FileChooser chooser(String title, String folder) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(EXPERIMENTS);
        start(folder).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private static Optional<File> start(String folder) {
        return Optional.of(new File(folder.isEmpty() ? System.getProperty("user.home", ".") : folder)).filter(File::isDirectory);
    }

    @Override
    public Unsaved unsaved(String experiment) {
        ButtonType save = new ButtonType("Save", ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType("Don't save", ButtonBar.ButtonData.NO);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "The changes are lost otherwise.", save, discard, ButtonType.CANCEL);
        alert.setHeaderText("Save the changes to “" + experiment + "”?");
        prepare(alert, "Unsaved changes");
        ButtonType answer = alert.showAndWait().orElse(ButtonType.CANCEL);
        return answer == save ? Unsaved.SAVE : answer == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public boolean confirm(String question, String yes) {
        ButtonType go = new ButtonType(yes, ButtonBar.ButtonData.YES);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "It can be cancelled at any time; what was computed stays.", go, ButtonType.CANCEL);
        alert.setHeaderText(question);
        prepare(alert, "This takes long");
        return alert.showAndWait().orElse(ButtonType.CANCEL) == go;
    }

    @Override
    public void details(String message, String details) {
        ButtonType copy = new ButtonType("Copy", ButtonBar.ButtonData.LEFT);
        Alert alert = new Alert(Alert.AlertType.ERROR, "", copy, ButtonType.CLOSE);
        alert.setHeaderText(message);
        TextArea text = new TextArea(details);
        text.setEditable(false);
        text.setId("details");
        alert.getDialogPane().setContent(text);
        prepare(alert, "Details");
        alert.setResizable(true);
        // Copying leaves the dialog open.
        alert.getDialogPane().lookupButton(copy).addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(message + System.lineSeparator() + details);
            Clipboard.getSystemClipboard().setContent(content);
            event.consume();
        });
        alert.show();
    }

    @Override
    public void shortcuts(List<Command> commands) {
        Dialog<Void> dialog = new Dialog<>();
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().setContent(new ShortcutSheet(commands));
        dialog.setResizable(true);
        prepare(dialog, "Shortcuts");
        dialog.show();
    }

    @Override
    public void conditions() {
        Dialog<Void> dialog = new Dialog<>();
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().setContent(new ConditionSheet());
        dialog.setResizable(true);
        // To be read beside the plots.
        dialog.initModality(Modality.NONE);
        prepare(dialog, "Conditions");
        dialog.show();
    }

    @Override
    public void about() {
        Alert alert = new Alert(Alert.AlertType.INFORMATION);
        alert.setHeaderText("Saddlescope " + Optional.ofNullable(Workbench.class.getPackage().getImplementationVersion()).orElse("(development)"));
        alert.setContentText("A workbench for the loss landscapes of neural networks.\n\nLicence: Apache-2.0\nJava "
                + Runtime.version() + ", JavaFX " + System.getProperty("javafx.version", "?"));
        prepare(alert, "About");
        alert.show();
    }

    private void prepare(Dialog<?> dialog, String title) {
        dialog.setTitle(title);
        dialog.initOwner(owner);
        Themes.apply(dialog.getDialogPane().getStylesheets(), theme.get());
    }
}
