package client;

import java.util.Locale;

/** The states of a connection. */
public enum State {
    INITIALIZED, CONNECTING, CONNECTED, UNAVAILABLE, FAILED, DISCONNECTED;

    /** The name that programs know. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
