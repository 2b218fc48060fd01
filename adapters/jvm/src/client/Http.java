package client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Calls the authentication endpoint of a client. */
@FunctionalInterface
public interface Http {
    /** Posts a body. The future fails where no answer comes. */
    CompletableFuture<Answer> post(String url, List<Map.Entry<String, String>> headers, String body);

    /** What the endpoint says. */
    record Answer(int status, String body) {
    }
}
