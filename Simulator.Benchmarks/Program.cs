using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Simulator.Benchmarks;
using Simulator.Benchmarks.Growth;
using Simulator.Benchmarks.Load;
using Simulator.Benchmarks.Table;

const int UsualCount = 10_000;
const string Artifacts = "artifacts/benchmarks"; // which version control passes over

switch (args)
{
    case ["campaign"]:
        return Campaign.Run(UsualCount, Console.Out);
    case ["campaign", string text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0:
        return Campaign.Run(count, Console.Out);
    case ["campaign", ..]:
        Console.Error.WriteLine("campaign [count]: the count of scenarios is a whole number from 1 on.");
        return 2;
    case ["table"]:
        return TableCommand.Run(null, Console.Out, Effort.Usual);
    case ["table", "--quick"]:
        return TableCommand.Run(null, Console.Out, Effort.Quick);
    case ["table", string document] when File.Exists(document):
        return TableCommand.Run(document, Console.Out, Effort.Usual);
    case ["table", ..]:
        Console.Error.WriteLine("table [document | --quick]: the document exists and holds the table between two comments; a quick table only shows that all can be measured.");
        return 2;
    case ["growth"]:
        return GrowthCommand.Run(null, Console.Out, quick: false);
    case ["growth", "--quick"]:
        return GrowthCommand.Run(null, Console.Out, quick: true);
    case ["growth", string document] when File.Exists(document):
        return GrowthCommand.Run(document, Console.Out, quick: false);
    case ["growth", ..]:
        Console.Error.WriteLine("growth [document | --quick]: the document exists and holds the table between two comments; the chart goes to docs/growth.svg beside it.");
        return 2;
    case ["load"]:
        return LoadCommand.RunAsync(Console.Out.WriteLine, seconds: 20, frames: 1_000_000).GetAwaiter().GetResult();
    case ["load", "--quick"]:
        return LoadCommand.RunAsync(Console.Out.WriteLine, seconds: 2, frames: 20_000).GetAwaiter().GetResult();
    case ["load", ..]:
        Console.Error.WriteLine("load [--quick]: a quick one only shows that all can be measured.");
        return 2;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(RandomScenarios).Assembly).Run(args, DefaultConfig.Instance.WithArtifactsPath(Artifacts));
        return 0;
}
