package org.saddlescope.ui.scene;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.landscape.Slice;
import org.saddlescope.ui.Frames;

class WantedTest {
    private static final Slice SLICE = Frames.slice(5);
    private static final Figure.SurfacePlot PLOT = new Figure.SurfacePlot("", SLICE, List.of(), List.of(), true, ColourMap.VIRIDIS, Figure.Camera.DEFAULT);
    private static final RunFigures.Look LOOK = RunFigures.Look.DEFAULT;
    private static final Wanted DRAFT = new Wanted(PLOT, LOOK, Style.Theme.LIGHT, false, true);

    @Test
    void thePictureOfTheSameFromElsewhereIsOneOfThis() {
        Figure.SurfacePlot turned = PLOT.seenFrom(Figure.Camera.showing(SLICE, List.of(), true));
        assertTrue(DRAFT.shownBy(DRAFT));
        assertTrue(DRAFT.shownBy(new Wanted(turned, LOOK, Style.Theme.LIGHT, false, true)));
        assertTrue(DRAFT.shownBy(new Wanted(PLOT, LOOK, Style.Theme.LIGHT, true, true)), "the other was turned to the best place");
    }

    @Test
    void whateverIsSeenOtherwiseIsAnotherPicture() {
        assertFalse(DRAFT.shownBy(new Wanted(PLOT, LOOK, Style.Theme.LIGHT, false, false)), "fine, not a draft");
        assertFalse(DRAFT.shownBy(new Wanted(PLOT, LOOK, Style.Theme.DARK, false, true)), "theme");
        assertFalse(DRAFT.shownBy(new Wanted(PLOT, new RunFigures.Look(true, ColourMap.VIRIDIS, Optional.empty(), Optional.of(1.0)), Style.Theme.LIGHT, false, true)), "look");
        assertFalse(DRAFT.shownBy(new Wanted(new Figure.SurfacePlot("", Frames.slice(7), List.of(), List.of(), true, ColourMap.VIRIDIS, Figure.Camera.DEFAULT),
                LOOK, Style.Theme.LIGHT, false, true)), "slice");
        assertFalse(new Wanted(PLOT, LOOK, Style.Theme.LIGHT, true, true).shownBy(DRAFT), "the best place is still to be found");
    }
}
