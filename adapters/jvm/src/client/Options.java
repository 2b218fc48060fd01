package client;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The options of a client. A timeout that is null is the usual one. */
public record Options(
        String key,
        boolean encrypted,
        String authEndpoint,
        List<Map.Entry<String, String>> authParams,
        List<Map.Entry<String, String>> authHeaders,
        Duration activityTimeout,
        Duration pongTimeout) {

    public Options {
        activityTimeout = activityTimeout == null ? Duration.ofSeconds(120) : activityTimeout;
        pongTimeout = pongTimeout == null ? Duration.ofSeconds(30) : pongTimeout;
    }
}
