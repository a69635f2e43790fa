using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Tests.Learning;

/// <summary>Models that were written are read as they were; anything else is told and never used.</summary>
public sealed class ModelDocumentTests
{
    private static readonly LearningTable Table = InventedTable.Of(600);
    private static readonly BoostedModel Trees = new()
    {
        Encodings = FitEncoding.ForTrees(Table, Table.AllRows()),
        Factor = 0.5,
        Trees =
        [
            new BoostedTree
            {
                Columns = [0, 1],
                Bounds = [10.5f, 500],
                Left = [1, ~0],
                Right = [~2, ~1],
                Leaves = [-1, 0.25, 1],
            },
        ],
    };

    public static TheoryData<string> Kinds => ["scorecard", "logistic", "boosted"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_WhatWasWritten_IsTheSame(string kind)
    {
        var model = Model(kind);
        var bytes = ModelDocument.Write(model);
        var read = ModelDocument.Read(bytes);
        Assert.Equal(model, read);
        Assert.Equal(bytes, ModelDocument.Write(read));
        Assert.Equal(model.Score(Table), read.Score(Table));
        Assert.Equal(model.Schema.Hash(), read.Schema.Hash());
    }

    /// <summary>A file that was cut anywhere is told.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_ACutFile_IsRefused(string kind)
    {
        var bytes = ModelDocument.Write(Model(kind));
        for (var length = 0; length < bytes.Length - 1; length += 97)
            Assert.ThrowsAny<JsonException>(() => ModelDocument.Read(bytes.AsSpan(0, length)));
    }

    [Theory]
    [InlineData("boosted", "\"left\":[1,", "\"left\":[0,", "a tree that leads nowhere")]
    [InlineData("boosted", "\"columns\":[0,", "\"columns\":[99,", "a tree that leads nowhere")]
    [InlineData("scorecard", "\"step_milli\":100", "\"step_milli\":0", "a scale that is none")]
    [InlineData("scorecard", "\"kind\":\"missing\"", "\"kind\":\"range\"", "bins of '")]
    [InlineData("logistic", "\"intercept\":-", "\"intercept\":\"NaN\", \"x\":-", "coefficients that are not")]
    [InlineData("logistic", "foodcredit model 1", "foodcredit model 2", "format 'foodcredit model 2'")]
    [InlineData("logistic", "\"kind\":\"logistic\"", "\"kind\":\"scorecard\"", "")]
    public void Read_ADocumentThatMakesNoSense_IsRefused(string kind, string text, string other, string message)
    {
        // Without white space, so that a piece of it can be named.
        var document = JsonNode.Parse(ModelDocument.Write(Model(kind)))!.ToJsonString();
        Assert.Contains(text, document, StringComparison.Ordinal);
        var error = Assert.ThrowsAny<JsonException>(() =>
            ModelDocument.Read(Encoding.UTF8.GetBytes(document.Replace(text, other, StringComparison.Ordinal)))
        );
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 100, -1)] // below 10.5, below 500
    [InlineData(5, 501, 0.25)]
    [InlineData(10.5, 500, -1)] // a bound belongs to the left
    [InlineData(11, 0, 1)]
    [InlineData(double.NaN, 0, -1)] // missing lies below all numbers
    public void Trees_FollowTheirBounds(double age, double noise, double leaf)
    {
        var row = new LearningTable(
            [
                FeatureColumn.OfNumbers("kitchen age", [age]),
                FeatureColumn.OfNumbers("noise", [noise]),
                FeatureColumn.OfTexts("district", ["never seen"]),
            ],
            []
        );
        Assert.Equal(1 / (1 + Math.Exp(-0.5 * leaf)), Trees.Score(row)[0], 1e-15);
    }

    [Fact]
    public void Schema_ThatMoved_IsTold()
    {
        var schema = TableSchema.Of(Table);
        Assert.Empty(schema.Faults(Table));
        var moved = new LearningTable(
            [
                FeatureColumn.OfTexts("kitchen age", Enumerable.Repeat("old", 600)),
                FeatureColumn.OfNumbers("noise", new double[600]),
            ],
            []
        );
        Assert.Equal(
            [("kitchen age", "a category"), ("district", "no such column")],
            schema.Faults(moved).Select(fault => (fault.Place, fault.Found))
        );
        Assert.NotEqual(schema.Hash(), TableSchema.Of(moved).Hash());
    }

    private static IModel Model(string kind) =>
        kind switch
        {
            "scorecard" => new ScorecardLearner(new ScorecardOptions()).Learn(Table, Table.AllRows()),
            "logistic" => new LogisticLearner().Learn(Table, Table.AllRows()),
            _ => Trees,
        };
}
