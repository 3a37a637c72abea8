package org.saddlescope.experiment.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The numbers of one member, each put under one of the quantities that its study declares, in their order. */
final class Numbers {
    private final SequencedMap<String, Double> values = new LinkedHashMap<>();

    /** All NaN until they are put. */
    Numbers(List<Quantity> quantities) {
        quantities.forEach(quantity -> values.put(quantity.id(), Double.NaN));
    }

    Numbers put(String id, double value) {
        if (values.replace(id, value) == null) {
            throw new IllegalArgumentException("no quantity " + id);
        }
        return this;
    }

    SequencedMap<String, Double> values() {
        return values;
    }
}
