namespace Simulator.Servers;

/// <summary>How many times something happens that could happen again and again.</summary>
public static class Often
{
    /// <summary>Every time, without an end.</summary>
    public const int Always = int.MaxValue;

    /// <summary>How many times are left after one of <paramref name="times"/>; every time leaves every time.</summary>
    public static int Less(int times) => times == Always ? Always : times - 1;
}
