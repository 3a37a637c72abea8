package org.saddlescope.cli;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.saddlescope.conditions.Condition;
import org.saddlescope.conditions.ConditionFamily;
import org.saddlescope.data.DataSource;
import org.saddlescope.engine.Kernels;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.MinimumSpec;
import org.saddlescope.experiment.PathSpec;
import org.saddlescope.experiment.SliceSpec;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.experiment.study.Sweep;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Initialisation;
import org.saddlescope.model.Layer;
import org.saddlescope.model.Loss;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** Everything that an experiment can be made of, read off the records that define it. */
final class Catalogue {
    /** One thing that can be named in an experiment file. */
    record Entry(String name, String doc, List<Field> settings) {}

    /** One field of it; {@code fallback} is JSON, or "required". */
    record Field(String name, String fallback, String doc) {}

    private Catalogue() {}

    /** The entries by the kind of thing. */
    static SequencedMap<String, List<Entry>> sections() throws ExperimentException {
        SequencedMap<String, List<Entry>> sections = new LinkedHashMap<>();
        sections.put("problems", variants(Experiment.ProblemSpec.class));
        sections.put("functions", AnalyticFunction.all().stream()
                .map(f -> new Entry(f.name(), f.label() + ": " + f.doc(), List.of())).toList());
        sections.put("data", variants(DataSource.class));
        sections.put("architectures", variants(Architecture.class));
        sections.put("layers", variants(Layer.class));
        sections.put("initialisations", variants(Initialisation.class));
        sections.put("activations", constants(Kernels.Activation.class));
        sections.put("losses", constants(Loss.class));
        sections.put("optimizers", variants(Optimizer.class));
        sections.put("schedules", variants(Schedule.class));
        sections.put("planes", variants(Experiment.PlaneSpec.class));
        sections.put("quantities", constants(SliceSpec.Quantity.class));
        sections.put("paths", variants(PathSpec.class));
        sections.put("conditions", Condition.all().stream()
                .map(c -> new Entry(c.id(), c.label() + ". " + c.documentation(), List.of())).toList());
        sections.put("condition families", variants(ConditionFamily.class));
        sections.put("minima", variants(MinimumSpec.class));
        sections.put("figures", constants(Experiment.FigureKind.class));
        sections.put("samples", samples());
        List<ClaimSources.Source> claims = ClaimSources.samples();
        sections.put("claims", claims.stream().map(claim -> new Entry(claim.id(), claim.claim().paper().name() + ": " + claim.claim().statement(),
                claim.claim().expect().stream().map(e -> new Field("expects", e.basis().name().toLowerCase(Locale.ROOT), e.says())).toList())).toList());
        sections.put("studies", studies(claims));
        return sections;
    }

    /** The studies, with what each measures in the claims that use it. */
    private static List<Entry> studies(List<ClaimSources.Source> claims) throws ExperimentException {
        List<Entry> entries = new ArrayList<>();
        for (Entry study : variants(StudySpec.class)) {
            List<Field> fields = new ArrayList<>(study.settings());
            for (ClaimSources.Source claim : claims) {
                if (claim.claim().study().getClass().getAnnotation(Variant.class).value().equals(study.name())) {
                    Sweep.of(claim.experiment()).quantities().stream().map(q -> new Field(q.id(), "quantity", q.label() + ": " + q.doc()))
                            .filter(field -> !fields.contains(field)).forEach(fields::add);
                }
            }
            entries.add(new Entry(study.name(), study.doc(), List.copyOf(fields)));
        }
        return entries;
    }

    private static List<Entry> variants(Class<?> choice) {
        List<Entry> entries = new ArrayList<>();
        for (Class<?> record : choice.getPermittedSubclasses()) {
            Variant variant = record.getAnnotation(Variant.class);
            if (variant != null) {
                entries.add(new Entry(variant.value(), variant.label() + ": " + variant.doc(),
                        Arrays.stream(record.getRecordComponents()).map(Catalogue::field).toList()));
            } else if (record.isSealed()) {
                entries.addAll(variants(record));
            }
        }
        return entries;
    }

    private static Field field(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        return setting == null ? new Field(component.getName(), "", "")
                : new Field(component.getName(), setting.fallback().equals(Setting.REQUIRED) ? "required" : setting.fallback(), setting.doc());
    }

    private static <E extends Enum<E>> List<Entry> constants(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> new Entry(camelCase(constant.name()), "", List.of())).toList();
    }

    private static List<Entry> samples() throws ExperimentException {
        List<Entry> entries = new ArrayList<>();
        for (String name : SampleExperiments.NAMES) {
            var json = SampleExperiments.json(name);
            if (json.isPresent()) {
                entries.add(new Entry(name, ExperimentFile.parse(json.get(), name).name(), List.of()));
            }
        }
        return entries;
    }

    /** HALF_SQUARED_ERROR is halfSquaredError in an experiment file. */
    static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
