package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.Frame;
import org.saddlescope.landscape.Trajectory;

/**
 * Where on a map and on the loss curves the record lies that decides αₘᵢₙ at the margin: one for each optimizer whose
 * path was measured. A record at a step that a path or a history does not have is marked at the last one before it.
 */
public final class BindingMarks {
    private static final String SYMBOL = "binding";

    private BindingMarks() {}

    /** Marks for a map, in the plane of the trajectories; none where the path has no finite place there. */
    public static List<Figure.Mark> onMap(List<AlphaBetaReport> reports, List<Trajectory> trajectories) {
        List<Figure.Mark> marks = new ArrayList<>();
        for (AlphaBetaReport report : reports) {
            for (Trajectory path : trajectories) {
                if (path.name().equals(report.optimizer())) {
                    mark(report, path).ifPresent(marks::add);
                }
            }
        }
        return marks;
    }

    private static Optional<Figure.Mark> mark(AlphaBetaReport report, Trajectory path) {
        return record(report).flatMap(record -> {
            int at = last(path.steps(), record.step());
            return at < 0 || !Double.isFinite(path.alpha()[at]) || !Double.isFinite(path.beta()[at]) ? Optional.empty()
                    : Optional.of(new Figure.Mark(name(report, record), SYMBOL, path.alpha()[at], path.beta()[at], path.trueLoss()[at]));
        });
    }

    /** A point on the loss curve of each track that has a report. */
    public static List<Figure.Curve> onLoss(List<AlphaBetaReport> reports, List<Frame.Track> tracks) {
        List<Figure.Curve> points = new ArrayList<>();
        for (AlphaBetaReport report : reports) {
            for (int i = 0; i < tracks.size(); i++) {
                Frame.Track track = tracks.get(i);
                Optional<AlphaBetaRecord> record = track.name().equals(report.optimizer()) ? record(report) : Optional.empty();
                int at = record.map(bound -> last(track.history().steps(), bound.step())).orElse(-1);
                if (at >= 0) {
                    String owner = tracks.size() == 1 ? "" : track.name() + Figure.OF;
                    points.add(Figure.Curve.hollow(owner + name(report, record.get()), i, new double[] {track.history().steps()[at]},
                            new double[] {track.history().loss()[at]}));
                }
            }
        }
        return points;
    }

    private static Optional<AlphaBetaRecord> record(AlphaBetaReport report) {
        return report.region().binding(report.margin());
    }

    /** "binding record of αₘᵢₙ(0.1), step 512, batch 7". */
    private static String name(AlphaBetaReport report, AlphaBetaRecord record) {
        return "binding record of " + RegionCharts.alphaMin(report.margin()) + ", step " + record.step() + ", batch " + record.batch();
    }

    /** The index of the last of these ascending steps that is at most {@code step}; −1 where there is none. */
    private static int last(int[] steps, int step) {
        int at = Arrays.binarySearch(steps, step);
        return at >= 0 ? at : -at - 2;
    }
}
