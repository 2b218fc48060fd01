package client;

import java.util.Map;
import json.Json;

/** A message of the protocol. The channel may be null; data is JSON text, or empty. */
record Message(String event, String channel, String data) {
    /** Reads a message; gives null where the text is none. */
    static Message read(String text) {
        Map<String, Object> frame = objectIn(text);
        if (frame == null || !(frame.get("event") instanceof String event) || event.isEmpty()) {
            return null;
        }
        Object data = frame.getOrDefault("data", "");
        String channel = frame.get("channel") instanceof String name ? name : null;
        return new Message(event, channel, data instanceof String string ? string : Json.write(data));
    }

    static String write(String event, String channel, Object data) {
        Map<String, Object> frame = Json.object("event", event);
        if (channel != null) {
            frame.put("channel", channel);
        }
        frame.put("data", data);
        return Json.write(frame);
    }

    /** The JSON object that a text holds, or null. */
    static Map<String, Object> objectIn(String text) {
        try {
            return Json.readObject(text);
        } catch (Json.Invalid invalid) {
            return null;
        }
    }
}
