package org.saddlescope.ui.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Schema;
import org.saddlescope.ui.base.Text;

/**
 * What distinguishes two versions of an experiment, named for Undo.
 *
 * @param name to follow "Undo": "change step size"
 * @param path where it is; empty where it is in several parts
 */
record Difference(String name, String path) {
    /** What was changed from one version to the next; they are not equal. */
    static Difference between(Experiment before, Experiment after) {
        List<Difference> found = new ArrayList<>();
        collect(Schema.experiment(), before, after, "", "", found);
        if (found.size() == 1) {
            return found.getFirst();
        }
        List<String> parts = found.stream().map(one -> one.path().split("\\.")[0]).distinct().toList();
        return parts.size() == 1 ? change(parts.getFirst(), Words.of(parts.getFirst())) : new Difference(Text.of("json.change.several"), "");
    }

    private static Difference change(String path, String label) {
        return new Difference(Text.of("json.change", Words.inSentence(label)), path);
    }

    private static void collect(Schema.Type type, Object before, Object after, String path, String label, List<Difference> found) {
        if (before.equals(after)) {
            return;
        }
        switch (type) {
            case Schema.RecordType record -> record.fields().forEach(field -> collect(field.type(), field.get((Record) before), field.get((Record) after),
                    path.isEmpty() ? field.name() : path + "." + field.name(), Words.of(field.name()), found));
            case Schema.Union union when union.optionOf(before).equals(union.optionOf(after)) ->
                    collect(union.optionOf(before).record(), before, after, path, label, found);
            case Schema.OptionalOf(Schema.Type content) when ((Optional<?>) before).isPresent() && ((Optional<?>) after).isPresent() ->
                    collect(content, ((Optional<?>) before).get(), ((Optional<?>) after).get(), path, label, found);
            case Schema.ListOf(Schema.Type element, int _, int _) when isPart(element) -> elements(element, (List<?>) before, (List<?>) after, path, label, found);
            default -> found.add(change(path, label));
        }
    }

    private static boolean isPart(Schema.Type element) {
        return element instanceof Schema.Union || element instanceof Schema.RecordType;
    }

    private static void elements(Schema.Type element, List<?> before, List<?> after, String path, String label, List<Difference> found) {
        if (before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                collect(element, before.get(i), after.get(i), path + "." + i, label, found);
            }
            return;
        }
        String one = switch (element) {
            case Schema.Union union -> Words.inSentence(Words.of(union.type().getSimpleName()));
            case Schema.RecordType record -> Words.inSentence(Words.of(record.type().getSimpleName()));
            default -> Words.inSentence(label);
        };
        found.add(new Difference(before.size() < after.size() ? Text.of("json.add", one) : Text.of("json.remove", one), path));
    }
}
