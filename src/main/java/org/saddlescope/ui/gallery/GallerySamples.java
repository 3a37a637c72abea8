package org.saddlescope.ui.gallery;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.saddlescope.ui.document.ExperimentStore.Sample;
import org.saddlescope.ui.document.SampleGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The samples as the gallery shows them, with the pictures and facts that {@code saddlescope gallery} made of them. */
public final class GallerySamples {
    private static final Logger LOG = LoggerFactory.getLogger(GallerySamples.class);
    private static final String FOLDER = "/org/saddlescope/assets/gallery/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private GallerySamples() {}

    /** What does not depend on the machine; null what is unknown. */
    public record Facts(Integer parameters, Integer steps) {
        static final Facts NONE = new Facts(null, null);
    }

    /** The shelves in their order; small files are read. */
    static List<GalleryShelf> shelves(List<Sample> samples, Consumer<Sample> open) {
        Map<SampleGroup, List<GalleryItem>> groups = new EnumMap<>(SampleGroup.class);
        samples.forEach(sample -> groups.computeIfAbsent(sample.group(), _ -> new ArrayList<>()).add(item(sample, open)));
        return groups.entrySet().stream().map(entry -> new GalleryShelf(entry.getKey().label(), entry.getValue())).toList();
    }

    private static GalleryItem item(Sample sample, Consumer<Sample> open) {
        Facts facts = facts(sample.id());
        return new GalleryItem(sample.id(), sample.name(), sample.notes(), picture(sample.id()), Optional.ofNullable(facts.parameters()),
                Optional.ofNullable(facts.steps()), () -> open.accept(sample));
    }

    /** The address of a sample's picture; empty where it has none. */
    public static Optional<String> picture(String id) {
        return Optional.ofNullable(GallerySamples.class.getResource(FOLDER + id + ".png")).map(URL::toExternalForm);
    }

    public static Facts facts(String id) {
        try (InputStream in = GallerySamples.class.getResourceAsStream(FOLDER + id + ".json")) {
            return in == null ? Facts.NONE : JSON.readValue(in, Facts.class);
        } catch (IOException e) {
            LOG.warn("What is known of the sample {} cannot be read: {}", id, e.toString());
            return Facts.NONE;
        }
    }
}
