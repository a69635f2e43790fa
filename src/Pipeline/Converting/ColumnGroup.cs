using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using FoodCredit.Pipeline.Reading;

namespace FoodCredit.Pipeline.Converting;

/// <summary>Columns of a contract that are looked up together: a row whose group is known needs no conversion of them.</summary>
internal sealed class ColumnGroup
{
    /// <summary>Longer groups rarely repeat.</summary>
    private const int BytesMax = 1024;

    private const int LengthBytes = 2;

    private readonly TermsCache cache;
    private readonly int conversion;
    private readonly byte[] bytes;
    private FieldKey key;
    private bool isCacheable;
    private Terms terms;

    /// <param name="cache">Of this thread.</param>
    /// <param name="columns">The columns' places in the contract.</param>
    /// <param name="conversion">Stands for all that decides, beside their bytes, what the columns become.</param>
    public ColumnGroup(TermsCache cache, ImmutableArray<int> columns, int conversion)
    {
        (this.cache, Columns, this.conversion) = (cache, columns, conversion);
        bytes = new byte[BytesMax + (columns.Length * LengthBytes)];
    }

    public ImmutableArray<int> Columns { get; }

    /// <summary>The row's columns were met before, and converted.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>What the columns say; only where known.</summary>
    public ref readonly Terms Terms => ref terms;

    /// <summary>Takes up a row: its group will soon be asked for.</summary>
    /// <param name="row">The row.</param>
    /// <param name="positions">The fields of the contract's columns; negative: none.</param>
    public void Expect(IDumpReader row, ImmutableArray<int> positions)
    {
        var length = 0;
        IsKnown = false;
        isCacheable = true;
        foreach (var column in Columns)
        {
            var field = positions[column] < 0 ? [] : row.Field(positions[column]);
            if (field.Length > bytes.Length - LengthBytes - length)
            {
                isCacheable = false;
                return;
            }
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(length), (ushort)field.Length);
            field.CopyTo(bytes.AsSpan(length + LengthBytes));
            length += LengthBytes + field.Length;
        }
        key = FieldKey.Of(XxHash128.HashToUInt128(bytes.AsSpan(0, length)), conversion);
        cache.Expect(key);
    }

    /// <summary>Looks the row's group up.</summary>
    public void Find() => IsKnown = isCacheable && cache.TryFind(key, out terms);

    /// <summary>Keeps what the row's columns became.</summary>
    public void Remember(in Terms found)
    {
        if (isCacheable)
            cache.Add(key, found);
    }
}
