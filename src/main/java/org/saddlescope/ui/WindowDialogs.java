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
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.saddlescope.experiment.Program;
import org.saddlescope.figures.ColourRange;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.command.Command;
import org.saddlescope.ui.command.ShortcutSheet;
import org.saddlescope.ui.command.TabLeaves;
import org.saddlescope.ui.help.AboutPane;
import org.saddlescope.ui.help.ConditionSheet;
import org.saddlescope.ui.log.LogRing;
import org.saddlescope.ui.log.LogView;
import org.saddlescope.ui.notice.Dialogs;
import org.saddlescope.ui.settings.Preferences;
import org.saddlescope.ui.settings.PreferencesPane;
import org.saddlescope.ui.settings.Themes;
import org.saddlescope.ui.slice.RangeDialog;

/** The dialogs of the real window. */
final class WindowDialogs implements Dialogs {
    private static final FileChooser.ExtensionFilter EXPERIMENTS = new FileChooser.ExtensionFilter(Text.of("dialog.files.experiments"), "*.json", "*.saddlescope");

    private static final FileChooser.ExtensionFilter OPENED = new FileChooser.ExtensionFilter(Text.of("dialog.files.all"),
            "*.json", "*.saddlescope", "*.h5", "*.hdf5", "*.csv", "*.npy", "*.npz");

    private final Stage owner;
    private final Supplier<Style.Theme> theme;

    WindowDialogs(Stage owner, Supplier<Style.Theme> theme) {
        this.owner = owner;
        this.theme = theme;
    }

    @Override
    public Optional<Path> open(String folder) {
        FileChooser chooser = chooser(Text.of("dialog.open"), folder);
        chooser.getExtensionFilters().setAll(OPENED, EXPERIMENTS);
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> openFolder(String folder) {
        return folder(Text.of("dialog.open-folder"), folder);
    }

    @Override
    public Optional<Path> copyTo(String folder) {
        return folder(Text.of("runs.export.title"), folder);
    }

    @Override
    public Optional<ColourRange> range(ColourRange now) {
        RangeDialog dialog = new RangeDialog(now);
        prepare(dialog, Text.of("range.title"));
        return dialog.showAndWait();
    }

    private Optional<Path> folder(String title, String folder) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        start(folder).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> save(String folder, String suggestedName) {
        FileChooser chooser = chooser(Text.of("dialog.save"), folder);
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
        ButtonType save = new ButtonType(Text.of("dialog.unsaved.save"), ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType(Text.of("dialog.unsaved.discard"), ButtonBar.ButtonData.NO);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, Text.of("dialog.unsaved.warning"), save, discard, ButtonType.CANCEL);
        alert.setHeaderText(Text.of("dialog.unsaved.question", experiment));
        prepare(alert, Text.of("dialog.unsaved"));
        ButtonType answer = alert.showAndWait().orElse(ButtonType.CANCEL);
        return answer == save ? Unsaved.SAVE : answer == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    @Override
    public boolean confirm(String question, String yes) {
        ButtonType go = new ButtonType(yes, ButtonBar.ButtonData.YES);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, Text.of("dialog.long.hint"), go, ButtonType.CANCEL);
        alert.setHeaderText(question);
        prepare(alert, Text.of("dialog.long"));
        return alert.showAndWait().orElse(ButtonType.CANCEL) == go;
    }

    @Override
    public void details(String message, String details) {
        ButtonType copy = new ButtonType(Text.of("dialog.copy"), ButtonBar.ButtonData.LEFT);
        Alert alert = new Alert(Alert.AlertType.ERROR, "", copy, ButtonType.CLOSE);
        alert.setHeaderText(message);
        TextArea text = new TextArea(details);
        text.setEditable(false);
        text.setId("details");
        text.setAccessibleText(Text.of("keys.details"));
        alert.getDialogPane().setContent(text);
        prepare(alert, Text.of("dialog.details"));
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
        prepare(dialog, Text.of("dialog.shortcuts"));
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
        prepare(dialog, Text.of("dialog.conditions"));
        dialog.show();
    }

    @Override
    public void about() {
        Dialog<Void> dialog = new Dialog<>();
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.setHeaderText(Text.of("dialog.about.name", Program.VERSION));
        dialog.setGraphic(new ImageView(WindowIcons.image(48)));
        dialog.getDialogPane().setContent(new AboutPane());
        dialog.setResizable(true);
        prepare(dialog, Text.of("dialog.about"));
        dialog.show();
    }

    @Override
    public void log() {
        Dialog<Void> dialog = new Dialog<>();
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().setContent(new LogView(LogRing.install()));
        dialog.getDialogPane().getStyleClass().add("log-dialog");
        dialog.setResizable(true);
        // To be watched beside the window.
        dialog.initModality(Modality.NONE);
        prepare(dialog, Text.of("log.title"));
        dialog.show();
    }

    @Override
    public void preferences(Preferences preferences) {
        Dialog<Void> dialog = new Dialog<>();
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().setContent(new PreferencesPane(preferences));
        dialog.setResizable(true);
        prepare(dialog, Text.of("preferences.title"));
        // What is chosen here is seen here too.
        Subscription dressed = preferences.options().theme().subscribe(now -> Themes.apply(dialog.getDialogPane().getStylesheets(), now));
        dialog.setOnHidden(event -> dressed.unsubscribe());
        dialog.show();
    }

    private void prepare(Dialog<?> dialog, String title) {
        dialog.setTitle(title);
        dialog.initOwner(owner);
        dialog.getDialogPane().addEventFilter(KeyEvent.KEY_PRESSED, new TabLeaves());
        // What was added last is where Tab comes last: to the buttons below the content.
        dialog.getDialogPane().lookup(".button-bar").toFront();
        Themes.apply(dialog.getDialogPane().getStylesheets(), theme.get());
    }
}
