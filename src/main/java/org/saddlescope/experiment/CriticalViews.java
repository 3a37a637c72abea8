package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.saddlescope.engine.Problem;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Projection;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.SliceGrid;
import org.saddlescope.landscape.SliceSampler;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.landscape.TrajectoryProjector;
import org.saddlescope.paths.Catalogue;
import org.saddlescope.paths.CriticalOutcome.Critical;
import org.saddlescope.paths.CurvaturePlanes;
import org.saddlescope.paths.DescentWalk;
import org.saddlescope.spectra.Vectors;

/**
 * Slices in which critical points are seen: for two parameters all of them on the plane of the parameters; for more, each
 * of the first few strict saddles on the plane of its most negative and its most positive curvature.
 */
final class CriticalViews {
    private static final int MOST_PLANES = 4;
    /** The half width of a plane of curvature as a share of ‖θ‖ or of 1 where that is more, where no walk says how far to look. */
    private static final double HALF_WIDTH = 0.25;
    /** A point this close to a plane, as a share of its distance from the plane's origin or of 1 where that is more, lies in it. */
    private static final double IN_PLANE = 1e-6;

    private final Subject subject;
    private final CriticalStarts starts;
    private final BooleanSupplier cancelled;

    CriticalViews(Subject subject, CriticalStarts starts, BooleanSupplier cancelled) {
        this.subject = subject;
        this.starts = starts;
        this.cancelled = cancelled;
    }

    List<CriticalReport.View> of(Catalogue catalogue, List<CriticalReport.Walked> walks, CriticalSurvey.Progress progress) {
        List<CriticalReport.View> views = new ArrayList<>();
        int p = subject.problem().objective().dimension();
        if (p <= 2) {
            Plane plane = starts.plane();
            List<double[]> points = new ArrayList<>();
            catalogue.entries().forEach(entry -> points.add(entry.point().reached().theta()));
            progress.report("slicing", 0, 1);
            views.add(view("plane", plane, starts.range(plane, points), catalogue, walks));
            return views;
        }
        List<Integer> saddles = IntStream.range(0, catalogue.entries().size())
                .filter(i -> catalogue.entries().get(i).point().spectrum().strict()).limit(MOST_PLANES).boxed().toList();
        for (int i : saddles) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            progress.report("slicing", views.size(), saddles.size());
            Critical point = catalogue.entries().get(i).point();
            Plane plane = CurvaturePlanes.extremes(point.reached().theta(), point.spectrum());
            List<CriticalReport.Walked> ways = walks.stream().filter(walked -> walked.saddle() == i + 1).toList();
            views.add(view(CriticalReport.pointName(i + 1) + "-plane", plane, around(plane, ways), catalogue, ways));
        }
        return views;
    }

    /** The range on a plane of curvature: it holds the ways down, or shows a quarter of ‖θ‖ to all sides. */
    static GridRange around(Plane plane, List<CriticalReport.Walked> ways) {
        if (!ways.isEmpty()) {
            List<double[]> points = new ArrayList<>();
            ways.forEach(walked -> points.addAll(walked.way().points()));
            return CriticalStarts.holding(plane, points);
        }
        double half = HALF_WIDTH * Math.max(1, Vectors.norm(plane.origin()));
        return new GridRange(-half, half, -half, half);
    }

    private CriticalReport.View view(String name, Plane plane, GridRange range, Catalogue catalogue, List<CriticalReport.Walked> walks) {
        Experiment.Grid asked = subject.experiment().grid();
        SliceGrid grid = SliceGrid.of(range, asked.columns(), plane.isLine() ? 1 : Math.max(2, asked.rows()));
        Problem problem = subject.problem();
        int batch = Surveyor.batch(problem.objective().dimension(), problem.samples());
        Slice slice = new SliceSampler(problem.objective()::values, "loss", batch).sample(plane, grid, cancelled, _ -> { });
        TrajectoryProjector projector = new TrajectoryProjector(plane);
        List<Trajectory> paths = walks.stream().map(walked -> {
            DescentWalk.Way way = walked.way();
            return projector.withInPlaneLoss(projector.project("down from " + walked.saddle() + (way.side() > 0 ? " (+)" : " (−)"),
                    way.steps(), way.points(), way.losses()), problem.objective()::values, batch, cancelled);
        }).toList();
        return new CriticalReport.View(name, slice, paths, marks(plane, catalogue));
    }

    /** The points that lie in a plane. */
    static List<Frame.Mark> marks(Plane plane, Catalogue catalogue) {
        Projection projection = new Projection(plane);
        List<Frame.Mark> marks = new ArrayList<>();
        for (int i = 0; i < catalogue.entries().size(); i++) {
            Critical point = catalogue.entries().get(i).point();
            Projection.Coordinates at = projection.of(point.reached().theta());
            if (at.offPlane() <= IN_PLANE * Math.max(1, Math.hypot(at.alpha(), at.beta()))) {
                Problem.CriticalPoint.Kind kind = Problem.CriticalPoint.Kind.valueOf(point.spectrum().kind().name());
                marks.add(new Frame.Mark(point.spectrum().kind().label() + " " + (i + 1), kind, at.alpha(), at.beta(), point.reached().loss()));
            }
        }
        return marks;
    }
}
