namespace FoodCredit.Benchmarks.Learn;

/// <summary>What is known before a day: of each business, of its chain, of the place and of the neighbourhood. It only ever learns of inspections in order.</summary>
internal sealed class ChicagoHistory
{
    /// <summary>Inspections that a group's rate is drawn to the overall one by.</summary>
    private const double Prior = 10;

    private readonly Dictionary<string, List<CanvassInspection>> licences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tally> chains = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tally> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tally> squares = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tally> areas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tally> facilities = new(StringComparer.Ordinal);
    private readonly Tally all = new();

    public void Add(CanvassInspection inspection)
    {
        Of(licences, inspection.Licence).Add(inspection);
        foreach (
            var tally in (Tally[])
                [
                    all,
                    Of(chains, inspection.Chain),
                    Of(facilities, inspection.Facility),
                    .. inspection.Place.Length == 0
                        ? (Tally[])[]
                        : [Of(places, inspection.Place), Of(squares, inspection.Square), Of(areas, inspection.Area)],
                ]
        )
            tally.Add(inspection);
    }

    /// <summary>Features by name; NaN: not known.</summary>
    /// <param name="inspection">What is to be done.</param>
    /// <param name="day">What was known before it.</param>
    /// <param name="tell">Called for each feature.</param>
    public void Describe(CanvassInspection inspection, int day, Action<string, double> tell)
    {
        var past = licences.GetValueOrDefault(inspection.Licence) ?? [];
        DescribeOwn(past, day, tell);
        tell("chain_outlets", chains.GetValueOrDefault(inspection.Chain)?.Licences ?? 0);
        tell("chain_critical", Rate(chains, inspection.Chain, past));
        tell("chain_serious", Rate(chains, inspection.Chain, past, isSerious: true));
        tell(
            "place_licences",
            inspection.Place.Length == 0 ? double.NaN : places.GetValueOrDefault(inspection.Place)?.Licences ?? 0
        );
        tell("place_critical", Rate(places, inspection.Place, past));
        tell("square_critical", Rate(squares, inspection.Square, past));
        tell("square_serious", Rate(squares, inspection.Square, past, isSerious: true));
        tell("area_critical", Rate(areas, inspection.Area, past));
        tell("square_recent", Recent(squares, inspection.Square, day));
        tell("area_recent", Recent(areas, inspection.Area, day));
        tell("facility_critical", Rate(facilities, inspection.Facility, past));
    }

    private void DescribeOwn(List<CanvassInspection> past, int day, Action<string, double> tell)
    {
        var last = past.Count > 0 ? past[^1] : null;
        tell("inspections", past.Count);
        tell("days_since_last", last is null ? double.NaN : day - last.Day);
        tell("days_since_first", past.Count == 0 ? double.NaN : day - past[0].Day);
        tell("last_critical", last?.Critical ?? double.NaN);
        tell("last_serious", last?.Serious ?? double.NaN);
        tell("last_minor", last?.Minor ?? double.NaN);
        tell(
            "last_failed",
            last is null ? double.NaN
                : last.HasFailed ? 1
                : 0
        );
        tell("days_since_critical", past.FindLast(one => one.Critical > 0) is { } found ? day - found.Day : double.NaN);
        tell("last_two_critical", past.Count == 0 ? double.NaN : past.TakeLast(2).Sum(one => one.Critical));
        var rate = all.CriticalRate;
        tell("own_critical", ((Prior / 5 * rate) + past.Count(one => one.Critical > 0)) / ((Prior / 5) + past.Count));
        tell("own_serious", past.Count == 0 ? double.NaN : past.Average(one => (double)one.Serious));
        tell("own_minor", past.Count == 0 ? double.NaN : past.Average(one => (double)one.Minor));
        tell("own_failed", past.Count == 0 ? double.NaN : past.Average(one => one.HasFailed ? 1.0 : 0));
        foreach (var code in (int[])[2, 3, 8, 11, 12, 16, 18, 21, 29, 30, 31, 36, 38, 40, 41])
            tell($"own_code_{code}", past.Count(one => (one.Codes >> code & 1) == 1));
    }

    /// <summary>The rate of a group without the business itself, drawn to the overall rate where there is little of it.</summary>
    private double Rate(Dictionary<string, Tally> groups, string group, List<CanvassInspection> past, bool isSerious = false)
    {
        var overall = isSerious ? all.SeriousRate : all.CriticalRate;
        if (!groups.TryGetValue(group, out var tally))
            return overall;
        var own = past.Count(one => isSerious ? one.Serious > 0 : one.Critical > 0);
        var hits = (isSerious ? tally.Serious : tally.Critical) - own;
        return ((Prior * overall) + hits) / (Prior + tally.Inspections - past.Count);
    }

    /// <summary>The rate of the last half year or so, drawn to the overall one.</summary>
    private double Recent(Dictionary<string, Tally> groups, string group, int day)
    {
        var overall = all.Recent(day);
        var rate = overall.Inspections == 0 ? 0 : overall.Critical / overall.Inspections;
        if (!groups.TryGetValue(group, out var tally))
            return rate;
        var own = tally.Recent(day);
        return ((Prior * rate) + own.Critical) / (Prior + own.Inspections);
    }

    private static T Of<T>(Dictionary<string, T> groups, string key)
        where T : new()
    {
        if (!groups.TryGetValue(key, out var group))
            groups.Add(key, group = new T());
        return group;
    }

    private sealed class Tally
    {
        /// <summary>Days after which an inspection counts half in recent rates.</summary>
        private const double HalfLife = 180;

        private (double Inspections, double Critical) recent;
        private int recentDay;
        private readonly HashSet<string> licences = new(StringComparer.Ordinal);

        public int Inspections { get; private set; }

        public int Critical { get; private set; }

        public int Serious { get; private set; }

        public int Licences => licences.Count;

        public double CriticalRate => Inspections == 0 ? 0 : (double)Critical / Inspections;

        public double SeriousRate => Inspections == 0 ? 0 : (double)Serious / Inspections;

        public (double Inspections, double Critical) Recent(int day)
        {
            var share = Math.Pow(0.5, (day - recentDay) / HalfLife);
            return (recent.Inspections * share, recent.Critical * share);
        }

        public void Add(CanvassInspection inspection)
        {
            var before = Recent(inspection.Day);
            recent = (before.Inspections + 1, before.Critical + (inspection.Critical > 0 ? 1 : 0));
            recentDay = inspection.Day;
            Inspections++;
            Critical += inspection.Critical > 0 ? 1 : 0;
            Serious += inspection.Serious > 0 ? 1 : 0;
            licences.Add(inspection.Licence);
        }
    }
}
