package org.saddlescope.ui.experiment;

import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.Schema;

/**
 * One field of the experiment as the form sees it.
 *
 * @param path     where it stands, with dots between the parts: {@code optimizers.0.stepSize}
 * @param label    its name for people
 * @param doc      one line that says what it means
 * @param fallback the JSON text of the value that stands where a file gives none
 * @param type     which values it may have
 */
record Field(String path, String label, String doc, Optional<String> fallback, Schema.Type type) {
    /** The fields of a record found at {@code path}; the experiment itself is at the empty path. */
    static List<Field> of(Schema.RecordType record, String path) {
        return record.fields().stream().map(field ->
                new Field(join(path, field.name()), Words.of(field.name()), field.doc(), field.fallback(), field.type())).toList();
    }

    /** The element {@code index} of this list. */
    Field element(int index, Schema.Type elementType) {
        return new Field(join(path, Integer.toString(index)), label, "", Optional.empty(), elementType);
    }

    /** The same field with what its optional holds. */
    Field content(Schema.Type contentType) {
        return new Field(path, label, doc, fallback, contentType);
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The path fit for the id of a node: {@code optimizers-0-stepSize}. */
    String id() {
        return path.replace('.', '-');
    }
}
