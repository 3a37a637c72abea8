package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

class BindingMarksTest {
    /** αₘᵢₙ(0.1) is 1 by the first record and 2 by the second. */
    private static final AlphaBetaReport REPORT = new AlphaBetaReport("SGD", 3, 0.1, List.of(new AlphaBetaRecord(2, 0, 0, 1, 0.1),
            new AlphaBetaRecord(7, 5, 0, 1, 0.05)), 0, 0, "", "", "");

    @Test
    void theRecordThatBindsIsMarkedWhereThePathIsAtItsStepOrLastWasBefore() {
        double[] a = {0, 1, 2, 3, 4};
        Trajectory path = new Trajectory("SGD", new int[] {0, 3, 6, 9, 12}, a, new double[] {5, 6, 7, 8, 9}, new double[5], a, a, 1);
        Trajectory other = new Trajectory("Adam", new int[] {0, 3, 6, 9, 12}, a, a, new double[5], a, a, 1);
        List<Figure.Mark> marks = BindingMarks.onMap(List.of(REPORT), List.of(other, path));
        assertEquals(List.of(new Figure.Mark("binding record of αₘᵢₙ(0.1), step 7, batch 5", "binding", 2, 7, 2)), marks);
        History history = new History(new int[] {0, 7, 8}, new double[] {3, 2, 1}, new double[3], new double[3], List.of());
        List<Frame.Track> tracks = List.of(new Frame.Track("Adam", 8, 8, -1, history), new Frame.Track("SGD", 8, 8, -1, history));
        Figure.Curve point = BindingMarks.onLoss(List.of(REPORT), tracks).getFirst();
        assertEquals("SGD · binding record of αₘᵢₙ(0.1), step 7, batch 5", point.name());
        assertEquals(1, point.series());
        assertArrayEquals(new double[] {7}, point.x());
        assertArrayEquals(new double[] {2}, point.y());
    }

    @Test
    void nanOnAMapIsHatched() {
        Slice slice = Landscapes.slice((x, y) -> x > 0.4 ? Double.NaN : y, -1, 1, -1, 1, 21, 21);
        BufferedImage image = PngWriter.paint(new Figure.SliceMap("", slice, List.of(), List.of(), true, ColourMap.VIRIDIS, false),
                new PngSize(12, 9, 120, 9), Style.Theme.LIGHT);
        int[] row = new int[2];
        for (int x = 0; x < image.getWidth(); x++) {
            int rgb = image.getRGB(x, image.getHeight() / 3);
            boolean plain = rgb == ColourMap.NAN_ARGB;
            boolean line = !plain && (rgb >> 16 & 255) < 0x70 && (rgb & 255) > (rgb >> 16 & 255) + 30 && (rgb >> 8 & 255) < 0xC0;
            row[0] += plain ? 1 : 0;
            row[1] += line ? 1 : 0;
        }
        assertTrue(row[0] > 30 && row[1] > 8, row[0] + " plain and " + row[1] + " hatched");
        assertEquals(Optional.empty(), NanHatch.of(Landscapes.slice((x, y) -> x / y, 0, 1, 1, 2, 5, 5)));
    }
}
