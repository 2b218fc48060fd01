package tests;

import java.util.Objects;

/** What tests ask for. */
public final class Check {
    private Check() {
    }

    public static void equal(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("\n  expected  " + expected + "\n  actual    " + actual);
        }
    }

    public static void holds(boolean condition, Object what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    /** Gives the message of what is thrown. */
    public static String thrown(Class<? extends Throwable> kind, Runnable task) {
        try {
            task.run();
        } catch (Throwable error) {
            equal(kind, error.getClass());
            return error.getMessage();
        }
        throw new AssertionError("nothing was thrown, expected " + kind);
    }
}
