using System.Globalization;
using FoodCredit.Pipeline.Reading;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Finds rows of another encoding among those of one dump that are refused, and tells of them once.</summary>
internal sealed class MixedEncodings(InboxFile file)
{
    private long count;
    private RowAddress first;
    private string found = "";

    /// <summary>The refusal with its cause named, where bytes that are none of the file's encoding are those of another.</summary>
    public RowRefusal Name(RowRefusal refusal, IDumpReader row)
    {
        var named =
            refusal.Reason == RefusalReason.InvalidBytes && row.Encoding == "utf-8"
                ? OtherEncoding.FaultOfInvalid(row.Raw) ?? refusal
                : refusal;
        if (named.Reason != RefusalReason.OtherEncoding)
            return named;
        if (count++ == 0)
            (first, found) = (row.Address, named.Found);
        return named;
    }

    /// <summary>What a person should know of the file; null: it has one encoding.</summary>
    public string? Notice(string encoding) =>
        count == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"inbox/{file.Name}:{first.Line}: expected one encoding, {encoding}, in the whole file; found {count} rows of another, the first of them {found}, at byte {first.ByteOffset}; they are refused as {RefusalReason.OtherEncoding}: ask {file.Contract.Department} for the file in one encoding, or deliver its parts as files of their own"
            );
}
