using System.Collections.Immutable;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Puts the converted rows of one dump into the staging table of their kind.</summary>
internal interface IStager
{
    /// <summary>The temporary table it appends to.</summary>
    string Table { get; }

    /// <summary>Columns that are looked up together.</summary>
    ImmutableArray<ColumnGroup> Groups => [];

    /// <summary>Appends a row, or says why it cannot be a fact.</summary>
    RowRefusal? Stage(ChunkAppender appender, int fileNo, RowAddress address, ReadOnlySpan<AttributeValue> values);
}
