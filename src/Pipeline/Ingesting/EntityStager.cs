using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Warehouse;

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

    public RowRefusal? Stage(ChunkAppender appender, int fileNo, RowAddress address, ReadOnlySpan<AttributeValue> values)
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
                (first ?? second) is { } written ? $"'{written.Identifier.Text}'" : "none"
            );
        appender
            .Add(fileNo)
            .Add(address.Line)
            .Add(address.ByteOffset)
            .Add(Columns.Text(values, entityId) ?? code?.Canonical ?? number!.Canonical)
            .Add(hash.Of(values))
            .Add(code?.Canonical)
            .Add(code?.Identifier.OrganisationCode)
            .Add(number?.Canonical);
        foreach (var place in texts)
            appender.Add(Columns.Text(values, place));
        appender.Add(Columns.Day(values, establishedOn)).EndRow();
        return null;
    }

    private static CachedCode? Pick(IdentifierKind kind, CachedCode? first, CachedCode? second) =>
        first?.Identifier.Kind == kind ? first
        : second?.Identifier.Kind == kind ? second
        : null;
}
