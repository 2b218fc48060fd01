using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Simulator.Collections;
using Simulator.Exploration.Campaigns;
using Simulator.Exploration.Generation;
using Simulator.Exploration.StateSpace;
using Simulator.Logs;
using Simulator.Rules;
using Simulator.Scenarios.Clients;
using Simulator.Scenarios.Format;
using Simulator.Scenarios.Output;
using Simulator.Simulation;

namespace Simulator.Scenarios.Campaigns;

/// <summary>A campaign as a file, so that it can be gone on with, and its shares merged. Equal campaigns give equal bytes.</summary>
internal static class CampaignFile
{
    /// <summary>Which members there are; another number is another format.</summary>
    private const int Format = 7;

    private const int MostBytes = 64_000_000;

    /// <summary>Writes <paramref name="campaign"/>; a crash while writing leaves what was there before.</summary>
    /// <param name="path">Where.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="client">The client under test.</param>
    public static void Write(string path, Campaign campaign, CampaignClient client)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var text = new StringWriter();
        IndentedJson.Write(text, DocumentOf(campaign, client));
        AtomicFile.Write(path, text.ToString());
    }

    /// <summary>Makes sure before a long run that its campaign can be kept.</summary>
    /// <exception cref="ScenarioFormatException">The file cannot be written there.</exception>
    public static void CheckWritable(string path)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            string probe = $"{path}.{Environment.ProcessId}.new";
            File.WriteAllText(probe, "");
            File.Delete(probe);
            if (Path.GetFileName(path).Length == 0 || Directory.Exists(path))
            {
                throw new IOException("it is a folder.");
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ScenarioFormatException($"--campaign: {path} cannot be written: {error.Message} Name a file in a folder that can.", error);
        }
    }

    /// <summary>Reads a campaign.</summary>
    /// <param name="path">The file.</param>
    /// <param name="client">The client under test.</param>
    /// <exception cref="ScenarioFormatException">The file is not there, not one of a campaign, or of a campaign over another client.</exception>
    public static Campaign Read(string path, CampaignClient client)
    {
        JToken root = Read(path);
        string other = InFile(path, () => Text(root, "client"));
        if (other != client.Class)
        {
            string remedy = other.Length == 0 ? "leave --client away" : $"name it with --client FILE.dll:{other}";
            throw new ScenarioFormatException($"{path}: This campaign ran over {(other.Length == 0 ? "the reference client" : other)}: {remedy}.");
        }

        Campaign campaign = InFile(path, () => CampaignOf(root));
        return InFile(path, () => Text(root, "clientProfile")) != ProfileText(client)
            ? throw new ScenarioFormatException($"{path}: This campaign ran with another client profile: name that one with --client-profile.")
            : InFile(path, () => Text(root, "ownRules")) != OwnRuleFile.Write(client.OwnRules)
            ? throw new ScenarioFormatException($"{path}: This campaign ran with other rules of its own: name those with --own-rules, or none where it had none.")
            : campaign;
    }

    private static string ProfileText(CampaignClient client) => ClientProfileFile.Write(client.Profile);

    /// <summary>Makes sure that nothing is lost when a new campaign is kept in a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="plan">What the new one runs: one that is complete and ran just that may be made again.</param>
    /// <exception cref="ScenarioFormatException">In the file is another campaign, or something else.</exception>
    public static void CheckFree(string path, CampaignPlan? plan = null)
    {
        if (File.Exists(path) && InFile(path, () => CampaignOf(Read(path))) is { } begun)
        {
            if (begun.IsComplete && begun.Plan == plan)
            {
                return; // the same once more
            }

            if (begun.IsComplete)
            {
                throw new ScenarioFormatException($"{path}: In this file is a complete campaign, which would be lost. Name another file, or remove this one.");
            }

            throw new ScenarioFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: In this file is a campaign that is not complete, {begun.Done:N0} of {begun.Plan.Count:N0} scenarios. Go on with it by --resume, name another file, or remove this one."));
        }
    }

    private static JObject Read(string path) => InFile(path, () =>
    {
        using var reader = new JsonTextReader(new StreamReader(Bounded(path))) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader) is JObject root && root["format"] is JValue { Type: JTokenType.Integer } format && (long)format == Format
            ? root
            : throw new FormatException("it is of another format");
    });

    private static MemoryStream Bounded(string path)
    {
        byte[] bytes = BoundedFile.Read(path, MostBytes);
        return bytes.Length <= MostBytes ? new MemoryStream(bytes) : throw new FormatException($"it holds more than {MostBytes / 1_000_000} MB");
    }

    private static T InFile<T>(string path, Func<T> read)
    {
        if (!File.Exists(path))
        {
            throw new ScenarioFormatException($"{path}: {(Directory.Exists(path) ? "It is a folder: name a campaign's file in it." : "There is no such file.")}");
        }

        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidCastException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw new ScenarioFormatException($"{path}: This is no file of a campaign that ‘fuzz --campaign’ has written: {error.Message}", error);
        }
    }

    private static JObject DocumentOf(Campaign campaign, CampaignClient client) => new(
        new JProperty("format", Format),
        new JProperty("client", client.Class),
        new JProperty("clientProfile", ProfileText(client)),
        new JProperty("ownRules", OwnRuleFile.Write(client.OwnRules)),
        new JProperty("from", campaign.Plan.From),
        new JProperty("to", campaign.Plan.To),
        new JProperty("shard", campaign.Plan.Shard),
        new JProperty("shards", campaign.Plan.Shards),
        new JProperty("failOn", LevelNames.Of(campaign.Plan.FailOn)),
        new JProperty("faults", FaultMixText.Write(campaign.Plan.Faults)),
        new JProperty("done", campaign.Done),
        new JProperty("fingerprint", campaign.Fingerprint.ToString()),
        new JProperty("divergent", campaign.Divergent is DivergentSeed divergent ? DocumentOf(divergent) : null),
        new JProperty("transitions", Counts(campaign.Transitions)),
        new JProperty("rules", Counts(campaign.Rules)),
        new JProperty("warnings", Counts(campaign.Warnings)),
        new JProperty("findings", new JArray(campaign.Findings.Select(DocumentOf))));

    private static JObject DocumentOf(DivergentSeed divergent) => new(
        new JProperty("seed", divergent.Seed),
        new JProperty("count", divergent.Count),
        new JProperty("first", divergent.First),
        new JProperty("second", divergent.Second));

    private static JObject DocumentOf(DistinctFinding finding) => new(
        new JProperty("rule", finding.Violation.Name),
        new JProperty("where", finding.Violation.Where),
        new JProperty("seed", finding.Number),
        new JProperty("count", finding.Count),
        new JProperty("followers", Counts(finding.Followers)),
        new JProperty("scenario", JToken.Parse(ScenarioWriter.Write(finding.Smallest))));

    private static JObject Counts(IEnumerable<Tally> tallies) => new(tallies.Select(tally => new JProperty(tally.Name, tally.Count)));

    private static Campaign CampaignOf(JToken root)
    {
        var plan = new CampaignPlan(Number(root, "from"), Number(root, "to"), FaultMixText.Read(Text(root, "faults")))
        {
            Shard = (int)Number(root, "shard"),
            Shards = (int)Number(root, "shards"),
            FailOn = Text(root, "failOn") == LevelNames.Of(Level.Must) ? Level.Must : Level.Should,
        };
        Check(root, plan);
        long done = Number(root, "done");
        var campaign = new Campaign(plan, done, TalliesIn(root, "transitions", done), TalliesIn(root, "rules", done), FindingsIn(root, done))
        {
            Warnings = TalliesIn(root, "warnings", done),
            Fingerprint = Fingerprint.TryParse(Text(root, "fingerprint"), out Fingerprint fingerprint) ? fingerprint : throw new FormatException("‘fingerprint’ is none"),
            Divergent = root["divergent"] is JObject divergent ? DivergentIn(divergent) : null,
        };
        return campaign.Rules.Select(tally => tally.Name).SequenceEqual(RuleCatalogue.All.Select(rule => rule.Id))
            ? campaign
            : throw new FormatException("its rules are not those of this version");
    }

    /// <summary>A file that was changed by hand, or damaged, could ask for runs without end.</summary>
    private static void Check(JToken root, CampaignPlan plan)
    {
        if (plan.From < 0 || plan.To <= plan.From || plan.Shards < 1 || plan.Shard < 0 || plan.Shard >= plan.Shards)
        {
            throw new FormatException("its seeds or shares make no sense");
        }

        if (Number(root, "done") is long done && (done < 0 || done > plan.Count))
        {
            throw new FormatException("‘done’ is not between 0 and the number of its seeds");
        }
    }

    private static DivergentSeed DivergentIn(JObject divergent) =>
        new(Number(divergent, "seed"), Number(divergent, "count"), Text(divergent, "first"), Text(divergent, "second"));

    /// <summary>What is counted is counted once a scenario.</summary>
    private static ValueList<Tally> TalliesIn(JToken root, string name, long done) => root[name] is JObject counts
        ? counts.Properties().Select(count => new Tally(count.Name, Counted(counts, count.Name, done))).ToValueList()
        : throw new FormatException($"‘{name}’ is missing");

    private static long Counted(JToken root, string name, long done) => Number(root, name) is long count && count >= 0 && count <= done
        ? count
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"‘{name}’ is not between 0 and the {done} scenarios that were run"));

    private static ValueList<DistinctFinding> FindingsIn(JToken root, long done) => root["findings"] is JArray findings
        ? findings.Select(finding => new DistinctFinding(
            new Violation(Text(finding, "rule"), Text(finding, "where")), Number(finding, "seed"), Counted(finding, "count", done), ScenarioOf(finding))
        {
            Followers = TalliesIn(finding, "followers", done),
        }).ToValueList()
        : throw new FormatException("‘findings’ is missing");

    private static Scenario ScenarioOf(JToken finding)
    {
        string text = finding["scenario"]?.ToString() ?? throw new FormatException("‘scenario’ is missing");
        ScenarioSet set = ScenarioFileReader.Read("scenario", "scenario", Encoding.UTF8.GetBytes(text), new ReadSettings());
        return set.Scenarios is [LoadedScenario loaded] ? loaded.Scenario : throw new FormatException(string.Join(' ', set.Errors));
    }

    private static string Text(JToken root, string name) =>
        root[name] is JValue { Type: JTokenType.String } text ? (string)text! : throw new FormatException($"‘{name}’ is missing");

    private static long Number(JToken root, string name) =>
        root[name] is JValue { Type: JTokenType.Integer } number ? number.ToObject<long>() : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"‘{name}’ is missing"));
}
