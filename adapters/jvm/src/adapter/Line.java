package adapter;

import java.util.Map;
import json.Json;

/** A line of the simulator. */
record Line(Map<String, Object> members) {
    static Line read(String text) {
        return new Line(Json.readObject(text));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    String text(String name) {
        return (String) members.get(name);
    }

    int whole(String name) {
        return Math.toIntExact(milliseconds(name));
    }

    long milliseconds(String name) {
        return Long.parseLong(((Json.Numeral) members.get(name)).text());
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> object(String name) {
        return (Map<String, Object>) members.get(name);
    }
}
