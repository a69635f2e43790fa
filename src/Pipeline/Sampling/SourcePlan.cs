using System.Globalization;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>When a source delivers, and which of its records come first with which delivery.</summary>
internal sealed class SourcePlan
{
    private const int BacklogDays = 240;

    /// <summary>Above so many records a quarter a department delivers every month.</summary>
    private const long MonthlyAbove = 20_000;

    private const int Years = 3;

    private readonly long[] starts;

    public SourcePlan(SourceContract contract, int ordinal, long facts, DateOnly asOf)
    {
        (Contract, Ordinal, Facts) = (contract, ordinal, facts);
        Profile = SourceProfile.All.GetValueOrDefault(contract.Id);
        Days = Calendar(contract, ordinal, facts, asOf);
        starts = new long[Days.Length + 1];
        var first = Days[0] - BacklogDays;
        long span = Days[^1] - first;
        for (var k = 0; k < Days.Length; k++)
            starts[k + 1] = facts * (Days[k] - first) / span;
        HasParty = contract.NaturalKey.Contains(AttributeVocabulary.Party);
        HasDocument = contract.NaturalKey.Contains("document_number");
        Ends = contract.Columns.Any(c => c.Attribute == "ended_on");
        Reviews = contract.Columns.Any(c => c.Attribute == "reviewed_on");
    }

    public SourceContract Contract { get; }

    /// <summary>Its place among the workspace's sources.</summary>
    public int Ordinal { get; }

    /// <summary>How many records it has of its own.</summary>
    public long Facts { get; }

    public SourceProfile? Profile { get; }

    /// <summary>The delivery dates in days since 1970-01-01, rising.</summary>
    public int[] Days { get; }

    /// <summary>The party is part of the natural key.</summary>
    public bool HasParty { get; }

    /// <summary>The document number is part of the natural key.</summary>
    public bool HasDocument { get; }

    /// <summary>Its rows say when a record ended.</summary>
    public bool Ends { get; }

    /// <summary>Its rows say how a review went.</summary>
    public bool Reviews { get; }

    public bool IsFull => Contract.Delivery == Delivery.Full;

    /// <summary>The first record that comes with a delivery.</summary>
    public long Start(int delivery) => starts[delivery];

    /// <summary>The record after the last that comes with a delivery.</summary>
    public long End(int delivery) => starts[delivery + 1];

    /// <summary>The day of a record, spread evenly over the time since the delivery before.</summary>
    public int EventDay(int delivery, long fact)
    {
        var before = delivery == 0 ? Days[0] - BacklogDays : Days[delivery - 1];
        var days = Days[delivery] - before;
        return before + 1 + (int)((fact - Start(delivery)) * days / (End(delivery) - Start(delivery)));
    }

    /// <summary>The first delivery on or after a day, or -1.</summary>
    public int DeliveryFrom(int day)
    {
        var found = Array.BinarySearch(Days, day);
        found = found < 0 ? ~found : found;
        return found < Days.Length ? found : -1;
    }

    /// <summary>The file of a delivery, below the inbox.</summary>
    public string FileName(int delivery)
    {
        var date = Pipeline.Days.ToDate(Days[delivery]).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var name = Contract
            .FilePattern.Replace("{yyyyMMdd}", date, StringComparison.Ordinal)
            .Replace("*", "_synthetic", StringComparison.Ordinal);
        return $"{date[..4]}/{name}";
    }

    /// <summary>Every quarter or month back from the as-of date, each source on its own day of the month.</summary>
    private static int[] Calendar(SourceContract contract, int ordinal, long facts, DateOnly asOf)
    {
        // Registries first, amendments last: what a delivery speaks of is mostly known already.
        var offset = contract.Feeds switch
        {
            DatasetKind.Registrations => 27,
            DatasetKind.Licences => 26,
            DatasetKind.Records => 8 + ordinal * 7 % 17,
            _ => ordinal % 6,
        };
        if (contract.Id == "xyb_penalty")
            offset = 6;
        var months =
            contract.Delivery == Delivery.Full ? 6
            : facts / (Years * 4) > MonthlyAbove ? 1
            : 3;
        var count = Years * 12 / months;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(k => Pipeline.Days.Of(asOf.AddMonths(-months * (count - 1 - k)).AddDays(-offset))),
        ];
    }
}
