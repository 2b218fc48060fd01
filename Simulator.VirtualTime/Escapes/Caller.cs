using System.Diagnostics;
using System.Reflection;

namespace Simulator.VirtualTime.Escapes;

/// <summary>The place in a client from which something was called, read off the stack.</summary>
internal static class Caller
{
    /// <summary>This assembly, and the one that hosts clients of the Pusher protocol with it.</summary>
    private static readonly string[] Hosts = [typeof(Caller).Assembly.GetName().Name!, "Simulator.Testing"];

    /// <summary>The innermost frame of the client.</summary>
    /// <returns>Type, method and, where the symbols are there, file and line; null where the client left no frame.</returns>
    public static string? Of(StackTrace stack)
    {
        StackFrame? frame = Inner(stack).FirstOrDefault(IsOfClient);
        return frame?.GetMethod() is not { } method ? null
            : frame.GetFileName() is string file ? $"{NameOf(method)} ({Path.GetFileName(file)}:{frame.GetFileLineNumber()})"
            : NameOf(method);
    }

    /// <summary>Whether code of an assembly is at work on behalf of the client.</summary>
    public static bool IsWithin(StackTrace stack, string assembly) =>
        Inner(stack).TakeWhile(frame => !IsOfClient(frame)).Any(frame => AssemblyOf(frame)?.GetName().Name == assembly);

    /// <summary>Whether a type is at work on behalf of the client.</summary>
    public static bool IsWithin(StackTrace stack, Type type) =>
        Inner(stack).TakeWhile(frame => !IsOfClient(frame)).Any(frame => frame.GetMethod()?.DeclaringType == type);

    /// <summary>What lies between the host that looks and the host that called the client.</summary>
    private static IEnumerable<StackFrame> Inner(StackTrace stack) =>
        stack.GetFrames().SkipWhile(IsOfHost).TakeWhile(frame => !IsOfHost(frame));

    private static bool IsOfHost(StackFrame frame) => AssemblyOf(frame)?.GetName().Name is string name && Hosts.Contains(name);

    private static bool IsOfClient(StackFrame frame) =>
        AssemblyOf(frame)?.GetName().Name is string name
        && !name.StartsWith("System.", StringComparison.Ordinal)
        && !name.StartsWith("Microsoft.", StringComparison.Ordinal);

    private static Assembly? AssemblyOf(StackFrame frame) => frame.GetMethod()?.DeclaringType?.Assembly;

    /// <summary>The method as it was written: the compiler makes types of asynchronous methods and of closures.</summary>
    private static string NameOf(MethodBase method)
    {
        Type? type = method.DeclaringType;
        string name = method.Name;
        while (type is { Name: ['<', ..] })
        {
            name = name.StartsWith('<') ? name : type.Name;
            type = type.DeclaringType;
        }

        int begin = name.LastIndexOf('<') + 1;
        int end = name.IndexOf('>', begin);
        return $"{type}.{(end > begin ? name[begin..end] : name)}";
    }
}
