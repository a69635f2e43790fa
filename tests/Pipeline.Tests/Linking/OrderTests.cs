using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Tests.Sampling.Matching;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>Neither decisions nor what is learned depend on the order of rows, or on the number of threads.</summary>
public sealed class OrderTests(OrderTests.Fixture fixture) : IClassFixture<OrderTests.Fixture>
{
    [Fact]
    public void Decisions_DoNotDependOnOrderOrThreads()
    {
        var expected = Decisions(fixture.AsWritten, threads: 1);
        Assert.Equal(Fixture.Records, expected.Length);
        Assert.Contains(expected, decision => decision.Outcome == "matched");
        Assert.Contains(expected, decision => decision.Flags.Contains("tie", StringComparison.Ordinal));
        Assert.Equal(expected, Decisions(fixture.AsWritten, threads: 3));
        Assert.Equal(expected, Decisions(fixture.Reversed, threads: 2));
        Assert.Equal(expected, Decisions(fixture.Shuffled, threads: 1));
    }

    [Fact]
    public void Training_WithTheTruth_DoesNotDependOnOrderOrThreads()
    {
        var expected = TrainLinks.From(fixture.AsWritten, threads: 1);
        Assert.Equal(expected, TrainLinks.From(fixture.Shuffled, threads: 3));
    }

    [Fact]
    public void Training_WithoutTheTruth_DoesNotDependOnOrderOrThreads()
    {
        var expected = TrainLinks.From(fixture.AsWritten with { Truth = null }, threads: 3);
        Assert.Equal(expected, TrainLinks.From(fixture.Reversed with { Truth = null }, threads: 1));
    }

    private static JudgedDecision[] Decisions(CaseFiles files, int threads) => [.. EvaluateLinks.Of(files, threads).Decisions];

    /// <summary>A small city, as it was written and in two other orders.</summary>
    public sealed class Fixture : IDisposable
    {
        public const int Records = 1_500;

        private readonly LinkageCase city = new(options =>
            options with
            {
                Entities = 1_200,
                Records = Records,
                Seed = 17,
                Homonyms = 0.1,
            }
        );

        public Fixture()
        {
            AsWritten = Files("");
            Reversed = Reordered("reversed-", rows => rows.Reverse());
            Shuffled = Reordered("shuffled-", Shuffle);
        }

        public CaseFiles AsWritten { get; }

        public CaseFiles Reversed { get; }

        public CaseFiles Shuffled { get; }

        public void Dispose() => city.Dispose();

        private CaseFiles Files(string prefix) =>
            new()
            {
                Registry = Path.Combine(city.Directory, $"{prefix}registry.csv"),
                Records = Path.Combine(city.Directory, $"{prefix}records.csv"),
                Truth = Path.Combine(city.Directory, "truth.csv"),
            };

        private CaseFiles Reordered(
            string prefix,
            Func<IEnumerable<Dictionary<string, string>>, IEnumerable<Dictionary<string, string>>> order
        )
        {
            var files = Files(prefix);
            Write(files.Registry, order(city.Registry));
            Write(files.Records, order(city.Records.Select(record => record.Fields)));
            return files;
        }

        private static IEnumerable<Dictionary<string, string>> Shuffle(IEnumerable<Dictionary<string, string>> rows)
        {
            var shuffled = rows.ToArray();
            new Random(3).Shuffle(shuffled);
            return shuffled;
        }

        private static void Write(string path, IEnumerable<Dictionary<string, string>> rows)
        {
            var all = rows.ToList();
            File.WriteAllLines(
                path,
                [string.Join(',', all[0].Keys), .. all.Select(row => string.Join(',', row.Values.Select(Quoted)))]
            );
        }

        private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
