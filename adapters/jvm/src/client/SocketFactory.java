package client;

/** Opens the sockets of a client. */
@FunctionalInterface
public interface SocketFactory {
    /** Begins to open a socket, and gives it at once. The listener may be called by any thread, but not within this call. */
    Socket open(String url, Listener listener);

    /** A socket, open or not yet. */
    interface Socket {
        void send(String text);

        void close();
    }

    /** What hears of a socket. */
    interface Listener {
        void opened();

        void textReceived(String text);

        /** The socket was open, and is closed. */
        void closed(int code, String reason);

        /** The socket could not be opened. */
        void failed(Exception cause);
    }
}
