using DuckDB.NET.Data;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Reading;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Stages registrations. An entity is known by the registry's id, else by its USCC, else by its 15-digit number.</summary>
internal sealed class EntityStager(SourceContract contract) : IStager
{
    private readonly Columns columns = new(contract);
    private readonly StatementHash hash = new(contract);
    private readonly int entityId = new Columns(contract).Of("entity_id");
    private readonly int uscc = new Columns(contract).Of("uscc");
    private readonly int registrationNumber = new Columns(contract).Of("registration_number");
    private readonly int[] texts =
    [
        .. new[]
        {
            "name",
            "entity_type",
            "status",
            "industry",
            "district",
            "address",
            "branch",
            "grid",
            "representative",
        }.Select(new Columns(contract).Of),
    ];
    private readonly int establishedOn = new Columns(contract).Of("established_on");

    public string Table => "staged_entity";

    public RowRefusal? Stage(DuckDBAppender appender, int fileNo, RowAddress address, ReadOnlySpan<AttributeValue> values)
    {
        // Either column may hold either code: registries wrote both into one field for years.
        var first = Columns.Code(values, uscc);
        var second = Columns.Code(values, registrationNumber);
        var code = Pick(IdentifierKind.Uscc, first, second);
        var number = Pick(IdentifierKind.RegistrationNumber, first, second);
        if (code is null && number is null)
            return new RowRefusal(
                RefusalReason.BadIdentifier,
                columns.Header(uscc >= 0 ? "uscc" : "registration_number"),
                "a USCC of 18 characters or a registration number of 15 digits that passes its check",
                first.Text is null && second.Text is null ? "none" : $"'{first.Text ?? second.Text}'"
            );
        var row = appender.CreateRow();
        row.AppendValue(fileNo)
            .AppendValue(address.Line)
            .AppendValue(address.ByteOffset)
            .AppendValue(Columns.Text(values, entityId) ?? code ?? number)
            .AppendValue(hash.Of(values))
            .AppendValue(code)
            .AppendValue(code?.Substring(8, 9))
            .AppendValue(number);
        foreach (var place in texts)
            row.AppendValue(Columns.Text(values, place));
        row.AppendValue(Columns.Day(values, establishedOn));
        row.EndRow();
        return null;
    }

    private static string? Pick(IdentifierKind kind, Identifier first, Identifier second) =>
        first.Kind == kind ? first.Text
        : second.Kind == kind ? second.Text
        : null;
}
