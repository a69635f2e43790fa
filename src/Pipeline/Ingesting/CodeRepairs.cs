using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Reading;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Notes the codes of businesses that one dump writes otherwise than they are. A code that is written as it is costs a comparison of its bytes.
/// </summary>
internal sealed class CodeRepairs
{
    private static readonly string[] Attributes = ["party_code", "party_code_2", "maker_code", "uscc", "registration_number"];

    private readonly StagingWriter writer;
    private readonly ImmutableArray<(int Place, int Position, string Header)> codes;

    public CodeRepairs(SourceContract contract, HeaderBinding binding, StagingWriter writer)
    {
        this.writer = writer;
        codes =
        [
            .. Attributes
                .Select(new Columns(contract).Of)
                .Where(place => place >= 0 && binding.Positions[place] >= 0)
                .Select(place => (place, binding.Positions[place], binding.Headers[place]!)),
        ];
    }

    /// <summary>Looks at a row that was staged.</summary>
    public void Note(int fileNo, IDumpReader row, ReadOnlySpan<AttributeValue> values)
    {
        foreach (var (place, position, header) in codes)
        {
            // Codes are ASCII: their bytes are the same in every encoding.
            if (values[place].Cached is { } text && !row.Field(position).SequenceEqual(text.Code.Canonical.Utf8))
                Note(fileNo, row, position, header, text.Code.Identifier);
        }
    }

    private void Note(int fileNo, IDumpReader row, int position, string header, Identifier code)
    {
        if (code.Kind is not (IdentifierKind.Uscc or IdentifierKind.RegistrationNumber or IdentifierKind.OrganisationCode))
            return;
        var field = row.Field(position);
        var text = new char[FieldDecoder.MaxChars(field.Length)];
        row.Decoder.TryDecode(field, text, out var length);
        var written = text.AsSpan(0, length).Trim().ToString();
        var slips = CodeSlips.Of(written, code);
        if (slips.Length > 0)
            writer
                .To("staged_repair")
                .Add(fileNo)
                .Add(row.Address.Line)
                .Add(header)
                .Add(written)
                .Add(code.Text)
                .Add(slips)
                .EndRow();
    }
}
