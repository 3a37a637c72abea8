package org.saddlescope.ui.lesson;

import java.util.List;
import java.util.function.DoubleSupplier;
import javafx.scene.Node;
import org.saddlescope.ui.notice.Notices;
import org.saddlescope.ui.workspace.Arranger;

/**
 * What a lecture makes of the window beside large type: chosen views alone, nothing that is of no use to those who watch,
 * and nothing that pops up. Its end puts everything back as it was.
 */
public final class LectureMode {
    /** In a window of less height than so many lines views stand side by side alone. */
    private static final double TWO_ROWS = 40;
    private static final int BESIDE = 2;

    private final Arranger arranger;
    private final Notices notices;
    private final LessonPlace place;
    private final List<Node> details;
    private final DoubleSupplier height;
    private boolean on;

    /**
     * @param place   who stands beside the views
     * @param details what is hidden besides
     * @param height  of the window in lines of a lecture's text
     */
    public LectureMode(Arranger arranger, Notices notices, LessonPlace place, List<Node> details, DoubleSupplier height) {
        this.arranger = arranger;
        this.notices = notices;
        this.place = place;
        this.details = List.copyOf(details);
        this.height = height;
    }

    /** Begins or ends it. */
    public void set(boolean wanted) {
        if (wanted == on) {
            return;
        }
        on = wanted;
        place.lecture(on);
        if (on) {
            arranger.beginLecture(height.getAsDouble() < TWO_ROWS ? BESIDE : BESIDE + 1);
        } else {
            arranger.endLecture();
        }
        details.forEach(node -> {
            node.setVisible(!on);
            node.setManaged(!on);
        });
        notices.collect(on);
    }
}
