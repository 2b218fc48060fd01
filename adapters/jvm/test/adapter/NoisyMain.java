package adapter;

import java.io.IOException;

/** The adapter with a client that prints. */
final class NoisyMain {
    private NoisyMain() {
    }

    public static void main(String[] arguments) throws IOException {
        Adapter.converse((setup, executor, network) -> {
            System.out.println("noise");
            return new Program(setup, executor, network);
        });
    }
}
