using System.Collections.Immutable;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>What is compared of a business's name.</summary>
internal sealed class NameFacts
{
    public NameFacts(BusinessName name, ImmutableArray<string> formerCores, string district, char surname)
    {
        (Name, FormerCores, District, Surname) = (name, formerCores, district, surname);
        Region = PartOfNameComparison.RegionOf(name);
        CoreSound = Pinyin.HashOf(name.Core);
        TradeNameSound = Pinyin.HashOf(TradeName);
    }

    public BusinessName Name { get; }

    /// <summary>What survives of the name without region and legal form.</summary>
    public string Core => Name.Core;

    /// <summary>The core without the branch; all of it where there is none.</summary>
    public ReadOnlySpan<char> Whole =>
        Name.Branch.Length > 0 && TradeName.Length + Industry.Length is > 0 and var length && length < Core.Length
            ? Core.AsSpan(0, length)
            : Core;

    /// <summary>The cores of former and second names.</summary>
    public ImmutableArray<string> FormerCores { get; }

    /// <summary>The district of the address; empty: not known.</summary>
    public string District { get; }

    /// <summary>The first character of the representative's name; 0: not known.</summary>
    public char Surname { get; }

    public ReadOnlySpan<char> TradeName => Name.TradeName.Of(Name.Text);

    public ReadOnlySpan<char> Industry => Name.Industry.Of(Name.Text);

    /// <summary>The region that the name begins with, without 省, 市 and the like; empty: it names none.</summary>
    public string Region { get; }

    /// <summary>Equal for homophones.</summary>
    public ulong CoreSound { get; }

    public ulong TradeNameSound { get; }

    /// <summary>Two neighbouring characters as one number.</summary>
    public static int PairOf(char first, char second) => unchecked((first << 16) | second);
}
