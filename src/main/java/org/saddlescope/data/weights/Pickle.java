package org.saddlescope.data.weights;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlescope.data.DataException;

/**
 * Reads Python's pickle as data: texts, numbers, lists, tuples, dictionaries, and whatever a {@link Vocabulary} makes of
 * the few names that it knows. No other name is looked up and nothing is called: a pickle that asks for anything else is
 * refused. What is made takes no more than a constant times the length of the pickle.
 *
 * <p>Source: CPython, Lib/pickletools.py, opcodes of protocols 0 to 5.
 */
final class Pickle {
    /** What names and references of a pickle stand for. */
    interface Vocabulary {
        /**
         * What a global name stands for.
         *
         * @throws DataException where it is not known
         */
        Object global(String module, String name) throws DataException;

        /** What {@code callable(*arguments)} stands for. */
        Object reduce(Object callable, List<Object> arguments) throws DataException;

        /** What a persistent identifier refers to. */
        Object persistent(Object id) throws DataException;
    }

    /** A tuple: equal only to itself, since a pickle may let it contain itself by way of a list. */
    record Tuple(List<Object> items) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** A dictionary in the order of its insertions. */
    static final class Dict {
        final Map<Object, Object> entries = new LinkedHashMap<>();
    }

    /** A list. */
    static final class Items {
        final List<Object> items = new ArrayList<>();
    }

    private static final Object MARK = new Object();
    /** Python's None. */
    static final Object NONE = new Object();

    private final ByteBuffer in;
    private final String source;
    private final Vocabulary vocabulary;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private Pickle(byte[] bytes, String source, Vocabulary vocabulary) {
        in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.source = source;
        this.vocabulary = vocabulary;
    }

    /** The value that the pickle describes. */
    static Object read(byte[] bytes, String source, Vocabulary vocabulary) throws DataException {
        try {
            return new Pickle(bytes, source, vocabulary).run();
        } catch (java.nio.BufferUnderflowException | IndexOutOfBoundsException | ClassCastException | NullPointerException e) {
            throw new DataException(source + ": a damaged pickle, or one that is cut off", e);
        }
    }

    private Object run() throws DataException {
        while (true) {
            int opcode = Byte.toUnsignedInt(in.get());
            switch (opcode) {
                case 0x80 -> in.get();
                case 0x95 -> in.getLong();
                case '.' -> {
                    return pop();
                }
                case '(' -> push(MARK);
                case '0' -> pop();
                case '1' -> popToMark();
                case '2' -> push(top());
                case 'N' -> push(NONE);
                case 0x88 -> push(true);
                case 0x89 -> push(false);
                case 'J' -> push((long) in.getInt());
                case 'K' -> push((long) Byte.toUnsignedInt(in.get()));
                case 'M' -> push((long) Short.toUnsignedInt(in.getShort()));
                case 0x8a -> push(integer(Byte.toUnsignedInt(in.get())));
                case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
                case 'X' -> push(text(Integer.toUnsignedLong(in.getInt())));
                case 0x8c -> push(text(Byte.toUnsignedInt(in.get())));
                case 0x8d -> push(text(in.getLong()));
                case 'U', 'C' -> push(text(Byte.toUnsignedInt(in.get())));
                case 'T', 'B' -> push(text(Integer.toUnsignedLong(in.getInt())));
                case ')' -> push(new Tuple(List.of()));
                case 0x85 -> push(new Tuple(popped(1)));
                case 0x86 -> push(new Tuple(popped(2)));
                case 0x87 -> push(new Tuple(popped(3)));
                case 't' -> push(new Tuple(popToMark()));
                case ']' -> push(new Items());
                case 'l' -> {
                    List<Object> items = popToMark();
                    Items list = new Items();
                    list.items.addAll(items);
                    push(list);
                }
                case 'a' -> {
                    Object item = pop();
                    ((Items) top()).items.add(item);
                }
                case 'e' -> {
                    List<Object> items = popToMark();
                    ((Items) top()).items.addAll(items);
                }
                case '}' -> push(new Dict());
                case 'd' -> {
                    List<Object> pairs = popToMark();
                    push(filled(new Dict(), pairs));
                }
                case 's' -> {
                    List<Object> pair = popped(2);
                    filled((Dict) top(), pair);
                }
                case 'u' -> {
                    List<Object> pairs = popToMark();
                    filled((Dict) top(), pairs);
                }
                case 'q' -> memo.put(Byte.toUnsignedInt(in.get()), top());
                case 'r' -> memo.put(in.getInt(), top());
                case 0x94 -> memo.put(memo.size(), top());
                case 'h' -> push(remembered(Byte.toUnsignedInt(in.get())));
                case 'j' -> push(remembered(in.getInt()));
                case 'c' -> push(vocabulary.global(line(), line()));
                case 0x93 -> {
                    List<Object> names = popped(2);
                    push(vocabulary.global((String) names.get(0), (String) names.get(1)));
                }
                case 'R' -> {
                    List<Object> call = popped(2);
                    push(vocabulary.reduce(call.get(0), ((Tuple) call.get(1)).items()));
                }
                // The state of an object: of what is made here, only attributes that no tensor needs.
                case 'b' -> pop();
                case 'Q' -> push(vocabulary.persistent(pop()));
                default -> throw new DataException(source + ": the pickle has the opcode 0x" + Integer.toHexString(opcode)
                        + ", which no tensor needs; save the state dictionary alone (model.state_dict())");
            }
        }
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object top() {
        return stack.getLast();
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private List<Object> popped(int count) {
        List<Object> part = stack.subList(stack.size() - count, stack.size());
        List<Object> items = new ArrayList<>(part);
        part.clear();
        return items;
    }

    private List<Object> popToMark() {
        int mark = stack.lastIndexOf(MARK);
        List<Object> items = popped(stack.size() - mark - 1);
        if (stack.remove(mark) != MARK) {
            throw new IndexOutOfBoundsException("no mark");
        }
        return items;
    }

    private static Dict filled(Dict dict, List<Object> pairs) {
        for (int i = 0; i < pairs.size(); i += 2) {
            dict.entries.put(pairs.get(i), pairs.get(i + 1));
        }
        return dict;
    }

    private Object remembered(int key) {
        Object value = memo.get(key);
        if (value == null) {
            throw new IndexOutOfBoundsException("nothing remembered as " + key);
        }
        return value;
    }

    private Object integer(int bytes) {
        byte[] digits = new byte[bytes];
        in.get(digits);
        for (int i = 0; i < bytes / 2; i++) {
            byte low = digits[i];
            digits[i] = digits[bytes - 1 - i];
            digits[bytes - 1 - i] = low;
        }
        BigInteger value = bytes == 0 ? BigInteger.ZERO : new BigInteger(digits);
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    private String text(long length) {
        if (length < 0 || length > in.remaining()) {
            throw new IndexOutOfBoundsException("a text of " + length + " bytes");
        }
        String text = new String(in.array(), in.arrayOffset() + in.position(), (int) length, StandardCharsets.UTF_8);
        in.position(in.position() + (int) length);
        return text;
    }

    private String line() {
        int start = in.position();
        while (in.get() != '\n') {
            // up to the end of the line
        }
        return new String(in.array(), in.arrayOffset() + start, in.position() - 1 - start, StandardCharsets.UTF_8);
    }
}
