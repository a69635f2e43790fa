using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>What a department writes about the party of a record. Shares are per ten thousand of the records that could have it.</summary>
internal sealed record Department(string Id)
{
    /// <summary>How many of all records with an identifier come from it, and of those without.</summary>
    public required (int WithCode, int WithoutCode) Weight { get; init; }

    /// <summary>It writes the registration number beside the code.</summary>
    public int SecondCode { get; init; }

    public int Licence { get; init; }

    public int Address { get; init; }

    public int District { get; init; }

    public int Person { get; init; }

    /// <summary>It masks every person.</summary>
    public bool MasksPersons { get; init; }

    /// <summary>It tells the industry in words rather than by code.</summary>
    public bool TellsIndustryInWords { get; init; }

    public int Industry { get; init; }

    /// <summary>It writes down the shop sign where it would not need to.</summary>
    public int ShopSign { get; init; }

    public static readonly ImmutableArray<Department> All =
    [
        new("scjg_penalty")
        {
            Weight = (18, 5),
            SecondCode = 1500,
            Address = 8500,
            District = 3000,
            Person = 8000,
            Industry = 3000,
        },
        new("scjg_abnormal")
        {
            Weight = (18, 0),
            SecondCode = 5000,
            Person = 1000,
        },
        new("scjg_licence")
        {
            Weight = (12, 2),
            Licence = 9000,
            Address = 9000,
            District = 5000,
            Person = 6000,
            Industry = 6000,
            TellsIndustryInWords = true,
        },
        new("court_debtor")
        {
            Weight = (10, 9),
            Person = 8500,
            Address = 1500,
        },
        new("court_litigation")
        {
            Weight = (4, 8),
            Person = 6000,
            Address = 5000,
            District = 1000,
            MasksPersons = true,
        },
        new("health_sampling")
        {
            Weight = (0, 14),
            Address = 9500,
            District = 4000,
        },
        new("nyj_sampling")
        {
            Weight = (0, 10),
            Address = 9000,
            District = 6000,
            Person = 2000,
        },
        new("cgj_penalty")
        {
            Weight = (0, 15),
            Address = 9500,
            District = 7000,
            Person = 5500,
            ShopSign = 1500,
        },
        new("complaint_12315")
        {
            Weight = (0, 16),
            Address = 6500,
            District = 8500,
            ShopSign = 2000,
            Industry = 4000,
            TellsIndustryInWords = true,
        },
        new("fire_rectification")
        {
            Weight = (6, 10),
            Address = 9000,
            Person = 7000,
            MasksPersons = true,
        },
        new("bank_loan")
        {
            Weight = (10, 3),
            Person = 9000,
            MasksPersons = true,
            Industry = 5000,
        },
        new("tax_arrears")
        {
            Weight = (14, 2),
            Person = 9000,
            District = 2000,
            Industry = 8000,
        },
        new("hbj_penalty")
        {
            Weight = (8, 6),
            SecondCode = 1000,
            Address = 9000,
            District = 2000,
            Person = 7000,
        },
    ];

    private static readonly int SumWithCode = All.Sum(department => department.Weight.WithCode);
    private static readonly int SumWithoutCode = All.Sum(department => department.Weight.WithoutCode);

    /// <summary>Some of its records have codes, so that a lack is one.</summary>
    public bool GivesCodes => Weight.WithCode > 0;

    /// <summary>The department of a record with or without an identifier.</summary>
    public static Department Draw(bool hasCode, ref Draws draws)
    {
        var rest = draws.Below(hasCode ? SumWithCode : SumWithoutCode);
        foreach (var department in All)
        {
            rest -= hasCode ? department.Weight.WithCode : department.Weight.WithoutCode;
            if (rest < 0)
                return department;
        }
        throw new InvalidOperationException("A weight is below the sum of weights.");
    }
}
