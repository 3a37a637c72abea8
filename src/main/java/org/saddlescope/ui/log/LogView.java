package org.saddlescope.ui.log;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.saddlescope.ui.base.Text;

/** The program's notes as a table, by severity and by words, with the whole text of the chosen one below. */
public final class LogView extends VBox {
    /** The width of the last column in em, which the others keep below. */
    private static final double MESSAGE = 30;
    private static final Duration LOOK = Duration.millis(500);

    private final LogRing ring;
    private final ObservableList<LogEntry> entries = FXCollections.observableArrayList();
    private final FilteredList<LogEntry> shown = new FilteredList<>(entries);
    private final TableView<LogEntry> table = new TableView<>(shown);
    private final ComboBox<Severity> level = new ComboBox<>(FXCollections.observableArrayList(Severity.values()));
    private final TextField search = new TextField();
    private final TextArea details = new TextArea();
    private final Timeline looking = new Timeline(new KeyFrame(LOOK, event -> refresh()));
    private long seen = -1;

    public LogView(LogRing ring) {
        this.ring = ring;
        getStyleClass().add("log-view");
        level.setId("logLevel");
        level.setConverter(new StringConverter<>() {
            @Override
            public String toString(Severity severity) {
                return severity == null ? "" : severity.filter();
            }

            @Override
            public Severity fromString(String text) {
                throw new UnsupportedOperationException("the box cannot be written into");
            }
        });
        level.setValue(Severity.INFO);
        level.setAccessibleText(Text.of("log.filter"));
        search.setId("logSearch");
        search.setPromptText(Text.of("log.search"));
        search.setAccessibleText(Text.of("log.search"));
        HBox.setHgrow(search, Priority.ALWAYS);
        Button copy = new Button(Text.of("log.copy"));
        copy.setId("logCopy");
        copy.setOnAction(event -> copy());
        HBox choices = new HBox(level, search, copy);
        choices.getStyleClass().add("log-choices");
        table.setId("logTable");
        table.setAccessibleText(Text.of("log.table"));
        table.setPlaceholder(new Label(Text.of("log.empty")));
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getColumns().setAll(List.of(column(Text.of("log.column.time"), LogEntry::clock, 8), column(Text.of("log.column.level"), entry -> entry.severity().label(), 8),
                column(Text.of("log.column.source"), LogEntry::source, 12), column(Text.of("log.column.message"), LogEntry::message, MESSAGE)));
        details.setId("logDetails");
        details.setEditable(false);
        details.setAccessibleText(Text.of("log.details"));
        SplitPane parts = new SplitPane(table, details);
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(0.68);
        VBox.setVgrow(parts, Priority.ALWAYS);
        getChildren().setAll(choices, parts);
        level.valueProperty().subscribe(this::filter);
        search.textProperty().subscribe(this::filter);
        table.getSelectionModel().selectedItemProperty().subscribe(entry -> details.setText(entry == null ? "" : entry.text()));
        looking.setCycleCount(Animation.INDEFINITE);
        // The timer would keep the view alive: it runs only as long as the view can be seen.
        sceneProperty().flatMap(scene -> scene.windowProperty()).flatMap(window -> window.showingProperty()).orElse(false).subscribe(showing -> {
            if (showing) {
                refresh();
                looking.play();
            } else {
                looking.stop();
            }
        });
    }

    private static TableColumn<LogEntry, String> column(String title, Function<LogEntry, String> text, double width) {
        TableColumn<LogEntry, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setSortable(false);
        column.setPrefWidth(width * Font.getDefault().getSize());
        if (width < MESSAGE) {
            // The room that is left belongs to the messages.
            column.setMaxWidth(width * Font.getDefault().getSize());
        }
        return column;
    }

    private void filter() {
        Severity least = level.getValue();
        String words = search.getText();
        shown.setPredicate(entry -> entry.severity().compareTo(least) >= 0 && entry.contains(words));
    }

    /** The newest note stays in view, unless one is being read. */
    private void refresh() {
        long now = ring.count();
        if (now == seen) {
            return;
        }
        seen = now;
        List<LogEntry> chosen = List.copyOf(table.getSelectionModel().getSelectedItems());
        entries.setAll(ring.entries());
        if (chosen.isEmpty()) {
            table.scrollTo(Math.max(0, shown.size() - 1));
        } else {
            chosen.forEach(table.getSelectionModel()::select);
        }
    }

    /** The chosen notes, or all that are shown. */
    private void copy() {
        List<LogEntry> chosen = table.getSelectionModel().getSelectedItems().isEmpty() ? shown : table.getSelectionModel().getSelectedItems();
        ClipboardContent content = new ClipboardContent();
        content.putString(chosen.stream().map(LogEntry::text).collect(Collectors.joining()));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
