using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>
/// Finds how one dump differs from its contract, from its header and its first rows:
/// 1. a column that is missing and one that is unknown are one that was renamed, where their names are near and the values fit, or where only these two
///    fit each other; 2. a column whose values are mostly refused for one reason has another type than it had.
/// </summary>
internal sealed class FileDrift
{
    /// <summary>The rows that are looked at where something is amiss.</summary>
    private const int RowsMax = 1000;

    /// <summary>The rows that are looked at of a dump whose header is its contract's, and whose values are nearly all taken.</summary>
    private const int RowsOfSound = 100;

    /// <summary>Fewer refused values are bad rows.</summary>
    private const int RefusedMin = 20;

    /// <summary>A source that tolerates that so many of its rows are refused means it.</summary>
    private const double RefusedShareMeant = 0.5;

    private readonly InboxFile file;
    private readonly SourceContract contract;
    private readonly IReadOnlyDictionary<string, CodeTable> codeTables;
    private readonly FieldCache cache;
    private readonly CancellationToken cancellation;
    private readonly ImmutableArray<Drift>.Builder drifts = ImmutableArray.CreateBuilder<Drift>();

    private FileDrift(
        InboxFile file,
        IReadOnlyDictionary<string, CodeTable> codeTables,
        FieldCache cache,
        CancellationToken cancellation
    )
    {
        (this.file, this.codeTables, this.cache, this.cancellation) = (file, codeTables, cache, cancellation);
        contract = file.Contract;
    }

    /// <summary>The drifts of a file; what no edit mends goes to <paramref name="faults"/>.</summary>
    public static ImmutableArray<Drift> Of(
        InboxFile file,
        IReadOnlyDictionary<string, CodeTable> codeTables,
        FieldCache cache,
        ImmutableArray<Fault>.Builder faults,
        CancellationToken cancellation
    )
    {
        var found = new FileDrift(file, codeTables, cache, cancellation);
        try
        {
            found.Look(faults);
        }
        catch (BrokenContractException error)
        {
            faults.AddRange(error.Faults);
        }
        return found.drifts.ToImmutable();
    }

    private void Look(ImmutableArray<Fault>.Builder faults)
    {
        using var reader = file.Open();
        if (HeaderMatch.Of(contract, reader.Header, $"inbox/{file.Name}", faults, reader.HeaderLine) is not { } match)
            return;
        var absent = Enumerable.Range(0, match.Positions.Length).Where(column => match.Positions[column] < 0).ToList();
        using var probes = new Probes();
        foreach (var column in Enumerable.Range(0, match.Positions.Length).Except(absent))
            probes.Add(column, Probe(contract.Columns[column], match.Positions[column], reader));
        foreach (var column in absent)
        {
            foreach (var position in match.Unknown)
                probes.Add(column, Probe(contract.Columns[column], position, reader));
        }
        var isHeaderAmiss = absent.Count > 0 || match.Unknown.Any();
        Take(reader, probes.All, isHeaderAmiss);
        var renamed = RenamedColumns.Pair(contract, absent, match.Unknown, reader.Header, probes.At);
        foreach (var pair in renamed)
            AddRenamed(pair, reader);
        foreach (var column in match.Missing.Except(renamed.Select(pair => pair.Column)))
            AddMissing(match.FaultOfMissing(column), contract.Columns[column]);
        foreach (var position in match.Unknown.Except(renamed.Select(pair => pair.Position)))
            AddUnknown(match.FaultOfUnknown(position), reader.Header[position]);
        foreach (var column in Enumerable.Range(0, match.Positions.Length).Except(absent))
            AddTypeChange(probes.At(column, match.Positions[column]), match.Positions[column], reader);
    }

    private ColumnProbe Probe(ColumnMapping column, int position, IDumpReader reader) =>
        new(contract, column, position, reader, codeTables, cache);

    private void Take(IDumpReader reader, IReadOnlyCollection<ColumnProbe> probes, bool isHeaderAmiss)
    {
        for (var row = 0; row < RowsMax && reader.Read(); row++)
        {
            if (row == RowsOfSound && !isHeaderAmiss && probes.All(probe => probe.IsSound))
                return;
            cancellation.ThrowIfCancellationRequested();
            if (reader.Fault is not null)
                continue;
            foreach (var probe in probes)
                probe.Take(reader);
        }
    }

    private void AddRenamed(RenamedColumns pair, IDumpReader reader)
    {
        var column = contract.Columns[pair.Column];
        var header = reader.Header[pair.Position];
        var likeness = (pair.IsNameNear, pair.Probe.Present) switch
        {
            (true, 0) => "whose name is like it",
            (true, _) => $"whose name and values are like it ({Share(pair.Probe)})",
            _ => $"whose values are like it ({Share(pair.Probe)}), not its name",
        };
        var unit = column.Type == AttributeType.Amount ? HeaderUnit.Of(header) : null;
        drifts.Add(
            Drift(DriftKind.Renamed, column, header, reader.HeaderLine, pair.Position) with
            {
                Expected = $"a column {HeaderMatch.Spellings(column)}",
                Found =
                    unit is { } other && other != column.Unit
                        ? $"{Quoted.Text(header)}, {likeness}, in {HeaderUnit.Name(other)}"
                        : $"{Quoted.Text(header)}, {likeness}",
                Advice = $"add the new spelling to {HeaderMatch.Document(contract)}",
                Change =
                    unit is { } written && written != column.Unit
                        ? new ContractChange.ReplaceSpelling(column.Attribute, header, written)
                        : new ContractChange.AddSpelling(column.Attribute, header),
            }
        );
    }

    private void AddMissing(Fault fault, ColumnMapping column) =>
        drifts.Add(
            Of(DriftKind.Missing, fault) with
            {
                Attribute = column.Attribute,
                Advice = column.Required
                    ? $"ask {contract.Department} for files with it, or add the new spelling to {HeaderMatch.Document(contract)}: no row is loaded without it"
                    : fault.Advice,
                Change = column.Required ? null : new ContractChange.MakeOptional(column.Attribute),
            }
        );

    private void AddUnknown(Fault fault, string header) =>
        drifts.Add(Of(DriftKind.Added, fault) with { Header = header, Change = new ContractChange.Ignore(header) });

    private void AddTypeChange(ColumnProbe probe, int position, IDumpReader reader)
    {
        if (probe.Refusal is not { Count: >= RefusedMin } refusal || refusal.Count * 2 <= probe.Present)
            return;
        if (contract.RefusedShareMax >= RefusedShareMeant)
            return;
        var column = probe.Column;
        drifts.Add(
            Drift(DriftKind.TypeChanged, column, reader.Header[position], reader.HeaderLine, position) with
            {
                Expected =
                    $"values of column {Quoted.Text(reader.Header[position])} ({column.Attribute}) to be {refusal.First.Expected}",
                Found = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{refusal.Count} of its first {probe.Present} that are not, such as {refusal.First.Found}"
                ),
                Advice =
                    refusal.Reason == RefusalReason.UnknownCode
                        ? $"add the new codes to codes/{column.Table}.csv, or ask {contract.Department} for the old ones"
                        : $"ask {contract.Department} what the column holds now; no type of {HeaderMatch.Document(contract)} reads it",
                Change = OtherReading.Of(column, contract.Feeds, readings => Fitting(readings, position)),
            }
        );
    }

    /// <summary>The first of some readings of a field that fits its values.</summary>
    private ColumnMapping? Fitting(IReadOnlyCollection<ColumnMapping> readings, int position)
    {
        using var reader = file.Open();
        using var probes = new Probes();
        foreach (var (place, column) in readings.Index())
            probes.Add(place, Probe(column, position, reader));
        Take(reader, probes.All, isHeaderAmiss: true);
        return probes.All.FirstOrDefault(probe => probe.Fits == true)?.Column;
    }

    private Drift Of(DriftKind kind, Fault fault) =>
        new()
        {
            Kind = kind,
            Source = contract.Id,
            File = fault.File,
            Line = fault.Line,
            Column = fault.Column,
            Expected = fault.Expected,
            Found = fault.Found,
            Advice = fault.Advice,
        };

    private Drift Drift(DriftKind kind, ColumnMapping column, string header, long line, int position) =>
        Of(kind, new Fault($"inbox/{file.Name}", (int)line, position + 1, "", "", "")) with
        {
            Attribute = column.Attribute,
            Header = header,
        };

    private static string Share(ColumnProbe probe) =>
        string.Create(CultureInfo.InvariantCulture, $"{probe.Alike} of {probe.Present}");

    /// <summary>Probes by column and field.</summary>
    private sealed class Probes : IDisposable
    {
        private readonly List<(int Column, int Position, ColumnProbe Probe)> all = [];

        public List<ColumnProbe> All => [.. all.Select(entry => entry.Probe)];

        public void Add(int column, ColumnProbe probe) => all.Add((column, probe.Position, probe));

        public ColumnProbe At(int column, int position) =>
            all.First(entry => entry.Column == column && entry.Position == position).Probe;

        public void Dispose()
        {
            foreach (var (_, _, probe) in all)
                probe.Dispose();
        }
    }
}
