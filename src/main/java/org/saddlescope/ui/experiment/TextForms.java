package org.saddlescope.ui.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Schema;
import org.saddlescope.ui.base.Text;

/** The text forms of the types that fit into one text field. */
final class TextForms {
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,\\s]\\s*");

    private TextForms() {}

    /** The text form of this field's type; empty where it takes more than a text field. */
    static Optional<TextForm> of(Field field) {
        return of(field.type(), field.fallback());
    }

    private static Optional<TextForm> of(Schema.Type type, Optional<String> usual) {
        return switch (type) {
            case Schema.WholeNumber whole -> Optional.of(new Whole(whole));
            case Schema.RealNumber real -> Optional.of(new Real(real, usual));
            case Schema.Text _ -> Optional.of(new Plain());
            case Schema.OptionalOf(Schema.Type content) -> of(content, usual).map(MayBeEmpty::new);
            case Schema.ListOf(Schema.Type element, int least, int most) -> of(element, Optional.empty())
                    .map(form -> form instanceof Many ? new Rows(form) : new Many(form, least, most));
            case Schema.Any _, Schema.Flag _, Schema.Choice _, Schema.Union _, Schema.RecordType _ -> Optional.empty();
        };
    }

    private record Whole(Schema.WholeNumber type) implements TextForm {
        @Override
        public String format(Object value) {
            return value.toString();
        }

        @Override
        public Object parse(String text) throws InvalidText {
            long number = Numbers.whole(text, type);
            return type.wide() ? (Object) number : (Object) Math.toIntExact(number);
        }
    }

    private record Real(Schema.RealNumber type, Optional<String> usual) implements TextForm {
        @Override
        public String format(Object value) {
            return Numbers.format((Double) value);
        }

        @Override
        public Object parse(String text) throws InvalidText {
            return Numbers.real(text, type, usual);
        }
    }

    private record Plain() implements TextForm {
        @Override
        public String format(Object value) {
            return (String) value;
        }

        @Override
        public Object parse(String text) {
            return text;
        }
    }

    private record MayBeEmpty(TextForm content) implements TextForm {
        @Override
        public String format(Object value) {
            return ((Optional<?>) value).map(content::format).orElse("");
        }

        @Override
        public Object parse(String text) throws InvalidText {
            return text.isBlank() ? Optional.empty() : Optional.of(content.parse(text));
        }
    }

    /** Elements with commas or blanks between them. */
    private record Many(TextForm element, int least, int most) implements TextForm {
        @Override
        public String format(Object value) {
            return ((List<?>) value).stream().map(element::format).collect(Collectors.joining(", "));
        }

        @Override
        public Object parse(String text) throws InvalidText {
            String inner = text.strip().replaceAll("^\\[|]$", "").strip();
            List<Object> values = new ArrayList<>();
            if (!inner.isEmpty()) {
                String[] parts = BETWEEN.split(inner);
                for (int i = 0; i < parts.length; i++) {
                    try {
                        values.add(element.parse(parts[i]));
                    } catch (InvalidText e) {
                        throw new InvalidText(Text.of("form.entries.one", Integer.toString(i + 1), e.getMessage()));
                    }
                }
            }
            if (values.size() < least || values.size() > most) {
                String count = least == most ? Integer.toString(least)
                        : most == Integer.MAX_VALUE ? Text.of("form.number.least", Integer.toString(least)) : Text.of("form.entries.range", Integer.toString(least), Integer.toString(most));
                throw new InvalidText(Text.of("form.entries.count", count, Integer.toString(values.size())));
            }
            return List.copyOf(values);
        }
    }

    /** Rows of elements with semicolons between them. */
    private record Rows(TextForm row) implements TextForm {
        @Override
        public String format(Object value) {
            return ((List<?>) value).stream().map(row::format).collect(Collectors.joining("; "));
        }

        @Override
        public Object parse(String text) throws InvalidText {
            List<Object> rows = new ArrayList<>();
            for (String part : text.split("[;\n]")) {
                if (!part.isBlank()) {
                    rows.add(row.parse(part));
                }
            }
            return List.copyOf(rows);
        }
    }
}
