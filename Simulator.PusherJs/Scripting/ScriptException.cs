namespace Simulator.PusherJs.Scripting;

/// <summary>What a script throws where it looks into a value that has nothing in it.</summary>
/// <param name="message">What a console would show.</param>
#pragma warning disable CA1032, CA1064 // nobody but the machine throws it, with its words, and the machine catches it
internal sealed class ScriptException(string message) : Exception(message);
#pragma warning restore CA1032, CA1064
