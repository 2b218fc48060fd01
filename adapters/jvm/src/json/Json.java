package json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** JSON as RFC 8259 has it, and no more: maps that keep their order, lists, texts, Booleans, null, and numbers as {@link Numeral}. */
public final class Json {
    private static final int DEEPEST = 500;
    private static final Pattern NUMERAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final String SHORT = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** A number as it is written: 1.10 stays 1.10, and no digit is lost. */
    public record Numeral(String text) {
        public double value() {
            return Double.parseDouble(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A text is no JSON. The message says what is wrong, and where. */
    public static final class Invalid extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private Invalid(String message) {
            super(message);
        }
    }

    /** Reads a text that holds one value, and nothing behind it. */
    public static Object read(String text) {
        Json reader = new Json(text);
        Object value = reader.value(0);
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.invalid("the end was expected");
        }
        return value;
    }

    /** Reads a text that holds an object. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> readObject(String text) {
        if (read(text) instanceof Map<?, ?> object) {
            return (Map<String, Object>) object;
        }
        throw new Invalid("an object was expected");
    }

    /** An object of names and values in turn, which keeps their order; that of <code>Map.of</code> differs from process to process. */
    public static Map<String, Object> object(Object... members) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int place = 0; place < members.length; place += 2) {
            object.put((String) members[place], members[place + 1]);
        }
        return object;
    }

    /** Writes a value as {@link #read} gives it; it may also hold an Integer or a Long. */
    public static String write(Object value) {
        StringBuilder written = new StringBuilder();
        write(value, written);
        return written.toString();
    }

    // Reading.

    private Object value(int depth) {
        skipBlanks();
        if (depth > DEEPEST) {
            throw invalid("nothing may be nested deeper than " + DEEPEST);
        }
        return switch (next()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> numeral();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        skipBlanks();
        while (next() != '}') {
            String name = string();
            skipBlanks();
            expect(':');
            members.put(name, value(depth + 1));
            goOn('}');
        }
        at++;
        return members;
    }

    private List<Object> array(int depth) {
        List<Object> items = new ArrayList<>();
        at++;
        skipBlanks();
        while (next() != ']') {
            items.add(value(depth + 1));
            goOn(']');
        }
        at++;
        return items;
    }

    /** Between two items stands a comma, and behind the last one the end. */
    private void goOn(char end) {
        skipBlanks();
        if (next() != end) {
            expect(',');
            skipBlanks();
            if (next() == end) {
                throw invalid("a value was expected");
            }
        }
    }

    private String string() {
        expect('"');
        StringBuilder read = new StringBuilder();
        while (next() != '"') {
            char letter = text.charAt(at++);
            if (letter < ' ') {
                throw invalid("a control character must be escaped");
            }
            read.append(letter == '\\' ? escaped() : letter);
        }
        at++;
        if (IntStream.range(0, read.length()).anyMatch(place -> isHalf(read, place))) {
            throw invalid("half a pair of surrogates is no character");
        }
        return read.toString();
    }

    private char escaped() {
        char letter = next();
        at++;
        if (letter != 'u') {
            int place = SHORT.indexOf(letter);
            if (place < 0) {
                throw invalid("there is no such escape");
            }
            return MEANT.charAt(place);
        }
        int code = 0;
        for (int digit = 0; digit < 4; digit++) {
            int worth = next() < 128 ? Character.digit(next(), 16) : -1;
            if (worth < 0) {
                throw invalid("four hexadecimal digits were expected");
            }
            code = code * 16 + worth;
            at++;
        }
        return (char) code;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw invalid("a value was expected");
        }
        at += word.length();
        return value;
    }

    private Numeral numeral() {
        Matcher matcher = NUMERAL.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw invalid("a value was expected");
        }
        at = matcher.end();
        return new Numeral(matcher.group());
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char next() {
        if (at >= text.length()) {
            throw invalid("the text ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char letter) {
        if (next() != letter) {
            throw invalid("‘" + letter + "’ was expected");
        }
        at++;
    }

    private Invalid invalid(String what) {
        return new Invalid("at character " + (at + 1) + ": " + what);
    }

    // Writing.

    private static void write(Object value, StringBuilder to) {
        if (value instanceof Map<?, ?> object) {
            String separator = "{";
            for (Map.Entry<?, ?> member : object.entrySet()) {
                writeString((String) member.getKey(), to.append(separator));
                write(member.getValue(), to.append(':'));
                separator = ",";
            }
            to.append(object.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> array) {
            String separator = "[";
            for (Object item : array) {
                write(item, to.append(separator));
                separator = ",";
            }
            to.append(array.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            writeString(string, to);
        } else if (value == null || List.of(Boolean.class, Numeral.class, Integer.class, Long.class).contains(value.getClass())) {
            to.append(value);
        } else {
            throw new IllegalArgumentException("JSON has nothing for a " + value.getClass().getName());
        }
    }

    private static void writeString(String string, StringBuilder to) {
        to.append('"');
        for (int place = 0; place < string.length(); place++) {
            char letter = string.charAt(place);
            int meant = letter == '/' ? -1 : MEANT.indexOf(letter);
            if (meant >= 0) {
                to.append('\\').append(SHORT.charAt(meant));
            } else if (letter < ' ' || isHalf(string, place)) {
                to.append(String.format("\\u%04x", (int) letter)); // no encoding can write half a pair as it is
            } else {
                to.append(letter);
            }
        }
        to.append('"');
    }

    /** Whether one of a pair of surrogates stands at a place, and the other does not stand beside it. */
    private static boolean isHalf(CharSequence string, int place) {
        char letter = string.charAt(place);
        return Character.isHighSurrogate(letter) ? place + 1 == string.length() || !Character.isLowSurrogate(string.charAt(place + 1))
                : Character.isLowSurrogate(letter) && (place == 0 || !Character.isHighSurrogate(string.charAt(place - 1)));
    }
}
