package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.experiment.ProblemSize;
import org.saddlescope.experiment.Schema;
import org.saddlescope.figures.Style;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.ui.document.ExperimentRules;
import org.saddlescope.ui.experiment.ExperimentDocument;
import org.saddlescope.ui.experiment.ExperimentForm;
import org.saddlescope.ui.settings.Themes;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the form shows for every architecture and every optimizer, with the rules of the program. */
@Tag(HeadlessOnly.TAG)
@ExtendWith(ApplicationExtension.class)
class FormVariantsTest {
    private static final Schema.Union ARCHITECTURES = union(ProblemSpec.Network.class, "architecture");
    private static final Schema.Union OPTIMIZERS = (Schema.Union) ((Schema.ListOf) Schema.experiment().field("optimizers").orElseThrow().type()).element();

    private final ExperimentDocument document = new ExperimentDocument(Experiments.twoMoons());
    private ExperimentForm form;

    @Start
    void start(Stage stage) {
        ExperimentRules rules = new ExperimentRules();
        form = new ExperimentForm(document, rules.choices(), rules::contradiction);
        Scene scene = new Scene(form, 340, 980);
        Themes.apply(scene.getStylesheets(), Style.Theme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    private static Schema.Union union(Class<? extends Record> type, String field) {
        return (Schema.Union) Schema.of(type).field(field).orElseThrow().type();
    }

    static Stream<String> architectures() {
        return ARCHITECTURES.names().stream();
    }

    static Stream<String> optimizers() {
        return OPTIMIZERS.names().stream();
    }

    private static void choose(FxRobot robot, String id, String variant) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Schema.Option> combo = robot.lookup("#" + id).queryAs(ComboBox.class);
            combo.setValue(combo.getItems().stream().filter(item -> item.name().equals(variant)).findFirst().orElseThrow());
        });
    }

    /** The names of the fields directly below a path that are in the form. */
    private Set<String> fields(FxRobot robot, String path) {
        Pattern id = Pattern.compile("(?:field|add)-" + path + "-([a-zA-Z0-9]+)");
        Set<String> names = new TreeSet<>();
        for (Node node : robot.from(form).lookup((Node node) -> node.getId() != null).queryAll()) {
            Matcher matcher = id.matcher(node.getId());
            if (matcher.matches()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private String size(FxRobot robot) {
        return robot.lookup("#section-size").queryAs(TitledPane.class).getText().replace("Size: ", "");
    }

    private void awaitSize(FxRobot robot) throws TimeoutException {
        Experiment now = document.experiment();
        String expected = ProblemSize.of(now).summary();
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> size(robot).equals(expected));
    }

    /** Every label is drawn in full, none over the edge of the form. */
    private void assertNothingIsCut(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        for (Node node : robot.from(form).lookup((Node one) -> one instanceof Labeled || one instanceof TextInputControl).queryAll()) {
            boolean shown = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> shown(node));
            if (!shown) {
                continue;
            }
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            assertTrue(bounds.getMinX() >= 0 && bounds.getMaxX() <= form.getWidth() + 0.5, () -> node + " reaches to " + bounds);
            if (node instanceof Label label && label.lookup(".text") instanceof Text text) {
                assertEquals(label.getText(), text.getText(), "elided");
            }
        }
    }

    private static boolean shown(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible() || one.getParent() instanceof TitledPane pane && !pane.isExpanded() && one.getStyleClass().contains("content")) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void anArchitectureShowsItsFieldsAndItsDefaultFitsOrIsMadeToFitWithOneClick(String architecture, FxRobot robot) throws Exception {
        choose(robot, "field-problem-architecture", architecture);
        Schema.Option option = ARCHITECTURES.option(architecture).orElseThrow();
        assertEquals(new TreeSet<>(option.record().names()), fields(robot, "problem-architecture"));
        assertNothingIsCut(robot);
        Screen.shoot(form, "form-" + architecture);
        if (!form.valid().get()) {
            Optional<Button> remedy = robot.from(form).lookup((Node node) -> node.getId() != null && node.getId().startsWith("remedy-")).tryQueryAs(Button.class);
            assertTrue(remedy.isPresent(), form.complaint().get());
            robot.interact(remedy.get()::fire);
            assertTrue(form.valid().get(), form.complaint().get());
            assertTrue(document.undoNameProperty().get().orElseThrow().startsWith("use "), document.undoNameProperty().get().toString());
            Screen.shoot(form, "form-" + architecture + "-fits");
        }
        assertEquals(option.type(), ((ProblemSpec.Network) document.experiment().problem()).architecture().getClass());
        awaitSize(robot);
        assertTrue(size(robot).contains(" parameter"), size(robot));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void anOptimizerShowsItsFieldsAndItsDefaultIsValid(String optimizer, FxRobot robot) {
        choose(robot, "field-optimizers-0", optimizer);
        Schema.Option option = OPTIMIZERS.option(optimizer).orElseThrow();
        assertEquals(new TreeSet<>(option.record().names()), fields(robot, "optimizers-0"));
        assertTrue(form.valid().get(), form.complaint().get());
        Optimizer chosen = document.experiment().optimizers().getFirst();
        assertEquals(option.type(), chosen.getClass());
        assertNothingIsCut(robot);
        robot.interact(() -> form.lookup(".scroll-pane").lookupAll("*").stream().filter(ScrollPane.class::isInstance)
                .map(ScrollPane.class::cast).findFirst().ifPresent(pane -> pane.setVvalue(0.6)));
        Screen.shoot(form, "form-optimizer-" + optimizer);
    }

    @Test
    void theSizeFollowsWhatIsTyped(FxRobot robot) throws Exception {
        awaitSize(robot);
        String before = size(robot);
        // 2·32 + 32 + 32·32 + 32 + 32·2 + 2
        assertTrue(before.startsWith("1,218 parameters, ≈ "), before);
        robot.interact(() -> robot.lookup("#field-problem-architecture-hidden").queryAs(TextInputControl.class).setText("3"));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> size(robot).startsWith("17 parameters, ≈ "));
        robot.interact(() -> robot.lookup("#section-size").queryAs(TitledPane.class).setExpanded(true));
        assertTrue(robot.from(form).lookup("layer1.weight").tryQuery().isPresent());
        assertTrue(robot.from(form).lookup("3 × 2").tryQuery().isPresent());
        assertNothingIsCut(robot);
        Screen.shoot(form, "form-size");
    }

    @Test
    void theSizeOfDataInAFileThatIsNotThereIsUnknownWithTheReason(FxRobot robot) throws Exception {
        choose(robot, "field-problem-data", "csv");
        robot.interact(() -> robot.lookup("#field-problem-data-file").queryAs(TextInputControl.class).setText("nowhere.csv"));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> size(robot).startsWith("unknown until the data is loaded: ") && size(robot).contains("nowhere.csv"));
    }

    @Test
    void anOptimizerWhoseBatchIsLargerThanTheNewDataTakesAllSamples(FxRobot robot) {
        // The second optimizer of the experiment draws 32 samples; a graph is one.
        choose(robot, "field-problem-architecture", "gcn");
        assertFalse(form.valid().get());
        Button remedy = robot.lookup("#remedy-problem-architecture-0").queryAs(Button.class);
        assertEquals("Use data “Stochastic block model”, batches of all samples", remedy.getText());
        robot.interact(remedy::fire);
        assertTrue(form.valid().get(), form.complaint().get());
        assertEquals(0, document.experiment().optimizers().get(1).batch());
        assertInstanceOf(Optimizer.Momentum.class, document.experiment().optimizers().get(1));
    }

    @Test
    void dataThatNeedAnotherArchitectureOfferIt(FxRobot robot) {
        choose(robot, "field-problem-data", "matrix");
        assertFalse(form.valid().get());
        Stream<String> offers = robot.from(form).lookup((Node node) -> node.getId() != null && node.getId().startsWith("remedy-"))
                .queryAllAs(Button.class).stream().map(Button::getText);
        assertTrue(offers.anyMatch(offer -> offer.contains("architecture “Matrix factorisation”")));
    }
}
