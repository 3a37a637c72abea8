package org.saddlescope.ui.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.StringExpression;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.NaturalProblem;
import org.saddlescope.experiment.Schema;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/**
 * The experiment as a form, made from the annotated records themselves: a setting that the experiment gains is in the
 * form without a line here. Each valid change makes a new version of the document; what is invalid is marked at its
 * field and leaves the document as it was.
 */
public final class ExperimentForm extends VBox {
    private final ExperimentDocument document;
    private final Problems problems = new Problems();
    private final Function<Experiment, Optional<Contradiction>> check;
    private final RecordEditor root;
    private final SizePane size = new SizePane();
    private final ClaimCard claim = new ClaimCard();
    private final List<FormSection> sections;
    private final TextField search;
    private final HBox head = new HBox();
    private final Label none = new Label();
    private boolean editing;

    /**
     * What is wrong with an experiment whose fields are each valid.
     *
     * @param path     the path of a field
     * @param message  what is wrong there
     * @param remedies changes of the experiment that would put it right, offered beside the message
     */
    public record Contradiction(String path, String message, List<NaturalProblem.Remedy> remedies) {
        public Contradiction {
            remedies = List.copyOf(remedies);
        }

        /** Without a remedy. */
        public Contradiction(String path, String message) {
            this(path, message, List.of());
        }
    }

    /**
     * A form that is complete at once.
     *
     * @param check finds a contradiction between fields
     */
    public ExperimentForm(ExperimentDocument document, Choices choices, Function<Experiment, Optional<Contradiction>> check) {
        this(document, choices, check, Optional.empty());
    }

    /**
     * @param check finds a contradiction between fields
     * @param later where given, takes the making of the open sections, one by one from the top, to be run on the JavaFX
     *              application thread when there is time; what somebody needs before is made at once, and so is a closed
     *              section when it is opened
     */
    public ExperimentForm(ExperimentDocument document, Choices choices, Function<Experiment, Optional<Contradiction>> check,
                          Optional<Consumer<List<Runnable>>> later) {
        this.document = document;
        this.check = check;
        FormContext context = new FormContext(problems, new Starters(choices), choices, document::seal);
        root = new RecordEditor(new Field("", Text.of("form.experiment"), "", Optional.empty(), Schema.experiment()), Schema.experiment(), context,
                field -> new LateEditor(field, () -> Editors.of(field, context)));
        root.listen((edit, value) -> edited(edit, (Experiment) value));
        setId("form");
        getStyleClass().add("experiment-form");
        sections = sections();
        search = searchField();
        none.getStyleClass().addAll("muted", "no-match");
        none.setId("form-none");
        none.setWrapText(true);
        VBox column = new VBox();
        column.getStyleClass().add("sections");
        sections.forEach(section -> column.getChildren().add(section.node()));
        ScrollPane scroller = new ScrollPane(column);
        scroller.setFitToWidth(true);
        scroller.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroller, Priority.ALWAYS);
        head.getStyleClass().add("form-head");
        HBox.setHgrow(search, Priority.ALWAYS);
        head.getChildren().add(search);
        getChildren().setAll(head, none, scroller);
        document.experimentProperty().subscribe(experiment -> {
            if (!editing) {
                root.show(experiment);
            }
            Optional<Contradiction> contradiction = check.apply(experiment);
            // It is shown at its field, which must be there to show it.
            contradiction.ifPresent(found -> sections.stream().filter(section -> section.holds(found.path())).forEach(FormSection::make));
            problems.contradiction(contradiction.map(this::found));
            size.show(experiment, contradiction.isEmpty());
            claim.show(experiment.claim());
            // Another kind of something brings other fields.
            filter();
        });
        later.ifPresentOrElse(when -> when.accept(sections.stream().filter(FormSection::expected).<Runnable>map(section -> section::make).toList()),
                () -> sections.forEach(FormSection::make));
        // Who scrolls wants to see what comes.
        scroller.vvalueProperty().subscribe((before, now) -> sections.stream().filter(FormSection::expected).forEach(FormSection::make));
    }

    private Problems.Problem found(Contradiction found) {
        return new Problems.Problem(found.path(), found.message(), found.remedies().stream().map(remedy ->
                new Problems.Remedy(remedy.label(), () -> document.edit(Words.inSentence(remedy.label()), remedy.experiment(), Optional.empty()))).toList());
    }

    private void edited(Editor.Edit edit, Experiment next) {
        editing = true;
        try {
            document.edit(edit.name(), next, edit.key());
        } finally {
            editing = false;
        }
    }

    private List<FormSection> sections() {
        List<FormSection> all = new ArrayList<>();
        // What belongs to no part of its own comes first; what few people change comes last.
        all.add(section(Text.of("form.experiment"), "experiment", true, named("name", "notes")));
        all.add(FormSection.of(claim, claim::search));
        for (Editor editor : root.components(field -> isPart(field) && !field.name().equals("probes") && !field.name().equals("grid"))) {
            all.add(section(editor, true));
            if (editor.field().name().equals("problem")) {
                all.add(FormSection.of(size.node(), search -> search.finds(Text.of("form.size.words"))));
            }
        }
        for (Editor editor : root.components(field -> field.name().equals("grid") || field.name().equals("probes"))) {
            all.add(section(editor, false));
        }
        all.add(section(Text.of("form.more"), "more", false, root.components(
                field -> !isPart(field) && !List.of("name", "notes", "schema", "claim", "lesson").contains(field.name()))));
        return all;
    }

    private List<Editor> named(String... names) {
        return root.components(field -> List.of(names).contains(field.name()));
    }

    private static boolean isPart(Field field) {
        return switch (field.type()) {
            case Schema.RecordType _, Schema.Union _ -> true;
            case Schema.ListOf(Schema.Union _, int _, int _) -> true;
            default -> false;
        };
    }

    private FormSection section(Editor part, boolean expanded) {
        return new TitledSection(part.field().label(), part.field().name(), expanded, List.of(part.field().path()), problems,
                () -> new TitledSection.Content(part.node(), part::filter));
    }

    private FormSection section(String title, String id, boolean expanded, List<Editor> editors) {
        return new TitledSection(title, id, expanded, editors.stream().map(editor -> editor.field().path()).toList(), problems, () -> {
            FieldRows rows = new FieldRows(editors);
            return new TitledSection.Content(rows.node(), rows::filter);
        });
    }

    /** The row over the form, for further controls beside the search. */
    public HBox head() {
        return head;
    }

    /** Where the form is searched; takes the focus. */
    public void search() {
        search.requestFocus();
        search.selectAll();
    }

    private TextField searchField() {
        TextField field = new TextField();
        field.setId("form-search");
        field.setPromptText(Text.of("form.search"));
        field.setAccessibleText(Text.of("form.search"));
        Tips.on(field, Text.of("form.search.doc"));
        field.textProperty().subscribe(this::filter);
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
        return field;
    }

    private void filter() {
        FormSearch wanted = FormSearch.of(search.getText());
        boolean any = false;
        for (FormSection section : sections) {
            any |= section.filter(wanted);
        }
        none.setText(any ? "" : Text.of("form.search.none", search.getText().strip()));
        none.setVisible(!any);
        none.setManaged(!any);
    }

    /**
     * Says from now on under Size how long the training takes.
     *
     * @param free whether nothing else computes
     */
    public void expectTimes(ObservableValue<Boolean> free) {
        size.expectTimes(free);
    }

    /** Whether the form shows what the document holds, without contradiction. */
    public BooleanExpression valid() {
        return BooleanExpression.booleanExpression(problems.firstProperty().map(Optional::isEmpty));
    }

    /** The first thing that is wrong, in one line; empty where all is well. */
    public StringExpression complaint() {
        return Bindings.createStringBinding(() -> problems.firstProperty().get()
                .map(problem -> place(problem.path()) + Words.inSentence(problem.message())).orElse(""),
                problems.firstProperty());
    }

    /** {@code optimizers.0.stepSize} → "Optimizers › 1 › step size: ", counted from one as people do. */
    private static String place(String path) {
        return path.isEmpty() ? "" : Arrays.stream(path.split("\\."))
                .map(part -> part.chars().allMatch(Character::isDigit) ? Integer.toString(Integer.parseInt(part) + 1) : Words.of(part))
                .reduce((outer, inner) -> outer + " › " + Words.inSentence(inner)).orElse("") + ": ";
    }
}
