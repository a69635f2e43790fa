using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Linking.Weighing;
using FoodCredit.Pipeline.Sampling.Matching;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>
/// Persons decide about doubtful records only. What they say moves the weights that it speaks about, by as much as they looked at, and not what is known of all
/// others. The city is invented; its truth is known.
/// </summary>
public sealed class TrainOnDecisionsTests : IClassFixture<TrainOnDecisionsTests.City>
{
    private readonly City city;

    public TrainOnDecisionsTests(City city) => this.city = city;

    [Fact]
    public void Learn_WithoutADecision_IsWhatEmLearns()
    {
        var plain = TrainOnCase.Learn(city.Entities, city.Records, _ => KnownOwner.Unknown, isChosen: false, 0.004, threads: 2);
        Assert.Equal(plain.ToJson(), city.Without.ToJson());
        Assert.Empty(plain.Together);
    }

    /// <summary>The level that most of the doubtful are at: accepted it gains, rejected it loses, by nobody's hand or by one entity.</summary>
    [Fact]
    public void Learn_Decisions_MovesTheWeightOfTheirLevelTheirWay()
    {
        var doubtful = city.Doubtful.ToList();
        var (comparison, level) = city.CommonLevel(doubtful);
        var chosen = doubtful.Where(record => city.LevelOf(record, comparison) == level).Take(40).ToHashSet();
        Assert.True(chosen.Count >= 10);
        int Weight(LinkModel model) =>
            new LinkWeights(city.Entities.Scheme, model, city.Entities.Count).Of(
                comparison,
                new(level, city.SharingOf(chosen.First(), comparison))
            );
        var before = Weight(city.Without);

        var accepted = Weight(city.Learn(chosen, record => new KnownOwner(city.LikeliestOf(record))));
        var nobodys = Weight(city.Learn(chosen, _ => new KnownOwner(-1)));
        var another = Weight(city.Learn(chosen, record => KnownOwner.Unknown with { Not = [city.LikeliestOf(record)] }));
        Assert.True(accepted > before, $"accepted {accepted}, before {before}");
        Assert.True(nobodys < before, $"nobody's {nobodys}, before {before}");
        Assert.True(another < before, $"another's {another}, before {before}");
        Assert.True(nobodys <= another + LinkWeights.Bit / 10, $"nobody's {nobodys}, another's {another}");
    }

    /// <summary>A dozen that are true, and a dozen of which all were accepted, right or wrong: precision and recall of the rest stay within 0.002 and 0.01.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Learn_AHandfulOfDecisions_LeavesTheRestAsItIs(bool isTrue)
    {
        var chosen = city.Doubtful.Take(12).ToHashSet();
        var model = city.Learn(chosen, record => new KnownOwner(isTrue ? city.TruthOf(record) : city.LikeliestOf(record)));
        var (precision, recall) = city.Evaluate(city.Without, chosen);
        var (precisionAfter, recallAfter) = city.Evaluate(model, chosen);
        Assert.InRange(precision, 0.98, 1);
        Assert.Equal(precision, precisionAfter, 0.002);
        Assert.Equal(recall, recallAfter, 0.01);
        Assert.Equal(city.Without.NobodyShare, model.NobodyShare, 0.005);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"precision {precision:0.00000} -> {precisionAfter:0.00000}, recall {recall:0.00000} -> {recallAfter:0.00000}, nobody {city.Without.NobodyShare:0.0000} -> {model.NobodyShare:0.0000}, threshold {city.Without.MatchedFrom} -> {model.MatchedFrom}"
        );
    }

    /// <summary>All doubtful ones decided truly: what waits shrinks, or what is attached is surer; never worse at both.</summary>
    [Fact]
    public void Learn_AllDoubtfulDecided_IsNoWorse()
    {
        var chosen = city.Doubtful.ToHashSet();
        var model = city.Learn(chosen, record => new KnownOwner(city.TruthOf(record)));
        var (precision, recall) = city.Evaluate(city.Without, chosen);
        var (precisionAfter, recallAfter) = city.Evaluate(model, chosen);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{chosen.Count} decided: precision {precision:0.00000} -> {precisionAfter:0.00000}, recall {recall:0.00000} -> {recallAfter:0.00000}, threshold {city.Without.MatchedFrom} -> {model.MatchedFrom}"
        );
        Assert.True(precisionAfter >= precision - 0.002);
        Assert.True(recallAfter >= recall - 0.01);
    }

    /// <summary>
    /// The shipped model, corrected: without a decision it stays, twelve move neither precision nor recall of the rest by more than 0.002, and all that it
    /// doubts, truly decided, make it no less right and less doubtful.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(1000)]
    public void Correct_TheShippedModel_ByWhatItDoubts(int decided)
    {
        var shipped = LinkSchemes.BusinessModel;
        var chosen = city.DoubtfulTo(shipped).Take(decided).ToHashSet();
        var corrected = city.Correct(shipped, chosen, record => new KnownOwner(city.TruthOf(record)));
        if (decided == 0)
        {
            Assert.Same(shipped, corrected);
            return;
        }
        var (precision, recall) = city.Evaluate(shipped, chosen);
        var (precisionAfter, recallAfter) = city.Evaluate(corrected, chosen);
        var (doubtful, doubtfulAfter) = (city.DoubtfulTo(shipped).Count(), city.DoubtfulTo(corrected).Count());
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{chosen.Count} decided: precision {precision:0.00000} -> {precisionAfter:0.00000}, recall {recall:0.00000} -> {recallAfter:0.00000}, doubtful {doubtful} -> {doubtfulAfter}"
        );
        Assert.InRange(precision, 0.995, 1);
        Assert.Equal(precision, precisionAfter, 0.002);
        Assert.True(recallAfter >= recall - 0.002);
        Assert.True(decided == 12 || doubtfulAfter < doubtful, $"{doubtful} -> {doubtfulAfter}");
    }

    /// <summary>One that stands for a hundredth of a record hardly counts.</summary>
    [Fact]
    public void Learn_OfSmallShares_CountsThemSo()
    {
        var chosen = city.Doubtful.Take(40).ToHashSet();
        var whole = city.Learn(chosen, _ => new KnownOwner(-1));
        var small = city.Learn(chosen, _ => new KnownOwner(-1) { Share = 0.01 });
        Assert.True(Gap(small) < Gap(whole) / 2, $"{Gap(small)} {Gap(whole)}");

        double Gap(LinkModel model) =>
            Levels(model).Zip(Levels(city.Without), (own, plain) => Math.Abs(own.CorrectionBits - plain.CorrectionBits)).Sum();
        static IEnumerable<LevelModel> Levels(LinkModel model) => model.Comparisons.SelectMany(own => own.Levels);
    }

    /// <summary>A sample city of 3,000 entities and 6,000 records, and what plain EM makes of it.</summary>
    public sealed class City : IDisposable
    {
        private const int Threads = 2;

        private readonly TemporaryFolder folder = new();
        private readonly int[] truth;
        private readonly LinkDecision[] decisions;
        private readonly int[][] levels;
        private readonly int[][] sharing;

        public City()
        {
            MatchSample.Write(
                new MatchSampleOptions
                {
                    Directory = Path.Combine(folder.Path, "case"),
                    Entities = 3_000,
                    Records = 6_000,
                    Seed = 11,
                },
                TestContext.Current.CancellationToken
            );
            var linkCase = new CaseFiles
            {
                Registry = Path.Combine(folder.Path, "case", "registry.csv"),
                Records = Path.Combine(folder.Path, "case", "records.csv"),
            }.ToCase();
            Entities = linkCase.ReadEntities(Threads);
            var records = CaseSample.Records(linkCase);
            Records = [.. records.Select(record => record.Fields)];
            var file = TruthFile.Read(Path.Combine(folder.Path, "case", "truth.csv"), Entities);
            truth = [.. records.Select(record => file.Of(record.Id)!.Value.Entity)];
            Without = Learn([], _ => KnownOwner.Unknown);
            (decisions, levels, sharing) = Decide(Without);
        }

        internal EntityTable Entities { get; }

        internal IReadOnlyList<PartyFields> Records { get; }

        /// <summary>Learned without decisions.</summary>
        internal LinkModel Without { get; }

        /// <summary>Records that wait for a person, in their order.</summary>
        public IEnumerable<int> Doubtful =>
            Enumerable.Range(0, decisions.Length).Where(record => decisions[record].Outcome == LinkOutcome.Review);

        public void Dispose() => folder.Dispose();

        public int TruthOf(int record) => truth[record];

        public int LikeliestOf(int record) => decisions[record].Entity;

        public int LevelOf(int record, int comparison) => levels[record][comparison];

        public int SharingOf(int record, int comparison) => sharing[record][comparison];

        /// <summary>Of names: the level at which most of some records are with their likeliest entities.</summary>
        public (int Comparison, int Level) CommonLevel(IEnumerable<int> records) =>
            (1, records.GroupBy(record => LevelOf(record, 1)).MaxBy(own => own.Count())!.Key);

        internal LinkModel Learn(HashSet<int> known, Func<int, KnownOwner> ownerOf) =>
            TrainOnCase.Learn(
                Entities,
                Records,
                record => known.Contains(record) ? ownerOf(record) : KnownOwner.Unknown,
                isChosen: true,
                0.004,
                Threads
            );

        /// <summary>Records that would wait for a person by a model, in their order.</summary>
        internal IEnumerable<int> DoubtfulTo(LinkModel model)
        {
            var linker = new Linker(Entities, model);
            return Enumerable.Range(0, Records.Count).Where(i => linker.Decide(Records[i]).Outcome == LinkOutcome.Review);
        }

        internal LinkModel Correct(LinkModel model, HashSet<int> known, Func<int, KnownOwner> ownerOf) =>
            TrainOnCase.Correct(
                Entities,
                Records,
                record => known.Contains(record) ? ownerOf(record) : KnownOwner.Unknown,
                model,
                Threads
            );

        /// <summary>Of what is attached the share that is right, and of what is somebody's the share that is attached rightly.</summary>
        internal (double Precision, double Recall) Evaluate(LinkModel model, HashSet<int> without)
        {
            var linker = new Linker(Entities, model);
            var (attached, right, owned) = (0, 0, 0);
            for (var i = 0; i < Records.Count; i++)
            {
                if (without.Contains(i))
                    continue;
                var decision = linker.Decide(Records[i]);
                var isAttached = decision.Outcome == LinkOutcome.Matched;
                attached += isAttached ? 1 : 0;
                right += isAttached && decision.Entity == truth[i] ? 1 : 0;
                owned += truth[i] >= 0 ? 1 : 0;
            }
            return ((double)right / attached, (double)right / owned);
        }

        private (LinkDecision[] Decisions, int[][] Levels, int[][] Sharing) Decide(LinkModel model)
        {
            var linker = new Linker(Entities, model);
            var (made, at, shared) = (new LinkDecision[Records.Count], new int[Records.Count][], new int[Records.Count][]);
            for (var i = 0; i < Records.Count; i++)
            {
                made[i] = linker.Decide(Records[i]);
                var best = linker.Candidates.IndexOf(made[i].Entity);
                at[i] = best < 0 ? [] : [.. linker.AgreementsWith(best).ToArray().Select(own => own.Level)];
                shared[i] = best < 0 ? [] : [.. linker.AgreementsWith(best).ToArray().Select(own => own.Sharing)];
            }
            return (made, at, shared);
        }
    }
}
