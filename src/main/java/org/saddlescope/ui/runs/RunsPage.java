package org.saddlescope.ui.runs;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** The page of the runs: this session's and those of earlier days, to search, to open, to lay over each other, to keep and to delete. */
public final class RunsPage extends BorderPane {
    private static final long GIGABYTE = 1_000_000_000L;

    private final RunsModel runs;
    private final Overlays overlays;
    private final Deeds deeds;
    private final TextField search = new TextField();
    private final FilteredList<RunEntry> found;
    private final ListView<RunEntry> list;
    private Optional<Path> renaming = Optional.empty();

    /** What the window does for the page. */
    public interface Deeds {
        /** Shows a run. */
        void open(Path folder);

        /** Shows a folder in the system's file manager. */
        void reveal(Path folder);

        /** Where to copy a run to; empty where the user has thought better of it. */
        Optional<Path> destination();
    }

    public RunsPage(RunsModel runs, Overlays overlays, Deeds deeds) {
        this.runs = runs;
        this.overlays = overlays;
        this.deeds = deeds;
        found = new FilteredList<>(runs.entries());
        list = new ListView<>(found);
        list.setId("runs");
        list.setAccessibleText(Text.of("runs.list"));
        list.setCellFactory(view -> new RunCell(this));
        Label nothing = new Label(Text.of("runs.none"));
        nothing.setWrapText(true);
        nothing.getStyleClass().add("muted");
        list.setPlaceholder(nothing);
        list.setContextMenu(new ContextMenu(items()));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        search.setId("runSearch");
        search.setPromptText(Text.of("runs.search"));
        search.setAccessibleText(Text.of("runs.search"));
        search.textProperty().subscribe(text -> filter());
        HBox.setHgrow(search, Priority.ALWAYS);
        MenuButton more = new MenuButton(Text.of("runs.menu"));
        more.setId("runMenu");
        Tips.on(more, Text.of("runs.menu.doc"));
        more.getItems().setAll(items());
        more.getItems().addAll(new SeparatorMenuItem(), keeping(), item("runLibrary", Text.of("runs.library"), () -> deeds.reveal(runs.library().folder())));
        more.setMinWidth(USE_PREF_SIZE);
        HBox top = new HBox(search, more);
        top.getStyleClass().add("runs-top");
        setTop(top);
        setCenter(list);
        Label limits = new Label();
        limits.setId("runLimits");
        limits.setWrapText(true);
        limits.getStyleClass().addAll("muted", "runs-limits");
        runs.keepingProperty().subscribe(on -> limits.setText(on ? Text.of("runs.limits", Integer.toString(runs.library().limits().runs()),
                Long.toString(runs.library().limits().bytes() / GIGABYTE)) : Text.of("runs.off")));
        setBottom(limits);
        getStyleClass().add("runs-page");
        runs.around(change -> {
            Optional<Path> chosen = selected().map(RunEntry::folder);
            change.run();
            chosen.flatMap(folder -> found.stream().filter(entry -> entry.folder().equals(folder)).findFirst()).ifPresent(list.getSelectionModel()::select);
        });
        runs.entries().addListener((javafx.collections.ListChangeListener<RunEntry>) change -> list.refresh());
        runs.shownProperty().subscribe(list::refresh);
        overlays.foldersProperty().subscribe(list::refresh);
        overlays.refusalsProperty().subscribe(list::refresh);
    }

    private void filter() {
        String words = search.getText().strip();
        LocalDate today = LocalDate.now();
        found.setPredicate(words.isEmpty() ? null : entry -> RunText.matches(entry, words, today));
        if (list.getSelectionModel().isEmpty() && !found.isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private CheckMenuItem keeping() {
        CheckMenuItem keep = new CheckMenuItem(Text.of("runs.keep"));
        keep.setId("runKeep");
        keep.selectedProperty().bindBidirectional(runs.keepingProperty());
        return keep;
    }

    /** What is done with the selected run. */
    private MenuItem[] items() {
        MenuItem open = one("runOpen", Text.of("runs.open"), this::open);
        MenuItem overlay = one("runOverlay", Text.of("runs.overlay"), entry -> overlay(entry, !isOverlaid(entry)));
        MenuItem rename = one("runRename", Text.of("runs.rename"), this::rename);
        MenuItem pin = one("runPin", Text.of("runs.pin"), entry -> runs.pin(entry, !entry.label().pinned()));
        MenuItem reveal = one("runReveal", Text.of("runs.reveal"), entry -> deeds.reveal(entry.folder()));
        MenuItem export = one("runExport", Text.of("runs.export"), entry -> deeds.destination().ifPresent(into -> runs.export(entry, into)));
        MenuItem delete = one("runDelete", Text.of("runs.delete"), this::delete);
        return new MenuItem[] {open, overlay, rename, pin, reveal, export, new SeparatorMenuItem(), delete};
    }

    private MenuItem one(String id, String text, Consumer<RunEntry> deed) {
        MenuItem item = item(id, text, () -> selected().ifPresent(deed));
        item.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
        return item;
    }

    private static MenuItem item(String id, String text, Runnable deed) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> deed.run());
        return item;
    }

    private Optional<RunEntry> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    /** Keys that mean something else in the rest of the window are those of the list while it has the focus. */
    private void typed(KeyEvent event) {
        if (event.getTarget() instanceof TextField) {
            return;
        }
        if (event.isShortcutDown() && event.getCode() == KeyCode.Z && !event.isShiftDown() && runs.undoNameProperty().get().isPresent()) {
            runs.undoDelete();
            event.consume();
        } else if (!event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown()) {
            Optional<Consumer<RunEntry>> deed = switch (event.getCode()) {
                case ENTER -> Optional.of(this::open);
                case SPACE -> Optional.of(entry -> overlay(entry, !isOverlaid(entry)));
                case DELETE -> Optional.of(this::delete);
                default -> Optional.empty();
            };
            deed.ifPresent(act -> {
                selected().ifPresent(act);
                event.consume();
            });
        }
    }

    void open(RunEntry entry) {
        if (entry.running()) {
            runs.tell(Text.of("runs.still-running", entry.name()));
        } else {
            deeds.open(entry.folder());
        }
    }

    void overlay(RunEntry entry, boolean on) {
        if (!on) {
            overlays.remove(entry.folder());
        } else if (isShown(entry)) {
            runs.tell(Text.of("runs.is-shown", entry.name()));
        } else if (entry.running()) {
            runs.tell(Text.of("runs.still-running", entry.name()));
        } else {
            overlays.add(entry);
        }
    }

    private void delete(RunEntry entry) {
        overlays.remove(entry.folder());
        runs.delete(entry);
    }

    private void rename(RunEntry entry) {
        renaming = Optional.of(entry.folder());
        list.scrollTo(entry);
        list.refresh();
    }

    void renamed(RunEntry entry, String name) {
        renaming = Optional.empty();
        list.refresh();
        list.requestFocus();
        if (!name.strip().equals(entry.name())) {
            runs.rename(entry, name);
        }
    }

    boolean isRenaming(RunEntry entry) {
        return renaming.filter(entry.folder()::equals).isPresent();
    }

    boolean isShown(RunEntry entry) {
        return runs.shownProperty().get().filter(entry.folder()::equals).isPresent();
    }

    boolean isOverlaid(RunEntry entry) {
        return overlays.foldersProperty().get().contains(entry.folder());
    }

    /** Why it cannot be seen in the plane; empty where it can. */
    String refusal(RunEntry entry) {
        return overlays.refusalsProperty().get().getOrDefault(entry.folder(), "");
    }

    /** Puts the focus where a run can be chosen. */
    public void focus() {
        runs.refresh();
        if (list.getSelectionModel().isEmpty() && !found.isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
        list.requestFocus();
    }
}
