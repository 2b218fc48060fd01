using Simulator.Scenarios.Output;

namespace Simulator.Tests.Commands;

/// <summary>Breaks when a command that a report tells to repeat would not start from where the report was made.</summary>
public sealed class InvocationTests
{
    [Theory]
    [InlineData("/code/sim/Simulator.Scenarios/bin/Debug/net10.0/Simulator.Scenarios", "/code/sim/Simulator.Scenarios/bin/Debug/net10.0/Simulator.Scenarios.dll", "/code/sim", "dotnet run --project Simulator.Scenarios --")]
    [InlineData("/usr/bin/dotnet", "/code/sim/Simulator.Scenarios/bin/Debug/net10.0/Simulator.Scenarios.dll", "/code/mine", "dotnet run --project ../sim/Simulator.Scenarios --")]
    [InlineData("/usr/bin/dotnet", "/opt/sim/Simulator.Scenarios.dll", "/opt", "dotnet sim/Simulator.Scenarios.dll")]
    [InlineData("/opt/sim/Simulator.Scenarios", "/opt/sim/Simulator.Scenarios.dll", "/opt/sim", "./Simulator.Scenarios")]
    [InlineData("/home/me/.dotnet/tools/pusher-simulator", "/home/me/.dotnet/tools/.store/simulator.tool/1.0.0/simulator.tool/1.0.0/tools/net10.0/any/Simulator.Tool.dll", "/code", "pusher-simulator")]
    [InlineData("/usr/bin/dotnet", "/home/me/.nuget/packages/simulator.tool/1.0.0/tools/net10.0/any/Simulator.Tool.dll", "/code", "dotnet pusher-simulator")]
    public void Starts_the_same_again_from_the_current_folder(string process, string assembly, string folder, string expected) => Assert.Equal(
        expected, Invocation.Of(process, assembly, folder, where => where == "/code/sim/Simulator.Scenarios" ? [$"{where}/Simulator.Scenarios.csproj"] : []));
}
