package json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tests.Check;

/** Breaks when JSON is read more loosely than it is, or when something of it is lost on the way. */
public final class JsonTests {
    private JsonTests() {
    }

    public static void Reads_and_writes_each_kind_of_value() {
        String text = "{\"b\":[1,-2.50,true,false,null,\"x\",[],{}],\"a\":{\"c\":\"\"}}";
        Check.equal(text, Json.write(Json.read(" " + text.replace(",", " ,\n").replace(":", "\t: ") + "\r\n")));
        Check.equal(Arrays.asList(true, null, "x"), Json.read("[true,null,\"x\"]"));
    }

    public static void Keeps_a_number_as_it_is_written() {
        for (String number : List.of("0", "-0", "1.10", "1e2", "1E+400", "-0.5e-7", "123456789012345678901234567890")) {
            Check.equal(number, Json.write(Json.read(number)));
        }
        Check.equal(-0.05, ((Json.Numeral) Json.read("-0.5e-1")).value());
    }

    public static void Reads_escapes() {
        Check.equal("\"\\/\b\f\n\r\tAé😀", Json.read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00E9\\ud83d\\uDE00\""));
    }

    public static void Writes_only_the_escapes_that_are_needed() {
        Check.equal("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\u007f\u2028é😀\"", Json.write("\"\\/\b\f\n\r\t\u0001\u007f\u2028é😀"));
    }

    public static void Writes_half_a_pair_of_surrogates_as_an_escape() {
        Check.equal("\"\\ud83d😀\\ude00x\\ud83d\"", Json.write("\ud83d\ud83d\ude00\ude00x\ud83d"));
    }

    public static void Of_two_members_with_one_name_the_last_counts() {
        Check.equal(Map.of("a", "2"), Json.read("{\"a\":\"1\",\"a\":\"2\"}"));
    }

    public static void Refuses_what_is_no_JSON() {
        List<String> texts = List.of(
                "", " ", "{", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:1}",
                "{\"a\":1 \"b\":2}", "01", "-", "1.", ".5", "+1", "1e", "1e+", "0x1", "NaN", "Infinity", "tru", "nul", "True",
                "'a'", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u\uff11\uff12\uff13\uff14\"", "\"\t\"",
                "\"\n\"", "1 2", "{}{}", "1,", "/**/1", "\ufeff1", "\u00a01");
        texts.forEach(text -> Check.thrown(Json.Invalid.class, () -> Json.read(text)));
    }

    public static void Refuses_half_a_pair_of_surrogates() {
        for (String half : List.of("\\ud83d", "\\ude00", "\\ude00\\ud83d", "\\ud83dx", "\\ud83d\\ud83d\\ude00", "\ud83d")) {
            Check.thrown(Json.Invalid.class, () -> Json.read("\"" + half + "\""));
        }
    }

    public static void Says_where_a_mistake_is() {
        Check.equal("at character 7: a value was expected", Check.thrown(Json.Invalid.class, () -> Json.read("[1, 2,]")));
        Check.equal("at character 9: ‘:’ was expected", Check.thrown(Json.Invalid.class, () -> Json.read("{\"two\"  2}")));
        Check.equal("an object was expected", Check.thrown(Json.Invalid.class, () -> Json.readObject("[]")));
    }

    public static void Refuses_what_is_nested_too_deep_before_the_stack_ends() {
        Json.read("[".repeat(500) + "]".repeat(500));
        String message = "at character 502: nothing may be nested deeper than 500";
        Check.equal(message, Check.thrown(Json.Invalid.class, () -> Json.read("[".repeat(100_000))));
    }

    public static void Writes_nothing_that_JSON_does_not_have() {
        Check.equal("JSON has nothing for a java.lang.Double", Check.thrown(IllegalArgumentException.class, () -> Json.write(0.5)));
    }
}
