using FoodCredit.Pipeline.Linking;

namespace FoodCredit.Pipeline.Tests.Linking;

public sealed class IdOrderTests
{
    /// <summary>As the framework's ordinal comparison has it, for ids that differ before, at and behind what is compared as a number.</summary>
    [Fact]
    public void Order_IsOrdinal_WhateverTheCharacters()
    {
        string[] pieces = ["", "\0", "A", "a", "0", "þ", "ÿ", "Ā", "邬", "\uFFFF", "91360102MA7XH1B", "91360102MA7XH1BJ0L"];
        var ids = (from first in pieces from second in pieces from third in pieces select first + second + third)
            .Distinct()
            .ToArray();
        foreach (var one in ids)
        {
            foreach (var other in ids)
                Assert.Equal(
                    Math.Sign(string.CompareOrdinal(one, other)),
                    Math.Sign(new IdOrder(one, 0).CompareTo(new IdOrder(other, 0)))
                );
        }
    }

    [Fact]
    public void Order_OfOneIdTwice_IsThatOfReading() =>
        Assert.Equal(-1, new IdOrder("91360102MA7XH1BJ0L", 1).CompareTo(new IdOrder("91360102MA7XH1BJ0L", 2)));
}
