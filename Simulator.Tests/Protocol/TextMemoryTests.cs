using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Simulator.Protocol;

namespace Simulator.Tests.Protocol;

/// <summary>Breaks when what is remembered of one text is given for another, or nothing is remembered.</summary>
public sealed class TextMemoryTests
{
    [Property]
    public Property Every_text_gets_its_own_value_whatever_came_before() => Prop.ForAll(
        Gen.Elements("", "a", "b", "ab", "abcd", "abcde", new string('a', 512), new string('a', 513)).ListOf(2_000).ToArbitrary(),
        texts =>
        {
            var memory = new TextMemory<string>(text => text + "!");
            return texts.All(text => memory.Of(text) == text + "!");
        });

    [Fact]
    public void Far_more_texts_than_there_are_places_push_one_another_out_and_nothing_else()
    {
        var memory = new TextMemory<string>(text => text + "!");
        string[] texts = [.. Enumerable.Range(0, 5_000).Select(number => $"text {number}")];
        Assert.All([.. texts, .. texts.Reverse()], text => Assert.Equal(text + "!", memory.Of(text)));
    }

    [Fact]
    public void A_text_that_comes_again_is_not_made_anew()
    {
        var made = new List<string>();
        var memory = new TextMemory<string>(text =>
        {
            made.Add(text);
            return text;
        });
        Assert.Same(memory.Of(new string('x', 3)), memory.Of("xxx"));
        Assert.Equal(["xxx"], made);
    }

    [Fact]
    public void A_text_beyond_all_measure_is_not_kept()
    {
        int made = 0;
        var memory = new TextMemory<int>(_ => ++made);
        string text = new('x', 513);
        Assert.Equal((1, 2), (memory.Of(text), memory.Of(text)));
    }
}
