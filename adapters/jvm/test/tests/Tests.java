package tests;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs the tests: each public static method of the classes named here is one. Ends with 1 where one fails. */
public final class Tests {
    private static final List<String> CLASSES = List.of("json.JsonTests", "adapter.VirtualExecutorTests", "adapter.AdapterTests");

    private Tests() {
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        int failed = 0;
        int count = 0;
        for (String name : CLASSES) {
            for (Method test : testsOf(Class.forName(name))) {
                count++;
                failed += holds(test) ? 0 : 1;
            }
        }
        System.out.println(count + " tests, " + failed + " failed");
        System.exit(failed == 0 && count > 0 ? 0 : 1);
    }

    private static List<Method> testsOf(Class<?> holder) {
        return Stream.of(holder.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && Modifier.isStatic(method.getModifiers()))
                .sorted(Comparator.comparing(Method::getName)).toList();
    }

    private static boolean holds(Method test) throws IllegalAccessException {
        PrintStream errors = System.err;
        try {
            System.setErr(new PrintStream(OutputStream.nullOutputStream())); // there the adapter tells what a client has thrown
            test.invoke(null);
            return true;
        } catch (InvocationTargetException failure) {
            System.out.println("FAILED " + test.getDeclaringClass().getName() + "." + test.getName());
            failure.getCause().printStackTrace(System.out);
            return false;
        } finally {
            System.setErr(errors);
        }
    }
}
