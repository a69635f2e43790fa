using System.Text;
using FoodCredit.Pipeline.Learning;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Learning.Models;

namespace FoodCredit.Pipeline.Tests.Learning;

public sealed class ModelRegistryTests : IDisposable
{
    private static readonly EvaluateOptions Few = new() { Resamples = 200 };

    private readonly LearningFolder folder = new();
    private readonly ModelRegistry registry;

    public ModelRegistryTests() => registry = new ModelRegistry(folder.Models);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Train_Twice_GivesOneModelWithItsRecordAndCard()
    {
        var data = LearningFolder.Options(folder.WriteTable());
        var model = Train(data);
        Assert.Equal(model.Record.Id, Train(data).Record.Id);
        Assert.Equal(model.Record.Id, Assert.Single(registry.All()).Id);
        var found = registry.Find(model.Record.Id[..3]);
        Assert.Equal(model.Model, found.Model);
        Assert.Equal(model.Record.Metrics, found.Record.Metrics);
        Assert.Equal(1_500, found.Record.TrainingRows + found.Record.TestRows);
        Assert.InRange(found.Record[Metric.Auc].Value, 0.62, 0.80);
        Assert.All(
            (string[])
                ["card.md", "card.html", "roc.svg", "precision-recall.svg", "ks.svg", "lift.svg", "calibration.svg", "woe-1.svg"],
            file => Assert.True(File.Exists(Path.Combine(model.Folder, file)), file)
        );
        foreach (var picture in Directory.EnumerateFiles(model.Folder, "*.svg"))
            Assert.Equal("svg", System.Xml.Linq.XDocument.Load(picture).Root!.Name.LocalName);
        // Every picture of the page is one that the other card names.
        Assert.Equal(
            Directory.EnumerateFiles(model.Folder, "*.svg").Count(),
            File.ReadAllText(Path.Combine(model.Folder, "card.html")).Split("<svg ").Length - 1
        );
    }

    [Fact]
    public void Evaluate_OnTrainingRows_IsRefused()
    {
        var data = LearningFolder.Options(folder.WriteTable());
        var model = Train(data);
        var again = EvaluateModel.Of(model, data, Few);
        Assert.Equal(model.Record[Metric.Auc].Value, again.Metrics["auc"].Value);
        // The test rows have not moved from themselves.
        Assert.Equal(("score", 0), (again.Drift[0].Feature, again.Drift[0].Index));
        var error = Assert.Throws<BrokenContractException>(() => EvaluateModel.Of(model, data with { Split = null }, Few));
        Assert.StartsWith(
            $"{data.File}: expected the division that {model.Record.Id} was trained with: part = test; found 30% of the rows by lot;",
            error.Faults[0].ToString(),
            StringComparison.Ordinal
        );
        Assert.Throws<BrokenContractException>(() => EvaluateModel.Of(model, data with { Test = "train" }, Few));
    }

    [Fact]
    public void Promote_WithoutASignificantGain_IsRefusedUnlessSomebodyAnswersForIt()
    {
        var data = LearningFolder.Options(folder.WriteTable());
        var (good, other) = (Train(data), Train(data, ModelKind.Logistic));
        var weak = Train(data with { Features = ["noise", "district"] }, ModelKind.Logistic);
        Assert.Null(PromoteModel.Run(registry, weak.Record.Id, new PromoteOptions(), TimeProvider.System).OverriddenBy);
        // Better by far.
        var promotion = PromoteModel.Run(
            registry,
            good.Record.Id,
            new PromoteOptions { Data = data, Evaluate = Few },
            TimeProvider.System
        );
        Assert.Equal((good.Record.Id, weak.Record.Id, null), (promotion.Model, promotion.Before, promotion.OverriddenBy));
        // No better than chance would have it; worse; already there.
        foreach (var name in (string[])[other.Record.Id, weak.Record.Id, good.Record.Id])
            Assert.Throws<RunBlockedException>(() =>
                PromoteModel.Run(registry, name, new PromoteOptions { Data = data, Evaluate = Few }, TimeProvider.System)
            );
        Assert.Throws<BrokenContractException>(() =>
            PromoteModel.Run(registry, other.Record.Id, new PromoteOptions(), TimeProvider.System)
        );
        Assert.Equal(good.Record.Id, registry.InForce());
        var overridden = PromoteModel.Run(
            registry,
            other.Record.Id,
            new PromoteOptions { OverriddenBy = "Li Hua", Reason = "a trial" },
            TimeProvider.System
        );
        Assert.Equal(("Li Hua", "a trial"), (overridden.OverriddenBy, overridden.Reason));
        Assert.Equal(other.Record.Id, registry.Find(ModelRegistry.Champion).Record.Id);
        Assert.Equal([weak.Record.Id, good.Record.Id, other.Record.Id], registry.Promotions().Select(one => one.Model));
    }

    /// <summary>Models whose test rows were drawn in different ways are compared on the rows that neither has seen.</summary>
    [Fact]
    public void Compare_OfTwoDivisions_IsOnRowsThatNeitherHasSeen()
    {
        var file = folder.WriteTable(6_000);
        var data = LearningFolder.Options(file);
        var bySplit = Train(data);
        var other = folder.Write("other.csv", File.ReadAllText(file).Replace("r5999,", "r-last,", StringComparison.Ordinal));
        var byLot = Train(LearningFolder.Options(other) with { Split = null, Ignored = ["id", "part"] });
        var differences = EvaluateModel.Compare(bySplit, byLot, data, Few);
        Assert.All(differences, one => Assert.InRange(Math.Abs(one.Estimate.Value), 0, 0.5));
        Assert.Throws<BrokenContractException>(() => EvaluateModel.Compare(bySplit, byLot, data with { Split = null }, Few));
    }

    /// <summary>
    /// The training rows in a file of their own, in another order and beside a column more: all are known. The test rows are not, nor those of a
    /// table with other draws.
    /// </summary>
    [Fact]
    public void Evaluate_OnTrainingRowsInAnotherFile_TellsHowMany()
    {
        var lines = File.ReadAllLines(folder.WriteTable());
        var data = LearningFolder.Options(folder.WriteTable());
        // It reads noise, too, so that rows differ; rows are known by what the model reads.
        var model = Train(data, ModelKind.Logistic);
        string[] training = [.. lines.Skip(1).Where(line => line.Split(',')[1] == "train").Reverse()];
        string[] test = [.. lines.Skip(1).Where(line => line.Split(',')[1] == "test")];
        var again = folder.Write("again.csv", Table([lines[0], .. training]));
        var notes = Evaluated(again);
        Assert.Contains(
            $"{training.Length:N0} of {training.Length:N0} rows are training rows of {model.Record.Id}: on these it looks better than it is",
            notes
        );
        Assert.DoesNotContain(
            Evaluated(folder.Write("test.csv", Table([lines[0], .. test]))),
            note => note.Contains("training rows of", StringComparison.Ordinal)
        );
        // 40 of them among the test rows.
        Assert.Contains(
            Evaluated(folder.Write("some.csv", Table([lines[0], .. test, .. training[..40]]))),
            note => note.StartsWith($"40 of {test.Length + 40} rows are training rows", StringComparison.Ordinal)
        );

        System.Collections.Immutable.ImmutableArray<string> Evaluated(string file) =>
            EvaluateModel
                .Of(model, LearningFolder.Options(file) with { Split = null, Ignored = ["id", "part", "more"] }, Few)
                .Notes;

        static string Table(string[] rows) =>
            string.Join('\n', rows.Select((row, i) => $"{row},{(i == 0 ? "more" : "x")}")) + "\n";
    }

    /// <summary>A gain on rows that one of the two was trained on is none.</summary>
    [Fact]
    public void Promote_OnTrainingRowsInAnotherFile_IsRefused()
    {
        var file = folder.WriteTable();
        var weak = Train(LearningFolder.Options(file) with { Features = ["noise", "district"] }, ModelKind.Logistic);
        PromoteModel.Run(registry, weak.Record.Id, new PromoteOptions(), TimeProvider.System);
        var good = Train(LearningFolder.Options(file));
        var again = folder.Write("again.csv", File.ReadAllText(file).Replace("r5,", "r-5,", StringComparison.Ordinal));
        var error = Assert.Throws<RunBlockedException>(() =>
            PromoteModel.Run(
                registry,
                good.Record.Id,
                new PromoteOptions { Data = LearningFolder.Options(again) with { Test = "train" }, Evaluate = Few },
                TimeProvider.System
            )
        );
        Assert.Contains($"rows are training rows of {good.Record.Id}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Promote_WhileAnotherIsGoingOn_SaysWhoHoldsTheLock()
    {
        var model = Train(LearningFolder.Options(folder.WriteTable()));
        using (registry.Lock(TimeProvider.System))
        {
            var error = Assert.Throws<WorkspaceLockedException>(() =>
                PromoteModel.Run(registry, model.Record.Id, new PromoteOptions(), TimeProvider.System)
            );
            Assert.StartsWith(
                $"{Path.Combine(folder.Models, "promotion.lock")}: another promotion holds the lock (process {Environment.ProcessId} on ",
                error.Message,
                StringComparison.Ordinal
            );
        }
        Assert.Equal(
            model.Record.Id,
            PromoteModel.Run(registry, model.Record.Id, new PromoteOptions(), TimeProvider.System).Model
        );
    }

    /// <summary>Two that promote in turn, as fast as they can: every promotion is there, and each names the one before it.</summary>
    [Fact]
    public async Task Promote_ByTwoAtOnce_LosesNoneAndKeepsTheChain()
    {
        var data = LearningFolder.Options(folder.WriteTable());
        string[] ids = [Train(data).Record.Id, Train(data, ModelKind.Logistic).Record.Id];
        var promoted = await Task.WhenAll(ids.Select(id => Task.Run(() => Enumerable.Range(0, 10).Sum(_ => Promote(id)))));
        var chain = registry.Promotions();
        Assert.Equal(promoted.Sum(), chain.Length);
        Assert.Equal([null, .. chain.SkipLast(1).Select(one => one.Model)], chain.Select(one => one.Before));

        int Promote(string id)
        {
            var options = new PromoteOptions { OverriddenBy = "Li Hua", Reason = "a trial" };
            while (true)
            {
                try
                {
                    PromoteModel.Run(new ModelRegistry(folder.Models), id, options, TimeProvider.System);
                    return 1;
                }
                catch (WorkspaceLockedException)
                {
                    Thread.Yield();
                }
                catch (RunBlockedException)
                {
                    // It is the champion already.
                    return 0;
                }
            }
        }
    }

    [Fact]
    public void Promote_TheFirst_MustBeBetterThanChance()
    {
        var model = Train(LearningFolder.Options(folder.WriteTable(600, isNoise: true)), ModelKind.Logistic);
        var error = Assert.Throws<RunBlockedException>(() =>
            PromoteModel.Run(registry, model.Record.Id, new PromoteOptions(), TimeProvider.System)
        );
        Assert.StartsWith(
            $"{model.Record.Id} was not promoted: no champion before; auc on its test rows 0.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Null(registry.InForce());
    }

    [Fact]
    public void Find_AModelThatWasChanged_IsTold()
    {
        var model = Train(LearningFolder.Options(folder.WriteTable()));
        var file = Path.Combine(model.Folder, "model.json");
        var text = File.ReadAllText(file);
        File.WriteAllText(
            file,
            text.Replace("\"start_milli\": ", "\"start_milli\": 1", StringComparison.Ordinal),
            new UTF8Encoding(false)
        );
        var changed = Assert.Throws<BrokenContractException>(() => registry.Find(model.Record.Id));
        Assert.Contains("expected the bytes that were trained; found others", changed.Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(model.Folder, "record.json"), "{");
        Assert.Contains(
            "expected a file that the model registry wrote",
            Assert.Throws<BrokenContractException>(() => registry.Find(model.Record.Id)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "expected one model 'x'; found none",
            Assert.Throws<BrokenContractException>(() => registry.Find("x")).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("bad,x\n1,1\n0,2\n", "label: at least 20 training rows with the event and 20 without; found ")]
    [InlineData("rows of one class", "label: at least 20 training rows with the event and 20 without; found 0 with and ")]
    [InlineData("constant features", "features: a feature that varies in the training rows; found none")]
    public void Train_OnWhatTeachesNothing_IsTold(string text, string message)
    {
        var rows = Enumerable.Range(0, 400);
        text = text switch
        {
            "rows of one class" => $"bad,x\n{string.Concat(rows.Select(i => $"0,{i}\n"))}",
            "constant features" => $"bad,x,y\n{string.Concat(rows.Select(i => $"{i % 2},7,\n"))}",
            _ => text,
        };
        var file = folder.Write("poor.csv", text);
        var error = Assert.Throws<BrokenContractException>(() => Train(new TableOptions { File = file, Label = "bad" }));
        Assert.StartsWith($"{file}: expected {message}", error.Faults[0].ToString(), StringComparison.Ordinal);
        Assert.Empty(registry.All());
    }

    [Fact]
    public void Bins_FittedBefore_GiveTheSameModelAndAreRefusedWhenTheySawTestRows()
    {
        var data = LearningFolder.Options(folder.WriteTable());
        var (bins, _) = FitBins.Of(data, BinningOptions.ForScorecards);
        FitBins.Write(folder.Of("bins.json"), bins);
        var read = FitBins.Read(folder.Of("bins.json"));
        Assert.Equal(bins, read);
        Assert.Equal(
            Train(data).Record.Id,
            TrainModel.Run(data, new TrainOptions { Bins = read, Resamples = 50 }, registry, TimeProvider.System).Record.Id
        );
        var (leaking, _) = FitBins.Of(data with { Test = "train" }, BinningOptions.ForScorecards);
        var error = Assert.Throws<BrokenContractException>(() =>
            TrainModel.Run(data, new TrainOptions { Bins = leaking, Resamples = 50 }, registry, TimeProvider.System)
        );
        Assert.All(
            error.Faults,
            fault => Assert.Contains("bins fitted on exactly the training rows", fault.Expected, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Score_WritesEveryRowWithReasons_AndNoFormula()
    {
        var model = Train(LearningFolder.Options(folder.WriteTable()));
        var file = folder.Write("new.csv", "key,district,age,noise\n=1+1,丙,39,5\n-3,戊,,\n\"a,b\",甲,2,7\n");
        using var output = new StringWriter { NewLine = "\n" };
        Assert.Equal(3, ScoreTable.Write(model, file, ["key"], output));
        var lines = output.ToString().TrimEnd().Split('\n');
        Assert.Equal("row,key,probability,points,reason_1,reason_2,reason_3", lines[0]);
        Assert.StartsWith("1,'=1+1,0.", lines[1], StringComparison.Ordinal);
        Assert.Contains(",R01 ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2,-3,0.", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("3,\"a,b\",0.", lines[3], StringComparison.Ordinal);
    }

    /// <summary>Huge, tiny and repeated numbers: whatever can be learned from can be kept, and reads as what it was.</summary>
    [Theory]
    [InlineData(ModelKind.Scorecard)]
    [InlineData(ModelKind.Logistic)]
    [InlineData(ModelKind.Boosted)]
    public void Train_OnNumbersOfAnySize_KeepsAModelThatReadsAgain(ModelKind kind)
    {
        string[] sizes = ["1e30", "-1e30", "1e-300", "0", "-0", "16777217", "0.1", ""];
        var rows = Enumerable
            .Range(0, 900)
            .Select(i => $"{i * 7919 % 3 / 2},{sizes[i * 31 % 8]},{i % 2},{(i * 7919 % 3 / 2) + (i % 5)}\n");
        var file = folder.Write("sizes.csv", $"bad,x,y,z\n{string.Concat(rows)}");
        var model = Train(new TableOptions { File = file, Label = "bad" }, kind);
        Assert.Equal(model.Model, registry.Find(model.Record.Id).Model);
        Assert.InRange(model.Record[Metric.Auc].Value, 0.6, 1);
    }

    [Fact]
    public void Score_WhereFeaturesMoved_IsTold()
    {
        var model = Train(LearningFolder.Options(folder.WriteTable()));
        var words = string.Concat(Enumerable.Range(0, 30).Select(i => $"old,{i},甲\n"));
        var file = folder.Write("moved.csv", $"age,noise,district\n{words}");
        using var output = new StringWriter();
        var error = Assert.Throws<BrokenContractException>(() => ScoreTable.Write(model, file, [], output));
        Assert.Contains(
            "age: a number, as when the model was learned; found a category",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("", output.ToString());
    }

    private RegisteredModel Train(TableOptions data, ModelKind kind = ModelKind.Scorecard) =>
        TrainModel.Run(data, new TrainOptions { Kind = kind, Resamples = 200 }, registry, TimeProvider.System);
}
