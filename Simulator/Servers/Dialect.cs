using Simulator.Collections;
using Simulator.Time;

namespace Simulator.Servers;

/// <summary>How a kind of server behaves: nothing but a list of rules, and the activity timeout that it tells.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ActivityTimeout">The activity timeout that its handshake tells, where the application says nothing else.</param>
/// <param name="Rules">Its rules; the first that applies decides.</param>
public sealed record Dialect(string Name, Duration ActivityTimeout, ValueList<ServerRule> Rules);
