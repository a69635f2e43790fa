using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>The reader, which was not made for the sample city, must find in its dumps what the truth says.</summary>
[Collection(WrittenCityTests.Name)]
public sealed class SampleReadingTests(WrittenCity city)
{
    /// <summary>Refused by what a row means, later than by how it is written.</summary>
    private static readonly string[] RefusedByMeaning = [RefusalReason.BadIdentifier, RefusalReason.DateAfterDelivery];

    [Fact]
    public void Dumps_ReadByTheirContracts_HaveTheRowsOfTheTruth()
    {
        Workspace workspace = Workspace.Load(city.Root).OrThrow();
        List<string> differences = [];
        foreach (IGrouping<string, TruthLine> file in city.Truth.GroupBy(t => t.File))
        {
            SourceContract contract = workspace.Contracts[file.First().Source];
            using IDumpReader reader = DumpReader.Open(city.Dump(file.Key), contract);
            var faults = System.Collections.Immutable.ImmutableArray.CreateBuilder<Fault>();
            HeaderBinding? binding = HeaderBinding.Bind(contract, reader.Header, file.Key, faults);
            Assert.Empty(faults);
            using RowConverter converter = new(
                contract,
                binding!,
                workspace.CodeTables,
                reader.Decoder.IsGb18030,
                new FieldCache()
            );
            foreach (TruthLine truth in file)
            {
                Assert.True(reader.Read(), $"{file.Key} ends before line {truth.Line}");
                RowRefusal? refusal = reader.Fault ?? converter.Convert(reader);
                string expected = RefusedByMeaning.Contains(truth.Reason) ? "" : truth.Reason;
                if (reader.Address.Line != truth.Line || (refusal?.Reason ?? "") != expected)
                    differences.Add(
                        $"{file.Key}:{truth.Line} {truth.Reason} read as {reader.Address.Line} {refusal?.Message(file.Key, reader.Address)}"
                    );
            }
            Assert.False(reader.Read(), $"{file.Key} has more rows than the truth");
        }
        Assert.Empty(differences.Take(20));
    }
}
