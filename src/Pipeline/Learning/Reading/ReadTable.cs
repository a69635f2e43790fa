using System.Collections.Immutable;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning.Reading;

/// <summary>
/// Reads a table in three steps: 1. the header, and what each column is for; 2. a pass that finds which columns are numbers, and the cells that spoil one; 3. a pass that
/// gathers them. Then rows are divided into training and test rows.
/// </summary>
public static class ReadTable
{
    /// <summary>Reads.</summary>
    /// <exception cref="BrokenContractException">The file cannot be read, lacks a column, or has cells that spoil one.</exception>
    public static TableFile From(TableOptions options)
    {
        var header = TableRows.Header(options.File);
        var features = FeaturesOf(options, header);
        var kinds = Kinds(options, header, features);
        string[] beside = [.. Uses(options).Concat(options.Beside).Distinct(StringComparer.Ordinal)];
        var columns = features.ConvertAll(name => new ColumnBuilder(name, kinds[name]));
        var texts = beside.ToDictionary(
            name => name,
            name => new ColumnBuilder(name, FeatureKind.Category),
            StringComparer.Ordinal
        );
        int[] places = [.. features.Select(name => Array.IndexOf(header, name))];
        (ColumnBuilder Column, int Place)[] others = [.. texts.Select(pair => (pair.Value, Array.IndexOf(header, pair.Key)))];
        TableRows.ForEach(
            options.File,
            header.Length,
            (row, _) =>
            {
                for (var i = 0; i < places.Length; i++)
                    columns[i].Add(row, places[i]);
                foreach (var (column, place) in others)
                    column.Add(row, place);
            }
        );
        return DivideRows.Of(
            options,
            [.. columns.Select(column => column.Build())],
            texts.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Texts(), StringComparer.Ordinal),
            Sha256.OfFile(options.File)
        );
    }

    /// <summary>Columns that have a use of their own.</summary>
    private static IEnumerable<string> Uses(TableOptions options) =>
        ((string?[])[options.Label, options.Split, options.Group, options.Time]).OfType<string>();

    private static List<string> FeaturesOf(TableOptions options, string[] header)
    {
        var wanted = Uses(options)
            .Concat(options.Ignored)
            .Concat(options.Features)
            .Concat(options.Categories)
            .Concat(options.Beside)
            .Distinct(StringComparer.Ordinal);
        Fault[] missing =
        [
            .. wanted
                .Where(name => !header.Contains(name, StringComparer.Ordinal))
                .Select(name => new Fault(
                    options.File,
                    1,
                    1,
                    $"the column '{name}'",
                    Shown(header),
                    "name a column as the header writes it"
                )),
        ];
        if (missing.Length > 0)
            throw new BrokenContractException([.. missing]);
        // What stands beside for strata or error rates may be a feature, too, when it is named as one.
        return
        [
            .. options.Features.IsEmpty
                ? header.Except(Uses(options)).Except(options.Ignored).Except(options.Beside)
                : options.Features.Except(Uses(options)),
        ];
    }

    private static Dictionary<string, FeatureKind> Kinds(TableOptions options, string[] header, List<string> features)
    {
        var profiles = features.ToDictionary(name => name, _ => new ColumnProfile(), StringComparer.Ordinal);
        (ColumnProfile Profile, int Place)[] probed =
        [
            .. features
                .Where(name => !options.Categories.Contains(name))
                .Select(name => (profiles[name], Array.IndexOf(header, name))),
        ];
        TableRows.ForEach(
            options.File,
            header.Length,
            (row, line) =>
            {
                foreach (var (profile, place) in probed)
                    profile.Add(row.GetSpan(place), line, () => row.GetString(place));
            }
        );
        ImmutableArray<Fault> spoilt =
        [
            .. from name in features
            from cell in profiles[name].Spoilt()
            select new Fault(
                options.File,
                (int)cell.Line,
                Array.IndexOf(header, name) + 1,
                $"column {name}: {cell.Expected}",
                cell.Found,
                $"mend the cell, leave it empty, or name the column with --categories {name}"
            ),
        ];
        if (!spoilt.IsEmpty)
            throw new BrokenContractException(spoilt);
        return features.ToDictionary(
            name => name,
            name => options.Categories.Contains(name) || !profiles[name].IsNumber ? FeatureKind.Category : FeatureKind.Number,
            StringComparer.Ordinal
        );
    }

    private static string Shown(string[] header) =>
        string.Join(", ", header.Take(40)) + (header.Length > 40 ? $" and {header.Length - 40} more" : "");
}
