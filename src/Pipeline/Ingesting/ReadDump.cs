namespace FoodCredit.Pipeline.Ingesting;

/// <summary>What was read of a dump: its encoding as found, its rows, and how many of them were refused.</summary>
internal sealed record ReadDump(InboxFile File, int FileNo, string Encoding, long Rows, long Refused);
