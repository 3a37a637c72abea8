package org.saddlescope.figures.movie;
import java.awt.image.BufferedImage;
import java.nio.file.*;
import java.util.*;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.figures.*;
import org.saddlescope.ui.Frames;
class ScratchTest {
    @Test
    void draw() throws Exception {
        Path out = Path.of("/tmp/anim-out"); Files.createDirectories(out);
        var frame = Frames.frame(Frames.slice(51), 60);
        for (var kinds : List.of(List.of(FigureKind.MAP), List.of(FigureKind.MAP, FigureKind.LOSS), List.of(FigureKind.MAP, FigureKind.SURFACE, FigureKind.LOSS), List.of(FigureKind.MAP, FigureKind.SURFACE, FigureKind.LOSS, FigureKind.RATIOS))) {
            Scene scene = Scene.of(Frames.experiment(), frame, kinds, true, ColourMap.VIRIDIS, Optional.empty());
            Storyboard b = new Storyboard(List.of(scene), new Timing(6, 10), MovieSize.HD, kinds.size() % 2 == 0 ? Style.Theme.DARK : Style.Theme.LIGHT, false);
            ImageIO.write(b.paint(b.size() / 2), "png", out.resolve("c" + kinds.size() + ".png").toFile());
            long t = System.nanoTime();
            MovieWriter.gif(b, out.resolve("m" + kinds.size() + ".gif"), Progress.NONE);
            System.err.println(kinds + " shots " + b.size() + " gif " + (System.nanoTime() - t) / 1e9 + " s " + Files.size(out.resolve("m" + kinds.size() + ".gif")));
            t = System.nanoTime();
            MovieWriter.mp4(b, VideoEncoder.find().orElseThrow(), out.resolve("m" + kinds.size() + ".mp4"), Progress.NONE);
            System.err.println("mp4 " + (System.nanoTime() - t) / 1e9 + " s " + Files.size(out.resolve("m" + kinds.size() + ".mp4")));
        }
    }
}
