package org.saddlescope.ui.steer;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** The controls of the {@link Wheel}, in one line below the toolbar. */
public final class SteerBar extends HBox {
    /** The slider reaches from 1/100 to 100 by decades. */
    private static final double DECADES = 2;
    /** A drag is taken where it rests, so that a run does not collect every pixel of it. */
    private static final Duration REST = Duration.millis(120);

    private final Wheel wheel;
    private final Slider slider = new Slider(-DECADES, DECADES, 0);
    private final TextField typed = new TextField();
    private final PauseTransition rest = new PauseTransition(REST);
    private boolean showing;

    public SteerBar(Wheel wheel) {
        this.wheel = wheel;
        setId("steerBar");
        getStyleClass().add("steer-bar");
        rest.setOnFinished(event -> wheel.scale(Math.pow(10, Math.round(slider.getValue() * 100) / 100.0)));
        wheel.factorProperty().subscribe(now -> show(now.doubleValue()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.SOMETIMES);
        List<Node> parts = new ArrayList<>();
        parts.addAll(stepSize());
        parts.add(new Separator(javafx.geometry.Orientation.VERTICAL));
        parts.addAll(kick());
        parts.add(gap);
        parts.add(message());
        getChildren().setAll(parts);
    }

    private List<Node> stepSize() {
        ComboBox<String> target = new ComboBox<>();
        target.setId("steerTarget");
        target.setMinWidth(Region.USE_PREF_SIZE);
        target.setAccessibleText(Text.of("steer.target.help"));
        Tips.on(target, Text.of("steer.target.help"));
        target.setConverter(new StringConverter<>() {
            @Override
            public String toString(String name) {
                return name == null || name.isEmpty() ? Text.of("steer.target.all") : name;
            }

            @Override
            public String fromString(String text) {
                return text.equals(Text.of("steer.target.all")) ? "" : text;
            }
        });
        wheel.targetsProperty().subscribe(names -> {
            String before = wheel.targetProperty().get();
            List<String> offered = new ArrayList<>(List.of(""));
            offered.addAll(names);
            target.getItems().setAll(offered);
            target.setValue(before);
            // One optimizer is all of them.
            target.setVisible(names.size() > 1);
            target.setManaged(names.size() > 1);
        });
        target.valueProperty().subscribe(name -> {
            if (name != null) {
                wheel.targetProperty().set(name);
            }
        });
        wheel.targetProperty().subscribe(target::setValue);
        Label label = new Label(Text.of("steer.factor"));
        label.setLabelFor(typed);
        label.setMinWidth(Region.USE_PREF_SIZE);
        slider.setId("steerSlider");
        slider.setAccessibleText(Text.of("steer.slider.help"));
        Tips.on(slider, Text.of("steer.slider.help"));
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setShowTickMarks(true);
        slider.setBlockIncrement(0.1);
        slider.valueProperty().subscribe(this::dragged);
        slider.valueChangingProperty().subscribe((before, now) -> {
            if (!now && rest.getStatus() == javafx.animation.Animation.Status.RUNNING) {
                rest.stop();
                rest.getOnFinished().handle(null);
            }
        });
        typed.setId("steerFactor");
        typed.setPrefColumnCount(4);
        typed.setAccessibleText(Text.of("steer.factor.help"));
        Tips.on(typed, Text.of("steer.factor.help"));
        typed.setOnAction(event -> wheel.scale(typed.getText()));
        typed.focusedProperty().subscribe((before, now) -> {
            if (before && !now && !typed.getText().equals(Wheel.shown(wheel.factorProperty().get()))) {
                wheel.scale(typed.getText());
            }
        });
        Button half = button("steerHalf", Text.of("steer.half"), Text.of("steer.half.help"), () -> wheel.scale(wheel.factorProperty().get() / 2));
        Button twice = button("steerTwice", Text.of("steer.twice"), Text.of("steer.twice.help"), () -> wheel.scale(wheel.factorProperty().get() * 2));
        Button back = button("steerBack", Text.of("steer.back"), Text.of("steer.back.help"), () -> wheel.scale(1));
        List<Region> parts = List.of(target, label, slider, typed, half, twice, back);
        for (Region part : parts.subList(2, parts.size())) {
            part.disableProperty().bind(disabled(wheel.unscalable()));
        }
        target.disableProperty().bind(disabled(wheel.idle()));
        return new ArrayList<>(parts);
    }

    private List<Node> kick() {
        TextField length = new TextField();
        length.setId("steerLength");
        length.setPrefColumnCount(6);
        length.setPromptText(Text.of("steer.length.usual"));
        length.setAccessibleText(Text.of("steer.length.help"));
        Tips.on(length, Text.of("steer.length.help"));
        length.textProperty().bindBidirectional(wheel.lengthProperty());
        length.setOnAction(event -> wheel.kick());
        length.disableProperty().bind(disabled(wheel.idle()));
        Label label = new Label(Text.of("steer.length"));
        label.setLabelFor(length);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Button kick = button("steerKick", Text.of("steer.kick"), Text.of("steer.kick.help"), wheel::kick);
        kick.disableProperty().bind(disabled(wheel.idle()));
        return List.of(label, length, kick);
    }

    /** What was done last, or why what was typed cannot be. */
    private Label message() {
        Label message = new Label();
        message.setId("steerSaid");
        message.textProperty().bind(Bindings.createStringBinding(() -> wheel.refusalProperty().get().isEmpty() ? wheel.saidProperty().get()
                : wheel.refusalProperty().get(), wheel.saidProperty(), wheel.refusalProperty()));
        message.setTextOverrun(OverrunStyle.ELLIPSIS);
        message.setMinWidth(0);
        Tips.on(message, message.textProperty());
        wheel.refusalProperty().subscribe(refusal -> {
            message.getStyleClass().remove("field-message");
            if (!refusal.isEmpty()) {
                message.getStyleClass().add("field-message");
            }
        });
        return message;
    }

    private static Button button(String id, String text, String help, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        Tips.on(button, help);
        button.setAccessibleText(help);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static BooleanBinding disabled(javafx.beans.value.ObservableValue<Boolean> rule) {
        return Bindings.createBooleanBinding(rule::getValue, rule);
    }

    private void dragged() {
        if (!showing) {
            rest.playFromStart();
        }
    }

    private void show(double factor) {
        typed.setText(Wheel.shown(factor));
        if (!slider.isValueChanging() && rest.getStatus() != javafx.animation.Animation.Status.RUNNING) {
            showing = true;
            try {
                slider.setValue(Math.clamp(Math.log10(factor), -DECADES, DECADES));
            } finally {
                showing = false;
            }
        }
    }
}
