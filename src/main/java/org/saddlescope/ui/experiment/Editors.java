package org.saddlescope.ui.experiment;

import java.util.List;

/** Chooses the editor for a field by its type. */
final class Editors {
    private Editors() {}

    static Editor of(Field field, FormContext form) {
        Class<?> type = field.rawType();
        if (type == boolean.class) {
            return new FlagEditor(field, form);
        }
        if (type.isEnum()) {
            return new ChoiceEditor(field, form, List.of(type.getEnumConstants()), constant -> Words.of(((Enum<?>) constant).name()));
        }
        if (type == String.class && !form.choices().of(field).isEmpty()) {
            return new ChoiceEditor(field, form, List.copyOf(form.choices().of(field)), name -> Words.of((String) name));
        }
        if (field.isList() && field.contentType().isEnum()) {
            return new FlagsEditor(field, form);
        }
        if (field.isList() && field.contentType().isSealed()) {
            return new ListEditor(field, form);
        }
        if (type.isSealed()) {
            return new VariantEditor(field, form).labelled();
        }
        if (type.isRecord()) {
            return new RecordEditor(field, type, form);
        }
        if (field.isOptional() && (field.contentType().isRecord() || field.contentType().isSealed())) {
            return new OptionalEditor(field, form);
        }
        return new TextEditor(field, TextForms.of(field).orElseThrow(
                () -> new IllegalStateException("the form has no editor for " + field.path() + " of type " + field.type())), form);
    }
}
