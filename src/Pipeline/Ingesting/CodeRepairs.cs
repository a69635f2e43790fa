using System.Buffers;
using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Reading;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Notes the codes of businesses that one dump writes otherwise than they are. Fields that cannot be such a code cost one look at their bytes.
/// </summary>
internal sealed class CodeRepairs
{
    /// <summary>What codes consist of; ASCII has the same bytes in every encoding. O and I may be slips.</summary>
    private static readonly SearchValues<byte> AsWritten = SearchValues.Create("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"u8);

    private static readonly string[] Attributes = ["party_code", "party_code_2", "maker_code", "uscc", "registration_number"];

    private readonly StagingWriter writer;
    private readonly ImmutableArray<(int Position, string Header)> codes;

    public CodeRepairs(SourceContract contract, HeaderBinding binding, StagingWriter writer)
    {
        this.writer = writer;
        codes =
        [
            .. Attributes
                .Select(new Columns(contract).Of)
                .Where(place => place >= 0 && binding.Positions[place] >= 0)
                .Select(place => (binding.Positions[place], binding.Headers[place]!)),
        ];
    }

    /// <summary>Looks at a row that was staged.</summary>
    public void Note(int fileNo, IDumpReader row)
    {
        foreach (var (position, header) in codes)
        {
            if (row.Field(position).ContainsAnyExcept(AsWritten))
                Note(fileNo, row, position, header);
        }
    }

    private void Note(int fileNo, IDumpReader row, int position, string header)
    {
        var field = row.Field(position);
        var text = new char[FieldDecoder.MaxChars(field.Length)];
        if (!row.Decoder.TryDecode(field, text, out var length))
            return;
        var written = text.AsSpan(0, length).Trim().ToString();
        var code = Identifier.Recognise(written);
        if (code.Kind is not (IdentifierKind.Uscc or IdentifierKind.RegistrationNumber or IdentifierKind.OrganisationCode))
            return;
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
