package org.saddlescope.ui.instrument;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Numbers;
import org.saddlescope.paths.Catalogue;
import org.saddlescope.paths.CriticalOutcome.Critical;
import org.saddlescope.paths.PointSpectrum;
import org.saddlescope.ui.base.Text;

/** The critical points found, with rising loss; choosing one looks at it. */
public final class CriticalPane extends BorderPane {
    private static final int DIGITS = 6;
    /** The edges of the table and the scroll bar. */
    private static final double MARGIN = 18;
    private static final List<Column> COLUMNS = List.of(
            new Column("", 2.5, row -> Integer.toString(row.number())),
            new Column("kind", 6.5, row -> row.spectrum().kind().label()),
            new Column("loss", 7, row -> Numbers.format(row.point().reached().loss(), DIGITS)),
            new Column("‖∇f‖", 7, row -> Numbers.format(row.point().reached().gradientNorm(), 2)),
            new Column("index", 5, row -> OutcomeText.index(row.spectrum())),
            new Column("nullity", 6, row -> row.spectrum().nullity().isPresent() ? Integer.toString(row.spectrum().nullity().getAsInt()) : Text.of("instrument.criticalPane.notCounted")),
            new Column(Text.of("instrument.criticalPane.minResidual"), 12.5, row -> OutcomeText.of(row.spectrum().lowest())),
            new Column(Text.of("instrument.criticalPane.maxResidual"), 12.5, row -> OutcomeText.of(row.spectrum().highest())),
            new Column(Text.of("instrument.criticalPane.offBy"), 6.5, row -> Numbers.format(row.point().distance(), 2)));

    private final TableView<Row> table = new TableView<>();
    private final Label note = new Label();
    private boolean filling;

    /** @param em the width that its header and a usual value take */
    private record Column(String name, double em, Function<Row, String> text) {}

    /** A point and its number in the catalogue. */
    private record Row(int number, Critical point) {
        PointSpectrum spectrum() {
            return point.spectrum();
        }
    }

    public CriticalPane(Instruments instruments) {
        setId("criticalPane");
        table.setId("criticalTable");
        for (Column column : COLUMNS) {
            TableColumn<Row, String> shown = new TableColumn<>(column.name());
            shown.setCellValueFactory(cell -> new ReadOnlyStringWrapper(column.text().apply(cell.getValue())));
            shown.setSortable(false);
            shown.setReorderable(false);
            table.getColumns().add(shown);
        }
        table.widthProperty().subscribe(this::widen);
        note.fontProperty().subscribe(this::widen);
        note.setId("criticalNote");
        note.setWrapText(true);
        note.getStyleClass().addAll("muted", "pane-note");
        setCenter(table);
        setBottom(note);
        instruments.findsProperty().subscribe(this::show);
        instruments.lookedProperty().subscribe(looked -> mark(looked.flatMap(Looked::critical)));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && !filling) {
                instruments.show(row.point());
            }
        });
    }

    /** The columns fill the table; where they would be cut, it scrolls sideways. */
    private void widen() {
        double ems = COLUMNS.stream().mapToDouble(Column::em).sum();
        double em = Math.max(note.getFont().getSize(), (table.getWidth() - MARGIN) / ems);
        for (int i = 0; i < COLUMNS.size(); i++) {
            table.getColumns().get(i).setPrefWidth(COLUMNS.get(i).em() * em);
        }
    }

    private void show(Finds finds) {
        filling = true;
        try {
            List<Catalogue.Entry> entries = finds.catalogue().entries();
            table.getItems().setAll(IntStream.range(0, entries.size()).mapToObj(i -> new Row(i + 1, entries.get(i).point())).toList());
            note.setText(note(finds));
        } finally {
            filling = false;
        }
    }

    private static String note(Finds finds) {
        return Text.of("instrument.criticalPane.indexEigenvaluesBelow10H", finds.catalogue().symmetry().description());
    }

    private void mark(Optional<Critical> looked) {
        filling = true;
        try {
            table.getSelectionModel().clearSelection();
            looked.ifPresent(point -> table.getItems().stream().filter(row -> row.point() == point).findFirst()
                    .ifPresent(row -> table.getSelectionModel().select(row)));
        } finally {
            filling = false;
        }
    }

    /** The same as a figure, for export. */
    public static Figure figure(String name, Finds finds) {
        List<Catalogue.Entry> entries = finds.catalogue().entries();
        return new Figure.Table(Text.of("instrument.criticalPane.criticalPoints", name), COLUMNS.stream().map(Column::name).toList(),
                IntStream.range(0, entries.size()).mapToObj(i -> new Row(i + 1, entries.get(i).point()))
                        .map(row -> COLUMNS.stream().map(column -> column.text().apply(row)).toList()).toList(), List.of(note(finds)));
    }
}
