package org.saddlescope.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.saddlescope.schema.Literal;

/** What a field starts from in a form. */
final class InitialValue {
    private InitialValue() {}

    static Object of(Schema.Field field) {
        if (field.fallback().isEmpty()) {
            return simplest(field.type());
        }
        try {
            return new Decoder("").fallback(field, field.name());
        } catch (ExperimentException e) {
            throw new IllegalStateException("the fallback of " + field.name() + " is not valid: " + e.getMessage(), e);
        }
    }

    private static Object simplest(Schema.Type type) {
        return switch (type) {
            case Schema.WholeNumber(long min, long max, boolean wide) -> {
                long value = Math.clamp(0L, min, max);
                // The branches must not meet in one conditional: it would widen the int.
                if (wide) {
                    yield value;
                }
                yield (int) value;
            }
            case Schema.RealNumber(double min, double max, boolean above) -> {
                double value = Math.clamp(0.0, min, max);
                yield above && value <= min ? Math.min(max, min + 1) : value;
            }
            case Schema.Flag _ -> false;
            case Schema.Text _ -> "";
            case Schema.Any _ -> new Literal("null");
            case Schema.Choice choice -> choice.constants().getFirst();
            case Schema.ListOf list -> list.minSize() == 0 ? List.of()
                    : List.copyOf(Collections.nCopies(list.minSize(), simplest(list.element())));
            case Schema.OptionalOf _ -> Optional.empty();
            case Schema.RecordType record -> record.initial();
            case Schema.Union union -> union.options().getFirst().record().initial();
        };
    }
}
