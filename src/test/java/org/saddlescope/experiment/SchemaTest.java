package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saddlescope.model.Loss;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.schema.Setting;

class SchemaTest {
    record Bounds(
            @Setting(doc = "d", min = 0, above = true, max = 9.5) int positive,
            @Setting(doc = "d") long any,
            @Setting(doc = "d", fallback = "[0.5]", min = 0, max = 1, minSize = 1, maxSize = 3) Optional<List<Double>> shares) {}

    record Bare(int x) {}

    record Odd(@Setting(doc = "d") Object x) {}

    @Test
    void boundsOfSettingsBecomeBoundsOfTypes() {
        Schema.RecordType type = Schema.of(Bounds.class);
        assertEquals(new Schema.WholeNumber(1, 9, false), type.fields().get(0).type());
        assertEquals(new Schema.WholeNumber(Long.MIN_VALUE, Long.MAX_VALUE, true), type.fields().get(1).type());
        assertEquals(new Schema.OptionalOf(new Schema.ListOf(new Schema.RealNumber(0, 1, false), 1, 3)), type.fields().get(2).type());
        assertEquals(Optional.empty(), type.fields().get(0).fallback());
        assertEquals(Optional.of("[0.5]"), type.fields().get(2).fallback());
    }

    @Test
    void aRecordThatNoFileCanHoldIsRefused() {
        assertTrue(assertThrows(IllegalStateException.class, () -> Schema.of(Bare.class)).getMessage().endsWith("Bare.x has no @Setting"));
        assertEquals("no file can hold a java.lang.Object",
                assertThrows(IllegalStateException.class, () -> Schema.of(Odd.class)).getMessage());
    }

    @Test
    void everyFieldOfAnExperimentHasAWordOfDocumentationAndAValidFallback() {
        List<Schema.Field> fields = new ArrayList<>();
        collect(Schema.experiment(), fields);
        assertTrue(fields.size() > 60, "fields: " + fields.size());
        for (Schema.Field field : fields) {
            assertFalse(field.doc().isBlank(), field.name());
            field.initial();
        }
    }

    @Test
    void variantsHaveDistinctNamesAndDocumentation() {
        List<Schema.Union> unions = new ArrayList<>();
        unions(Schema.experiment(), unions);
        for (Schema.Union union : unions) {
            assertEquals(union.options().size(), union.names().stream().distinct().count(), union.type().getName());
            assertTrue(union.options().stream().noneMatch(option -> option.label().isBlank() || option.doc().isBlank()));
        }
    }

    @Test
    void aRecordIsReadChangedAndMadeAgainByItsSchema() {
        Schema.RecordType type = Schema.of(Optimizer.Sgd.class);
        Record sgd = new Optimizer.Sgd("a", 0.5, new Schedule.Constant(), 7);
        assertEquals(0.5, type.field("stepSize").orElseThrow().get(sgd));
        assertEquals(new Optimizer.Sgd("a", 0.25, new Schedule.Constant(), 7), type.with(sgd, "stepSize", 0.25));
        assertEquals(new Optimizer.Sgd("", 0.1, new Schedule.Constant(), 0), type.initial());
        assertEquals("step size", type.field("stepSize").orElseThrow().words());
    }

    @Test
    void namesInFilesAreInCamelCase() {
        assertEquals("halfSquaredError", Schema.nameOf(Loss.HALF_SQUARED_ERROR));
        assertEquals("map", Schema.nameOf(Experiment.FigureKind.MAP));
        assertEquals("sgd", Schema.nameOf(new Optimizer.Sgd("", 0.1, new Schedule.Constant(), 0)));
    }

    static void collect(Schema.Type type, List<Schema.Field> fields) {
        collect(type, fields, new HashSet<>());
    }

    /** Each record once: a residual block holds layers, which may be residual blocks. */
    private static void collect(Schema.Type type, List<Schema.Field> fields, Set<Class<?>> seen) {
        switch (type) {
            case Schema.RecordType record when seen.add(record.type()) -> record.fields().forEach(field -> {
                fields.add(field);
                collect(field.type(), fields, seen);
            });
            case Schema.Union union -> union.options().forEach(option -> collect(option.record(), fields, seen));
            case Schema.ListOf list -> collect(list.element(), fields, seen);
            case Schema.OptionalOf optional -> collect(optional.element(), fields, seen);
            default -> {}
        }
    }

    static void unions(Schema.Type type, List<Schema.Union> unions) {
        List<Schema.Field> fields = new ArrayList<>();
        collect(type, fields);
        for (Schema.Field field : fields) {
            Schema.Type inner = field.type() instanceof Schema.ListOf list ? list.element() : field.type();
            if (inner instanceof Schema.Union union) {
                unions.add(union);
            }
        }
    }
}
