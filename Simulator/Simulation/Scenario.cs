using Simulator.Collections;
using Simulator.Expectations;
using Simulator.Network;
using Simulator.Protocol;
using Simulator.Servers;
using Simulator.Time;

namespace Simulator.Simulation;

/// <summary>How much a requirement counts.</summary>
public enum Level
{
    /// <summary>A failure is a failure.</summary>
    Must,

    /// <summary>A failure is a warning.</summary>
    Should,

    /// <summary>A failure is told, no more.</summary>
    Info,
}

/// <summary>A rule that a scenario is allowed to break.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Because">Why.</param>
public sealed record Waiver(string Rule, string Because);

/// <summary>
/// Everything that can cause something in a run, as one value: what the client is, what the world does to it and
/// when, and what must be seen. Equal scenarios give equal logs, on every machine.
/// </summary>
/// <param name="Id">The name of the scenario; unique in a set.</param>
/// <param name="Title">What it is, in one line.</param>
/// <param name="Until">When the run ends.</param>
public sealed record Scenario(string Id, string Title, Instant Until)
{
    /// <summary>What real situation it stands for.</summary>
    public string? Why { get; init; }

    /// <summary>Words by which it can be selected.</summary>
    public ValueList<string> Tags { get; init; } = [];

    /// <summary>The ids of the rules that it is there to show: each must be exercised and held.</summary>
    public ValueList<string> Rules { get; init; } = [];

    /// <summary>The rules that it may break.</summary>
    public ValueList<Waiver> Waive { get; init; } = [];

    /// <summary>How much its failures count.</summary>
    public Level Level { get; init; }

    /// <summary>What the client is.</summary>
    public ClientSetup Client { get; init; } = new();

    /// <summary>The application on the server, at the beginning.</summary>
    public AppSetup App { get; init; } = new();

    /// <summary>How long everything takes on a healthy path.</summary>
    public NetworkTimings Network { get; init; } = new();

    /// <summary>What the server is.</summary>
    public ServerSetup Server { get; init; } = new();

    /// <summary>The seed of all drawn values.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>What stops its run where it would not end; more than usual where that is its nature.</summary>
    public SimulationLimits Limits { get; init; } = SimulationLimits.Default;

    /// <summary>What happens, by time of first occurrence.</summary>
    public ValueList<Step> Steps { get; init; } = [];

    /// <summary>What must be seen.</summary>
    public ValueList<Expectation> Expect { get; init; } = [];

    /// <summary>The same without all that it wants to see: it is judged by the rules alone, as is right once something in it was changed.</summary>
    public Scenario WithoutExpectations() => this with { Expect = [], Rules = [], Steps = Steps.Where(step => step.Action is not StepAction.Expect).ToValueList() };
}
