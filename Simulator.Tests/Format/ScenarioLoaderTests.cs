using System.Diagnostics;
using Simulator.Scenarios.Format;

namespace Simulator.Tests.Format;

public sealed class ScenarioLoaderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("scenario-loader").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>To open a pipe to which nobody writes would wait for ever.</summary>
    [Fact]
    public void A_pipe_among_the_files_is_told_and_the_others_are_read()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // there are no pipes in its folders
        }

        File.WriteAllText(Path.Combine(folder, "a.json"), "{ \"title\": \"A\", \"until\": \"1s\" }");
        using (Process making = Process.Start("mkfifo", Path.Combine(folder, "pipe.json")))
        {
            making.WaitForExit();
        }

        ScenarioSet set = ScenarioLoader.Load([folder], new ReadSettings());
        Assert.Single(set.Scenarios);
        Assert.Contains("is it a pipe?", Assert.Single(set.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_gives_all_its_scenarios_in_ordinal_order()
    {
        Write("scenarios/b/one.json");
        Write("scenarios/a.json");
        Write("scenarios/B.json");
        Write("scenarios/notes.txt");
        Write("scenarios/scenario.schema.json", "{}");

        Assert.Equal(["B", "a", "b/one"], IdsOf("scenarios"));
    }

    [Theory]
    [InlineData("scenarios/b/one.json", "b/one")]
    [InlineData("scenarios/b", "b/one")]
    [InlineData("scenarios", "b/one")]
    [InlineData(".", "scenarios/b/one")]
    public void An_id_is_the_path_below_the_scenarios_folder(string path, string id)
    {
        Write("scenarios/b/one.json");

        Assert.Equal([id], IdsOf(path));
    }

    [Fact]
    public void The_id_of_a_file_outside_of_any_scenarios_folder_is_its_name()
    {
        Write("x/one.json");

        Assert.Equal(["one"], IdsOf("x/one.json"));
    }

    [Fact]
    public void What_was_built_or_installed_beside_scenarios_is_no_scenario()
    {
        Write("project/sequences/one.json");
        foreach (string other in new[] { "global.json", "clients.json", "bin/a.json", "obj/b.json", "node_modules/c/d.json", ".vs/e.json" })
        {
            Write($"project/{other}", "{}");
        }

        Assert.Equal(["sequences/one"], IdsOf("project"));
    }

    [Fact]
    public void A_file_that_is_named_twice_is_read_once()
    {
        Write("scenarios/a.json");

        Assert.Equal(["a"], IdsOf("scenarios", "scenarios/a.json"));
    }

    [Fact]
    public void A_missing_path_is_told() =>
        AssertError("none.json", "There is no such file or folder. Check the path; it counts from the current folder.");

    [Fact]
    public void A_folder_without_scenarios_is_told()
    {
        Directory.CreateDirectory(PathOf("empty"));

        AssertError("empty", "There is no scenario in this folder: no file whose name ends in .json. Check the path.");
    }

    [Fact]
    public void A_big_file_is_told_without_being_read()
    {
        using (FileStream stream = File.Create(PathOf("big.json")))
        {
            stream.SetLength(50_000_000);
        }

        AssertError("big.json", "The file holds 50,000,000 bytes; the limit is 1,048,576. Split it into several scenarios.");
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_told()
    {
        Write("locked.json");
        using FileStream exclusive = new(PathOf("locked.json"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        ScenarioError error = Assert.Single(Load("locked.json").Errors);

        Assert.StartsWith("It cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Check the path and its permissions.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_two_files_have_is_told()
    {
        Write("one.json", """{ "title": "T", "until": "1m", "id": "same" }""");
        Write("two.json", """{ "title": "T", "until": "1m", "id": "same" }""");

        ScenarioError error = Assert.Single(Load(".").Errors);

        Assert.Equal((Path.Combine(PathOf("."), "two.json"), 1, 1), (error.File, error.Line, error.Column));
        Assert.Equal($"The id ‘same’ is also that of {Path.Combine(PathOf("."), "one.json")}. Give one of them another ‘id’.", error.Message);
    }

    [Fact]
    public void A_wrong_file_does_not_keep_the_others_from_being_read()
    {
        Write("scenarios/a.json", "{");
        Write("scenarios/b.json");

        ScenarioSet set = Load("scenarios");

        Assert.Equal("b", Assert.Single(set.Scenarios).Scenario.Id);
        Assert.Equal(PathOf("scenarios/a.json"), Assert.Single(set.Errors).File);
    }

    [Fact]
    public void A_parameter_that_one_of_the_files_declares_is_accepted()
    {
        Write("scenarios/a.json", """{ "title": "T ${value}", "until": "1m", "params": { "value": 1 } }""");
        Write("scenarios/b.json");

        ScenarioSet set = ScenarioLoader.Load([PathOf("scenarios")], Given("value"));

        Assert.Empty(set.Errors);
        Assert.Equal(["T 7", "T"], set.Scenarios.Select(loaded => loaded.Scenario.Title));
    }

    [Theory]
    [InlineData("\"params\": { \"value\": 1 }", "No file declares this parameter: did you mean ‘value’?")]
    [InlineData("\"why\": \"\"", "No file declares this parameter. Declare it in ‘params’, or leave it away.")]
    [InlineData("\"matrix\": { \"valeu\": [1] }", "Its values come from a matrix. Leave it away, and choose among them with --filter.")]
    public void A_parameter_that_no_file_declares_is_told(string member, string message)
    {
        Write("scenarios/a.json", ScenarioText.With(member));
        Write("scenarios/b.json");

        Assert.Equal([ScenarioError.Whole("--param valeu", message)], ScenarioLoader.Load([PathOf("scenarios")], Given("valeu")).CommandErrors);
    }

    private static ReadSettings Given(string name) => ScenarioText.Settings with { Parameters = new Dictionary<string, string> { [name] = "7" } };

    private void AssertError(string path, string message) =>
        Assert.Equal([ScenarioError.Whole(PathOf(path), message)], Load(path).Errors);

    private IEnumerable<string> IdsOf(params string[] paths)
    {
        ScenarioSet set = Load(paths);
        Assert.Empty(set.Errors);
        return set.Scenarios.Select(loaded => loaded.Scenario.Id);
    }

    private ScenarioSet Load(params string[] paths) => ScenarioLoader.Load(paths.Select(PathOf), ScenarioText.Settings);

    private string PathOf(string path) => Path.Combine(folder, path);

    private void Write(string path, string text = """{ "title": "T", "until": "1m" }""")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }
}
