package org.saddlescope.ui.experiment;

import java.util.Optional;
import org.saddlescope.experiment.Schema;

/** What a part of the experiment starts with when the user adds it or chooses another kind of it. */
record Starters(Choices choices) {
    /**
     * A record of first values.
     *
     * @param like keeps what this record has under the same name and of the same type: a step size stays when the
     *             optimizer becomes another
     */
    Record of(Schema.RecordType type, String path, Optional<Object> like) {
        Optional<Record> old = like.map(Record.class::cast);
        Optional<Schema.RecordType> oldType = old.map(record -> Schema.of(record.getClass()));
        return type.create(type.fields().stream().map(field -> oldType.flatMap(known -> known.field(field.name()))
                .filter(same -> same.type().equals(field.type())).map(same -> same.get(old.orElseThrow()))
                .orElseGet(() -> first(field, path))).toList());
    }

    private Object first(Schema.Field field, String path) {
        return field.fallback().isPresent() ? field.initial()
                : choices.at(path.isEmpty() ? field.name() : path + "." + field.name()).stream().findFirst().map(Object.class::cast)
                        .orElseGet(field::initial);
    }
}
