using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Commands;

/// <summary>Scenario files for the tests of commands.</summary>
internal static class Files
{
    /// <summary>A scenario that holds.</summary>
    public const string Good = """
        {
          "title": "Start and rest",
          "tags": ["quick", "start"],
          "until": "20s",
          "expect": [{ "states": "initialized connecting connected" }]
        }
        """;

    /// <summary>A scenario whose second expectation, on line 6, does not hold.</summary>
    public const string Failing = """
        {
          "title": "Wishes too much",
          "until": "20s",
          "expect": [
            { "state": "connected", "at": "10s" },
            { "state": "unavailable", "at": "10s" }
          ]
        }
        """;

    /// <summary>A file that makes two scenarios.</summary>
    public const string Matrix = """
        {
          "title": "Closed by the server",
          "matrix": { "code": [4200, 4001] },
          "steps": [{ "at": "10s", "close": { "code": "${code}" } }],
          "until": "20s"
        }
        """;

    /// <summary>A file with drawn values and a parameter.</summary>
    public const string Drawn = """
        {
          "title": "Drawn",
          "params": { "end": "20s" },
          "network": { "openAfter": { "from": "20ms", "to": "900ms" } },
          "until": "${end}"
        }
        """;

    /// <summary>A file with two mistakes.</summary>
    public const string Bad = """
        {
          "titel": "Wrong",
          "until": "20"
        }
        """;

    /// <summary>Writes a folder with a good scenario and a matrix, and approves their logs.</summary>
    public static TemporaryFolder Approved()
    {
        var folder = new TemporaryFolder();
        folder.Write("scenarios/start/rest.json", Good);
        folder.Write("scenarios/codes.json", Matrix);
        Assert.Equal(0, CommandRun.Of(folder, "run", "--update").Exit);
        return folder;
    }
}
