using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Tests.Snapshots;

namespace Simulator.Tests.Clients;

/// <summary>Breaks when a name stands for another client than <c>clients.json</c> says, or a mistake in that file is not told.</summary>
public sealed class ClientsFileTests
{
    private const string Two = """
        { "clients": {
            "mine": { "client": "node mine.js --version ${release}", "releases": ["1.0", "1.1"], "profile": "mine.json" },
            "other": { "client": "bin/Other.dll:Other" }
        } }
        """;

    [Theory]
    [InlineData("mine@1.0", "mine@1.0", "node mine.js --version 1.0")]
    [InlineData("mine", "mine@1.1", "node mine.js --version 1.1")]
    [InlineData("other", "other", "bin/Other.dll:Other")]
    public void A_name_stands_for_a_client_and_without_a_release_for_the_newest(string text, string name, string client)
    {
        using TemporaryFolder folder = Folder(Two);

        NamedClient? found = ClientsFile.Find(ClientsFile.In(folder.Path), text);

        Assert.Equal(name, found?.Name);
        Assert.Equal(client, found?.Client);
    }

    [Theory]
    [InlineData("mine@2.0", "‘mine’ has no release ‘2.0’ in clients.json; it has 1.0, 1.1.")]
    [InlineData("other@2.0", "‘other’ has no releases in clients.json: leave ‘@2.0’ away.")]
    public void A_release_that_is_not_listed_is_told_with_those_that_are(string text, string message)
    {
        using TemporaryFolder folder = Folder(Two);

        Assert.Equal(message, Assert.Throws<FormatException>(() => ClientsFile.Find(ClientsFile.In(folder.Path), text)).Message);
    }

    [Fact]
    public void Any_other_text_is_no_name()
    {
        using TemporaryFolder folder = Folder(Two);

        Assert.Null(ClientsFile.Find(ClientsFile.In(folder.Path), "node mine.js"));
        Assert.Empty(ClientsFile.In(Path.Combine(folder.Path, "elsewhere")));
    }

    [Theory]
    [InlineData("""{ "clients": { "a": { "client": "x", "releases": ["1"] } } }""", "does not say where the release stands")]
    [InlineData("""{ "clients": { "a": { "client": "x ${release}" } } }""", "List them in ‘releases’")]
    [InlineData("""{ "clients": { "a b": { "client": "x" } } }""", "letters, digits, points and hyphens only")]
    [InlineData("""{ "clients": { "a": { "command": "x" } } }""", "command")]
    public void A_mistake_in_the_file_is_told_with_its_place(string text, string message)
    {
        using TemporaryFolder folder = Folder(text);

        string told = Assert.Throws<ScenarioFormatException>(() => ClientsFile.In(folder.Path)).Message;

        Assert.Contains("clients.json:1:", told, StringComparison.Ordinal);
        Assert.Contains(message, told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_of_this_project_names_clients_whose_profiles_can_be_read() => Assert.All(
        ClientsFile.In(Repository.Root).Where(entry => entry.Name != "reference"),
        entry => Assert.NotNull(ClientProfileFile.Read(Path.Combine(Repository.Root, entry.Profile!))));

    private static TemporaryFolder Folder(string text)
    {
        var folder = new TemporaryFolder();
        folder.Write(ClientsFile.Name, text);
        return folder;
    }
}
