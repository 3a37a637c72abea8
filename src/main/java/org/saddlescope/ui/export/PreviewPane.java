package org.saddlescope.ui.export;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.util.Duration;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.Ink;
import org.saddlescope.ui.base.NewestWork;
import org.saddlescope.ui.base.Pictures;
import org.saddlescope.ui.base.Text;

/**
 * The figure as it will be printed, as large as there is room or at its printed size. Painted off the JavaFX application
 * thread, a moment after the last change, and the newest wish wins.
 */
final class PreviewPane extends VBox {
    private static final double POINTS_PER_CM = 72 / 2.54;
    /** Pixels of an ordinary screen, as style sheets count them. */
    private static final double PIXELS_PER_CM = 96 / 2.54;
    private static final double STRIPE = 7;
    private static final double MOST_PIXELS = 16e6;
    private static final Duration PAUSE = Duration.millis(120);

    private final ImageView picture = new ImageView();
    private final Label problem = new Label();
    private final StackPane paper = new StackPane(picture);
    private final StackPane room = new StackPane(paper);
    private final ScrollPane scroll = new ScrollPane(room);
    private final RadioButton fit = new RadioButton(Text.of("export.zoomFit"));
    private final RadioButton printed = new RadioButton(Text.of("export.zoomPrinted"));
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private final NewestWork<Order, Painted> painting = new NewestWork<>(Order::paint, this::show, this::fail);
    private Optional<Wish> wish = Optional.empty();

    private record Wish(Figure figure, FigureStyle style) {}

    /** Painted at so many units a point, with so many pixels a unit. */
    private record Order(Wish wish, double scale, double density) {
        Painted paint() {
            FigureStyle style = wish.style();
            double width = style.widthCm() * POINTS_PER_CM;
            double height = style.heightCm() * POINTS_PER_CM;
            double pixels = Math.min(scale * density, Math.sqrt(MOST_PIXELS / (width * height)));
            return new Painted(Pictures.paint(style.shown(wish.figure()), style.at(style.fontPt()), width, height, pixels), scale * width, scale * height);
        }
    }

    private record Painted(Image image, double width, double height) {}

    PreviewPane() {
        setId("exportPreview");
        getStyleClass().add("export-preview");
        ToggleGroup zoom = new ToggleGroup();
        fit.setId("exportFit");
        printed.setId("exportPrinted");
        fit.setToggleGroup(zoom);
        printed.setToggleGroup(zoom);
        fit.setSelected(true);
        problem.getStyleClass().add("field-message");
        problem.setWrapText(true);
        paper.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        paper.getStyleClass().add("export-paper");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setPannable(true);
        scroll.setMinSize(0, 0);
        scroll.getStyleClass().add("export-room");
        scroll.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        HBox choices = new HBox(fit, printed, problem);
        choices.getStyleClass().add("export-zoom");
        HBox.setHgrow(problem, Priority.ALWAYS);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll, choices);
        pause.setOnFinished(event -> paint());
        zoom.selectedToggleProperty().subscribe(chosen -> paint());
        scroll.viewportBoundsProperty().subscribe(seen -> later());
    }

    /** Shows this figure in this style, soon. */
    void show(Figure figure, FigureStyle style) {
        wish = Optional.of(new Wish(figure, style));
        paper.setBackground(Background.fill(stripes(Ink.of(style.theme()))));
        scroll.setAccessibleText(Text.of("export.previewOf", figure.title()));
        later();
    }

    /** Shows this figure in the style of the one before, where there was one. */
    void show(Figure figure) {
        wish.ifPresent(before -> show(figure, before.style()));
    }

    /** Behind the figure, so that a transparent one is told from one on paper; of the paper that it is made for. */
    private static Paint stripes(Ink ink) {
        Color paper = colour(ink.paper());
        Color line = colour(ink.grid());
        return new LinearGradient(0, 0, STRIPE, STRIPE, false, CycleMethod.REPEAT, new Stop(0, paper), new Stop(0.5, paper), new Stop(0.5, line), new Stop(1, line));
    }

    private static Color colour(java.awt.Color colour) {
        return Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    /** Whether there is a picture. */
    boolean showing() {
        return picture.getImage() != null;
    }

    private void later() {
        pause.playFromStart();
    }

    private void paint() {
        Bounds seen = scroll.getViewportBounds();
        if (wish.isEmpty() || seen.getWidth() < 8 || seen.getHeight() < 8) {
            return;
        }
        FigureStyle style = wish.get().style();
        double margin = 2 * printed.getFont().getSize();
        double scale = printed.isSelected() ? PIXELS_PER_CM / POINTS_PER_CM
                : Math.max(0.01, Math.min((seen.getWidth() - margin) / style.widthCm(), (seen.getHeight() - margin) / style.heightCm()) / POINTS_PER_CM);
        double density = getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getRenderScaleX();
        painting.request(new Order(wish.get(), scale, Math.max(1, density)));
    }

    private void show(Painted painted) {
        problem.setText("");
        picture.setImage(painted.image());
        picture.setFitWidth(painted.width());
        picture.setFitHeight(painted.height());
    }

    private void fail(Throwable cause) {
        picture.setImage(null);
        problem.setText(Text.of("export.cannotPaint", String.valueOf(cause.getMessage())));
    }
}
