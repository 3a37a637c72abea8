package org.saddlescope.figures.movie;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * At most 255 colours that stand for all colours of some pictures, and one index for "as before". What fills much of a picture is kept
 * exactly; the rest is divided by median cut: the box of the greatest spread, weighted by the root of its pixels, is cut at
 * its median across its longest side (Heckbert 1982). No dithering: flat areas stay flat.
 */
final class Palette {
    /** The index that leaves a pixel as it was. */
    static final int AS_BEFORE = 255;
    private static final int COLOURS = 255;
    private static final int EXACT = 64;
    private static final double EXACT_SHARE = 2e-3;

    private final int[] colours;
    private final Map<Integer, Byte> nearest = new HashMap<>();

    private Palette(int[] colours) {
        this.colours = colours;
    }

    /** A colour and how many pixels have it. */
    private record Counted(int rgb, long count) {
        int channel(int shift) {
            return rgb >> shift & 0xFF;
        }
    }

    /** Counts the colours of pictures, one after the other. */
    static final class Sampler {
        private final Map<Integer, long[]> counts = new HashMap<>();
        private long pixels;

        void add(BufferedImage image) {
            for (int rgb : pixels(image)) {
                counts.computeIfAbsent(rgb & 0xFFFFFF, _ -> new long[1])[0]++;
                pixels++;
            }
        }

        Palette palette() {
            // By count and then by colour: the same pictures give the same palette, whatever the order of a hash map.
            List<Counted> all = counts.entrySet().stream().map(entry -> new Counted(entry.getKey(), entry.getValue()[0]))
                    .sorted(Comparator.comparingLong(Counted::count).reversed().thenComparingInt(Counted::rgb)).toList();
            if (all.size() <= COLOURS) {
                return new Palette(all.stream().mapToInt(Counted::rgb).toArray());
            }
            int exact = (int) all.stream().limit(EXACT).takeWhile(counted -> counted.count > EXACT_SHARE * pixels).count();
            List<Integer> chosen = new ArrayList<>(all.subList(0, exact).stream().map(Counted::rgb).toList());
            chosen.addAll(cut(all.subList(exact, all.size()), COLOURS - exact));
            return new Palette(chosen.stream().distinct().mapToInt(Integer::intValue).toArray());
        }
    }

    private static List<Integer> cut(List<Counted> colours, int wanted) {
        List<Box> boxes = new ArrayList<>(List.of(Box.of(colours)));
        while (boxes.size() < wanted) {
            Box worst = boxes.stream().filter(box -> box.spread > 0).max(Comparator.comparingDouble(Box::weight)).orElse(null);
            if (worst == null) {
                break;
            }
            boxes.remove(worst);
            boxes.addAll(worst.halves());
        }
        return boxes.stream().map(Box::mean).toList();
    }

    /** Colours that lie near each other. */
    private record Box(List<Counted> colours, int shift, int spread, long count) {
        static Box of(List<Counted> colours) {
            int best = 0;
            int widest = -1;
            for (int shift = 0; shift <= 16; shift += 8) {
                int low = 255;
                int high = 0;
                for (Counted colour : colours) {
                    low = Math.min(low, colour.channel(shift));
                    high = Math.max(high, colour.channel(shift));
                }
                if (high - low > widest) {
                    widest = high - low;
                    best = shift;
                }
            }
            return new Box(colours, best, widest, colours.stream().mapToLong(Counted::count).sum());
        }

        double weight() {
            return spread * Math.sqrt(count);
        }

        List<Box> halves() {
            List<Counted> sorted = colours.stream().sorted(Comparator.<Counted>comparingInt(colour -> colour.channel(shift)).thenComparingInt(Counted::rgb)).toList();
            long seen = 0;
            int at = 0;
            while (at < sorted.size() - 1 && 2 * (seen + sorted.get(at).count) <= count) {
                seen += sorted.get(at++).count;
            }
            // The same value on both sides would divide nothing.
            int middle = sorted.get(at).channel(shift);
            int split = at;
            while (split > 0 && sorted.get(split - 1).channel(shift) == middle) {
                split--;
            }
            if (split == 0) {
                while (sorted.get(split).channel(shift) == middle) {
                    split++;
                }
            }
            return List.of(of(sorted.subList(0, split)), of(sorted.subList(split, sorted.size())));
        }

        int mean() {
            int rgb = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int channel = shift;
                double sum = colours.stream().mapToDouble(colour -> (double) colour.count * colour.channel(channel)).sum();
                rgb |= (int) Math.round(sum / count) << shift;
            }
            return rgb;
        }
    }

    /** The pixels of a picture, row by row. */
    static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** The index of the nearest colour. */
    byte index(int rgb) {
        return nearest.computeIfAbsent(rgb & 0xFFFFFF, this::search);
    }

    /** A colour of the palette. */
    int colour(int index) {
        return colours[index];
    }

    /** For pictures of indices; {@link #AS_BEFORE} is transparent. */
    IndexColorModel model() {
        byte[][] channels = new byte[3][256];
        for (int i = 0; i < colours.length; i++) {
            for (int c = 0; c < 3; c++) {
                channels[c][i] = (byte) (colours[i] >> 16 - 8 * c);
            }
        }
        return new IndexColorModel(8, 256, channels[0], channels[1], channels[2], AS_BEFORE);
    }

    private byte search(int rgb) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            int distance = distance(rgb, colours[i]);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return (byte) best;
    }

    /** The eye sees green best and blue least. */
    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
        int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        return 3 * red * red + 4 * green * green + 2 * blue * blue;
    }
}
