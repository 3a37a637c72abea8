package org.saddlescope.ui.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.StringExpression;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.NaturalProblem;
import org.saddlescope.experiment.Schema;

/**
 * The experiment as a form, made from the annotated records themselves: a setting that the experiment gains is in the
 * form without a line here. Each valid change makes a new version of the document; what is invalid is marked at its
 * field and leaves the document as it was.
 */
public final class ExperimentForm extends StackPane {
    private final ExperimentDocument document;
    private final Problems problems = new Problems();
    private final Function<Experiment, Optional<Contradiction>> check;
    private final RecordEditor root;
    private final SizePane size = new SizePane();
    private final ClaimCard claim = new ClaimCard();
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
     * @param check finds a contradiction between fields
     */
    public ExperimentForm(ExperimentDocument document, Choices choices, Function<Experiment, Optional<Contradiction>> check) {
        this.document = document;
        this.check = check;
        FormContext context = new FormContext(problems, new Starters(choices), choices, document::seal);
        root = new RecordEditor(new Field("", "Experiment", "", Optional.empty(), Schema.experiment()), Schema.experiment(), context);
        root.listen((edit, value) -> edited(edit, (Experiment) value));
        setId("form");
        getStyleClass().add("experiment-form");
        getChildren().add(scroller());
        document.experimentProperty().subscribe(experiment -> {
            if (!editing) {
                root.show(experiment);
            }
            problems.contradiction(check.apply(experiment).map(found -> found(found)));
            size.show(experiment);
            claim.show(experiment.claim());
        });
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

    private Node scroller() {
        VBox sections = new VBox();
        sections.getStyleClass().add("sections");
        // What belongs to no part of its own comes first; what few people change comes last.
        sections.getChildren().add(section("Experiment", "experiment", true, named("name", "notes")));
        sections.getChildren().add(claim);
        for (Editor editor : root.components(field -> isPart(field) && !field.name().equals("probes") && !field.name().equals("grid"))) {
            sections.getChildren().add(section(editor, true));
            if (editor.field().name().equals("problem")) {
                sections.getChildren().add(size.node());
            }
        }
        for (Editor editor : root.components(field -> field.name().equals("grid") || field.name().equals("probes"))) {
            sections.getChildren().add(section(editor, false));
        }
        sections.getChildren().add(section("Start and output", "more", false, root.components(
                field -> !isPart(field) && !List.of("name", "notes", "schema", "claim", "lesson").contains(field.name()))));
        ScrollPane scroller = new ScrollPane(sections);
        scroller.setFitToWidth(true);
        scroller.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroller;
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

    private TitledPane section(Editor part, boolean expanded) {
        return titled(part.field().label(), part.field().name(), expanded, part.node(), List.of(part.field().path()));
    }

    private TitledPane section(String title, String id, boolean expanded, List<Editor> editors) {
        var grid = RecordEditor.grid();
        RecordEditor.fill(grid, editors);
        return titled(title, id, expanded, grid, editors.stream().map(editor -> editor.field().path()).toList());
    }

    private TitledPane titled(String title, String id, boolean expanded, Node content, List<String> paths) {
        TitledPane pane = new TitledPane(title, content);
        pane.setId("section-" + id);
        pane.setAnimated(false);
        pane.setExpanded(expanded);
        // A mistake must not hide in a closed section.
        problems.firstProperty().subscribe(first -> first.ifPresent(problem -> {
            if (paths.stream().anyMatch(path -> problem.path().equals(path) || problem.path().startsWith(path + "."))) {
                pane.setExpanded(true);
            }
        }));
        return pane;
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
