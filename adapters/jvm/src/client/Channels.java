package client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import json.Json;

/** The channels of a client, and the questions to its authentication endpoint. */
final class Channels {
    private static final Map.Entry<String, String> FORM = Map.entry("Content-Type", "application/x-www-form-urlencoded");
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("pusher:connection_established", "pusher:error", "pusher:ping", "pusher:pong");
    private static final String SUCCEEDED = "pusher_internal:subscription_succeeded";

    private final Client client;
    private final Options options;
    private final Executor executor;
    private final Http http;
    private final Map<String, Progress> channels = new LinkedHashMap<>();
    private final Map<String, Object> requests = new LinkedHashMap<>(); // by channel: what stands for the one that is under way

    private enum Progress { WANTED, ASKED, CONFIRMED }

    Channels(Client client, Options options, Executor executor, Http http) {
        this.client = client;
        this.options = options;
        this.executor = executor;
        this.http = http;
    }

    void subscribe(String channel) {
        if (channels.putIfAbsent(channel, Progress.WANTED) == null) {
            askFor(channel);
        }
    }

    void unsubscribe(String channel) {
        Progress progress = channels.remove(channel);
        requests.remove(channel);
        if (progress == Progress.ASKED || progress == Progress.CONFIRMED) {
            client.send("pusher:unsubscribe", null, Map.of("channel", channel));
        }
    }

    void trigger(String channel, String event, Object data) {
        boolean mayBeSent = event.startsWith("client-") && needsAuthentication(channel);
        if (mayBeSent && channels.get(channel) == Progress.CONFIRMED) {
            client.send(event, channel, data);
        }
    }

    /** On a new connection all that are wanted are asked for. */
    void askForAll() {
        for (String channel : new ArrayList<>(channels.keySet())) {
            askFor(channel);
        }
    }

    /** The connection is gone, and with it what was asked on it. */
    void forgetAnswers() {
        requests.clear();
        channels.replaceAll((channel, progress) -> Progress.WANTED);
    }

    /** Sorts a message: gives what the program hears of it, or null. */
    Message sort(Message message) {
        String event = message.event();
        if (!channels.containsKey(message.channel())) {
            return null;
        }
        if (event.equals(SUCCEEDED)) {
            channels.replace(message.channel(), Progress.ASKED, Progress.CONFIRMED);
            return new Message("pusher:subscription_succeeded", message.channel(), message.data());
        }
        return OF_THE_CONNECTION.contains(event) || event.startsWith("pusher_internal:") ? null : message;
    }

    private void askFor(String channel) {
        if (!client.isConnected()) {
            return;
        }
        if (needsAuthentication(channel)) {
            authenticate(channel);
        } else {
            askFor(channel, Map.of());
        }
    }

    private void askFor(String channel, Map<String, Object> proof) {
        Map<String, Object> data = Json.object("channel", channel);
        data.putAll(proof);
        channels.put(channel, Progress.ASKED);
        client.send("pusher:subscribe", null, data);
    }

    private void authenticate(String channel) {
        Object request = new Object();
        requests.put(channel, request);
        List<Map.Entry<String, String>> headers = Stream.concat(Stream.of(FORM), options.authHeaders().stream()).toList();
        var own = Stream.of(Map.entry("socket_id", client.socketId()), Map.entry("channel_name", channel));
        String body = Stream.concat(own, options.authParams().stream())
                .map(pair -> escape(pair.getKey()) + "=" + escape(pair.getValue())).collect(Collectors.joining("&"));
        http.post(options.authEndpoint(), headers, body).whenComplete((answer, failure) -> executor.execute(() -> {
            if (requests.remove(channel, request)) {
                hearGrant(channel, failure == null ? answer : new Http.Answer(0, ""));
            }
        }));
    }

    private void hearGrant(String channel, Http.Answer answer) {
        Map<String, Object> grant = answer.status() == 200 ? Message.objectIn(answer.body()) : null;
        if (grant != null && grant.get("auth") instanceof String) {
            grant.keySet().retainAll(List.of("auth", "channel_data"));
            grant.values().removeIf(value -> !(value instanceof String));
            askFor(channel, grant);
        } else {
            String reason = answer.status() == 200 ? "invalid answer" : String.valueOf(answer.status());
            client.emit("pusher:subscription_error", Json.object("channel", channel, "status", reason));
        }
    }

    private static boolean needsAuthentication(String channel) {
        return channel.startsWith("private-") || channel.startsWith("presence-");
    }

    /** Escapes a text for a URL or a form. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean isSafe = octet > 0 && (Character.isLetterOrDigit(octet) || "-_.~".indexOf(octet) >= 0);
            escaped.append(isSafe ? String.valueOf((char) octet) : String.format("%%%02X", octet));
        }
        return escaped.toString();
    }
}
