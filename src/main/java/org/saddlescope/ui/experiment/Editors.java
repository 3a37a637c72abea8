package org.saddlescope.ui.experiment;

import java.util.List;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Lesson;
import org.saddlescope.experiment.Schema;

/** Chooses the editor for a field by its type. */
final class Editors {
    private Editors() {}

    static Editor of(Field field, FormContext form) {
        return switch (field.type()) {
            case Schema.Flag _ -> new FlagEditor(field, form);
            case Schema.Choice choice -> new ChoiceEditor(field, form, List.copyOf(choice.constants()),
                    constant -> Words.of(((Enum<?>) constant).name()));
            case Schema.Text _ when !form.choices().of(field).isEmpty() -> new ChoiceEditor(field, form,
                    List.copyOf(form.choices().of(field)), name -> Words.of((String) name));
            case Schema.ListOf(Schema.Choice choice, int least, int most) -> new FlagsEditor(field, choice, form);
            case Schema.ListOf(Schema.Union union, int least, int most) -> new ListEditor(field, union, least, most, form);
            // A part of the experiment itself has a section of its own, whose title names it.
            case Schema.Union union when !field.path().contains(".") -> new VariantEditor(field, union, form);
            case Schema.Union union -> new VariantEditor(field, union, form).labelled();
            case Schema.RecordType record -> new RecordEditor(field, record, form);
            case Schema.OptionalOf(Schema.RecordType record) when record.type() == Claim.class || record.type() == Lesson.class -> new KeptEditor(field);
            case Schema.OptionalOf(Schema.RecordType record) -> new OptionalEditor(field, record, form);
            default -> new TextEditor(field, TextForms.of(field).orElseThrow(() ->
                    new IllegalStateException("the form has no editor for " + field.path() + " of type " + field.type())), form);
        };
    }
}
