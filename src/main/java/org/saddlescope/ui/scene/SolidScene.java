package org.saddlescope.ui.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Point3D;
import javafx.scene.AmbientLight;
import javafx.scene.DirectionalLight;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.PerspectiveCamera;
import javafx.scene.SceneAntialiasing;
import javafx.scene.SubScene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.PickResult;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;
import javafx.scene.shape.CullFace;
import javafx.scene.shape.MeshView;
import javafx.scene.shape.Sphere;
import javafx.scene.shape.TriangleMesh;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.SeriesStyle;
import org.saddlescope.ui.chart.StepCursor;

/**
 * The surface, the paths and the balls as a JavaFX 3-D scene with a transparent background. The surface has the colours
 * of its palette under mostly even light, with a little light from the upper left for its shape; paths and balls have
 * the plain colours of their optimizers.
 */
final class SolidScene {
    private static final Color EVEN = Color.gray(0.78);
    private static final Color SLANTED = Color.gray(0.34);

    /** No point of the box is further from its centre. */
    private static final double DEEPEST = 2;
    private static final double RIM = 1.3;
    private static final Color LINES = Color.rgb(0, 0, 0, 0.28);

    private final MeshView surface = new MeshView();
    private final Group still = new Group();
    private final Group moving = new Group();
    private final Group plain = new Group(still, moving);
    private final Group world = new Group(surface, plain);
    private final PerspectiveCamera camera = new PerspectiveCamera(true);
    private final SubScene scene;
    private final PhongMaterial palette = new PhongMaterial();
    private Optional<ColourMap> colours = Optional.empty();

    SolidScene() {
        surface.setCullFace(CullFace.NONE);
        surface.setMaterial(palette);
        AmbientLight even = new AmbientLight(EVEN);
        even.getScope().add(surface);
        DirectionalLight slanted = new DirectionalLight(SLANTED);
        slanted.setDirection(new Point3D(0.55, 0.75, 0.6));
        slanted.getScope().add(surface);
        AmbientLight full = new AmbientLight(Color.WHITE);
        full.getScope().add(plain);
        scene = new SubScene(new Group(world, even, slanted, full, camera), 1, 1, true, SceneAntialiasing.BALANCED);
        scene.setFill(Color.TRANSPARENT);
        scene.setCamera(camera);
        scene.setManaged(false);
    }

    Node node() {
        return scene;
    }

    void resize(double width, double height) {
        scene.setWidth(Math.max(1, width));
        scene.setHeight(Math.max(1, height));
    }

    void show(Solid solid) {
        ColourMap map = solid.plot().colours();
        if (!colours.equals(Optional.of(map))) {
            colours = Optional.of(map);
            palette.setDiffuseMap(image(map));
        }
        surface.setMesh(solid.surface());
        List<Node> parts = new ArrayList<>();
        if (solid.lines().getFaces().size() > 0) {
            // First, as what is seen through it must be drawn before it.
            parts.add(flat(solid.lines(), LINES));
        }
        for (int i = 0; i < solid.paths().size(); i++) {
            if (solid.paths().get(i).getFaces().size() > 0) {
                parts.add(flat(solid.paths().get(i), Inks.fx(SeriesStyle.colour(i, solid.theme()))));
            }
        }
        solid.balls().forEach(ball -> parts.addAll(rimmed(ball, solid)));
        still.getChildren().setAll(parts);
    }

    /** Puts the optimizers where they are at a step, or at their ends; nothing else is touched. */
    void place(Solid solid, StepCursor steps) {
        moving.getChildren().setAll(solid.at(steps.shown()).stream().flatMap(ball -> rimmed(ball, solid).stream()).toList());
    }

    /** The centres of the optimizers' balls, in box coordinates. */
    List<Vec> placed() {
        return moving.getChildren().stream().filter(node -> ((Sphere) node).getCullFace() == CullFace.BACK)
                .map(node -> new Vec(node.getTranslateX(), node.getTranslateZ(), -node.getTranslateY())).toList();
    }

    private static List<Node> rimmed(Solid.Ball ball, Solid solid) {
        // Only the far side of a larger dark ball is drawn: a rim that shows on every colour.
        return List.of(sphere(ball, ball.radius(), ball.series() >= 0
                        ? Inks.fx(SeriesStyle.colour(ball.series(), solid.theme())) : markColour(ball.symbol()), CullFace.BACK),
                sphere(ball, RIM * ball.radius(), Color.web("#14171a"), CullFace.FRONT));
    }

    void look(Viewpoint view, Port port) {
        world.getTransforms().setAll(view.transform());
        camera.setTranslateZ(-view.distance());
        camera.setNearClip(view.distance() - DEEPEST);
        camera.setFarClip(view.distance() + DEEPEST);
        camera.setFieldOfView(view.fieldOfView(port));
    }

    /** The point of the surface under the pointer, in box coordinates. */
    Optional<Vec> picked(PickResult pick) {
        return pick.getIntersectedNode() == surface
                ? Optional.of(new Vec(pick.getIntersectedPoint().getX(), pick.getIntersectedPoint().getZ(), -pick.getIntersectedPoint().getY()))
                : Optional.empty();
    }

    /** Where JavaFX itself shows a point of the box, in the coordinates of the scene. */
    Point2D shownAt(Vec p) {
        Point3D at = world.localToScene(new Point3D(p.x(), -p.z(), p.y()), true);
        return new Point2D(at.getX(), at.getY());
    }

    private static Node flat(TriangleMesh mesh, Color colour) {
        MeshView view = new MeshView(mesh);
        view.setCullFace(CullFace.NONE);
        view.setMaterial(new PhongMaterial(colour));
        view.setMouseTransparent(true);
        return view;
    }

    private static Node sphere(Solid.Ball ball, double radius, Color colour, CullFace cull) {
        Sphere sphere = new Sphere(radius, 24);
        sphere.setMaterial(new PhongMaterial(colour));
        sphere.setCullFace(cull);
        sphere.setTranslateX(ball.centre().x());
        sphere.setTranslateY(-ball.centre().z());
        sphere.setTranslateZ(ball.centre().y());
        sphere.setMouseTransparent(true);
        return sphere;
    }

    /** The kinds of critical points; their names stand beside them, so that colour is never alone. */
    private static Color markColour(String symbol) {
        return switch (symbol) {
            case "minimum" -> Color.WHITE;
            case "saddle" -> Color.web("#ffd24d");
            case "maximum" -> Color.web("#ff5c5c");
            default -> Color.web("#c9c9c9");
        };
    }

    private static WritableImage image(ColourMap map) {
        WritableImage image = new WritableImage(ColourMap.SIZE, 1);
        for (int i = 0; i < ColourMap.SIZE; i++) {
            image.getPixelWriter().setArgb(i, 0, map.argb(i / (ColourMap.SIZE - 1.0)));
        }
        return image;
    }
}
