package client;

/** What comes with <code>state_change</code>. */
public record StateChange(State previous, State current) {
}
