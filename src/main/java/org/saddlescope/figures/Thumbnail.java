package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;

/**
 * The landscape of a run as a small picture without words, transparent around it: its surface with the paths on it, and for
 * a slice along a line the curve. The same run gives the same picture on one machine.
 */
public final class Thumbnail {
    public static final int WIDTH = 240;
    public static final int HEIGHT = 160;

    /** Painted larger and made smaller: lines of a pixel would break. */
    private static final int FINE = 4;
    private static final double FONT = 10;
    /** Of the picture's height: what a surface has to take up. */
    private static final double LEAST_HEIGHT = 0.4;
    /** In degrees. */
    private static final double STEEP = 56;
    private static final int SOLID = 200;
    /** As many shades of a channel as anyone can tell apart in a small picture: the file is half as large. */
    private static final int SHADE_BITS = 5;
    private static final int SHADES = 0xf8f8f8f8;

    private Thumbnail() {}

    /** The picture of a run's slice with its paths; empty where the frame has no slice. */
    public static Optional<BufferedImage> of(Experiment experiment, Frame frame) {
        return RunFigures.of(Experiment.FigureKind.SURFACE, experiment, frame, RunFigures.Look.DEFAULT)
                .filter(Figure.SurfacePlot.class::isInstance).map(Figure.SurfacePlot.class::cast).map(Thumbnail::clearly);
    }

    /** What is flat is looked down upon: seen from its usual height it would be a thin strip. */
    private static BufferedImage clearly(Figure.SurfacePlot surface) {
        BufferedImage usual = paint(surface);
        if (surface.slice().rows() == 1 || height(usual) >= LEAST_HEIGHT * HEIGHT) {
            return usual;
        }
        Figure.Camera camera = surface.camera();
        return paint(surface.seenFrom(new Figure.Camera(camera.azimuth(), STEEP, camera.zoom())));
    }

    /** From the first to the last row with something in it. */
    private static int height(BufferedImage picture) {
        int[] rows = IntStream.range(0, picture.getHeight())
                .filter(y -> IntStream.range(0, picture.getWidth()).anyMatch(x -> picture.getRGB(x, y) >>> 24 > SOLID)).toArray();
        return rows.length == 0 ? 0 : rows[rows.length - 1] - rows[0] + 1;
    }

    /** The file appears complete or not at all. */
    public static void write(BufferedImage picture, Path file) throws IOException {
        CompleteFile.write(file, temporary -> ImageIO.write(picture, "png", temporary.toFile()));
    }

    private static BufferedImage paint(Figure.SurfacePlot surface) {
        BufferedImage fine = new BufferedImage(WIDTH * FINE, HEIGHT * FINE, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D canvas = fine.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Rectangle2D area = new Rectangle2D.Double(0, 0, fine.getWidth(), fine.getHeight());
            Style style = new Style(FONT * FINE, Style.Theme.LIGHT);
            if (surface.slice().rows() == 1) {
                line(surface, style, canvas, area);
            } else {
                new SurfacePainter(surface, style).paintBare(canvas, area);
            }
        } finally {
            canvas.dispose();
        }
        return smaller(fine);
    }

    /** The chart of a line, painted so much larger that what it has around its curve falls outside. */
    private static void line(Figure.SurfacePlot surface, Style style, Graphics2D canvas, Rectangle2D area) {
        JFreeChart chart = Painter.chart(new Figure.SliceMap("", surface.slice(), surface.trajectories(), surface.marks(),
                surface.logHeight(), surface.colours(), false), style);
        BufferedImage trial = new BufferedImage((int) (2 * area.getWidth()), (int) (2 * area.getHeight()), BufferedImage.TYPE_INT_RGB);
        Graphics2D scratch = trial.createGraphics();
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(scratch, new Rectangle2D.Double(0, 0, trial.getWidth(), trial.getHeight()), info);
        scratch.dispose();
        Rectangle2D data = info.getPlotInfo().getDataArea();
        double width = area.getWidth() + trial.getWidth() - data.getWidth();
        double height = area.getHeight() + trial.getHeight() - data.getHeight();
        chart.draw(canvas, new Rectangle2D.Double(-data.getX(), -data.getY(), width, height));
    }

    /** Each pixel is the mean of those it stands for; colours weigh as much as they cover. */
    private static BufferedImage smaller(BufferedImage fine) {
        int[] from = ((DataBufferInt) fine.getRaster().getDataBuffer()).getData();
        BufferedImage small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] to = ((DataBufferInt) small.getRaster().getDataBuffer()).getData();
        for (int pixel = 0; pixel < to.length; pixel++) {
            int first = pixel / WIDTH * FINE * WIDTH * FINE + pixel % WIDTH * FINE;
            for (int channel = 0; channel < 32; channel += 8) {
                int sum = 0;
                for (int part = 0; part < FINE * FINE; part++) {
                    sum += from[first + part / FINE * WIDTH * FINE + part % FINE] >>> channel & 0xff;
                }
                to[pixel] |= sum / (FINE * FINE) << channel;
            }
        }
        BufferedImage written = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D canvas = written.createGraphics();
        canvas.drawImage(small, 0, 0, null);
        canvas.dispose();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int full = written.getRGB(x, y) & SHADES;
                // The bits left out are those of the brightest again, so that white stays white.
                written.setRGB(x, y, full | full >>> SHADE_BITS & ~SHADES);
            }
        }
        return written;
    }
}
