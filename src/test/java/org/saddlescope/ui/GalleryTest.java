package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ProblemSize;
import org.saddlescope.figures.Thumbnail;
import org.saddlescope.ui.document.ExperimentStore;
import org.saddlescope.ui.document.FileExperimentStore;
import org.saddlescope.ui.gallery.GallerySamples;

@Tag(HeadlessOnly.TAG)
class GalleryTest {
    private final FileExperimentStore store = new FileExperimentStore();

    private boolean dataAreElsewhere(ExperimentStore.Sample sample) throws ExperimentException {
        return store.sample(sample).problem() instanceof Experiment.ProblemSpec.Network network
                && network.data() instanceof org.saddlescope.data.DataSource.Idx;
    }

    @Test
    void everySampleWhoseDataAreHereHasAPictureOfTheRightSizeThatIsNotBlank() throws Exception {
        for (ExperimentStore.Sample sample : store.samples()) {
            assertEquals(!dataAreElsewhere(sample), GallerySamples.picture(sample.id()).isPresent(), sample.id());
            if (GallerySamples.picture(sample.id()).isEmpty()) {
                continue;
            }
            BufferedImage picture = ImageIO.read(URI.create(GallerySamples.picture(sample.id()).get()).toURL());
            assertEquals(List.of(Thumbnail.WIDTH, Thumbnail.HEIGHT), List.of(picture.getWidth(), picture.getHeight()), sample.id());
            Set<Integer> colours = new HashSet<>();
            int opaque = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    colours.add(picture.getRGB(x, y));
                    opaque += picture.getRGB(x, y) >>> 24 > 200 ? 1 : 0;
                }
            }
            assertTrue(colours.size() > 40, sample.id() + " has " + colours.size() + " colours");
            assertTrue(opaque > picture.getWidth() * picture.getHeight() / 20, sample.id() + " is empty");
        }
    }

    @Test
    void theNumberOfParametersOnACardIsThatOfTheProblem() throws ExperimentException {
        for (ExperimentStore.Sample sample : store.samples()) {
            if (ProblemSize.of(store.sample(sample)) instanceof ProblemSize size) {
                assertEquals(size.parameters(), (long) GallerySamples.facts(sample.id()).parameters(), sample.id());
            }
        }
    }

    @Test
    void theStepsOnACardAreThoseOfTheTraining() throws ExperimentException {
        for (ExperimentStore.Sample sample : store.samples()) {
            assertEquals(store.sample(sample).training().steps(), GallerySamples.facts(sample.id()).steps(), sample.id());
        }
    }

    @Test
    void thePicturesTogetherAreSmall() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("assets/gallery"))) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            assertTrue(bytes < 1_500_000, bytes + " bytes");
            assertFalse(bytes == 0);
        }
    }
}
