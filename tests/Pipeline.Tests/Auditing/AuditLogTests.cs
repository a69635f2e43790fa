using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FoodCredit.Pipeline.Auditing;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Auditing;

/// <summary>A log of five entries, changed in every way.</summary>
public sealed class AuditLogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string file;
    private readonly string[] lines;

    public AuditLogTests()
    {
        for (var number = 1; number <= 5; number++)
            Append(string.Create(CultureInfo.InvariantCulture, $"reason {number}: 清单\nread \"twice\""));
        file = Path.Combine(folder.Path, "audit.jsonl");
        lines = File.ReadAllLines(file);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_AsWritten_IsWhole()
    {
        var log = AuditLog.Read(folder.Path);
        Assert.Equal([], log.Faults);
        Assert.Equal([1, 2, 3, 4, 5], log.Entries.Select(entry => entry.Entry));
        Assert.Equal("reason 3: 清单\nread \"twice\"", log.Entries[2].Because);
        Assert.Equal(5, lines.Length);
    }

    /// <summary>The chain as the page describes it, computed from the bytes alone.</summary>
    [Fact]
    public void Lines_AreSealedAsDescribed()
    {
        var previous = "";
        foreach (var line in lines)
        {
            Assert.StartsWith("{\"hash\":\"", line, StringComparison.Ordinal);
            var hash = line["{\"hash\":\"".Length..][..64];
            var entry = line[("{\"hash\":\"".Length + 64 + "\",\"entry\":".Length)..^1];
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{previous}\n{entry}"))), hash);
            previous = hash;
        }
        Assert.Equal($"5 {previous}\n", File.ReadAllText(Path.Combine(folder.Path, "audit.head")));
    }

    [Fact]
    public void Read_AnyByteChanged_FindsIt()
    {
        var bytes = File.ReadAllBytes(file);
        // Every seventh byte, as all of them take a minute, and both ends.
        foreach (var place in Enumerable.Range(0, bytes.Length).Where(place => place % 7 == 0 || place == bytes.Length - 1))
        {
            var changed = bytes.ToArray();
            changed[place] ^= 1;
            File.WriteAllBytes(file, changed);
            Assert.True(AuditLog.Read(folder.Path).Faults.Length > 0, $"byte {place} changed and not found");
        }
    }

    [Theory]
    [InlineData("0 1 3 4", "deleted in the middle")]
    [InlineData("1 2 3 4", "the first deleted")]
    [InlineData("0 1 2 3", "the last cut off")]
    [InlineData("0 1", "three cut off")]
    [InlineData("", "emptied")]
    [InlineData("0 2 1 3 4", "two swapped")]
    [InlineData("0 1 2 4 3", "the last two swapped")]
    [InlineData("0 1 1 2 3 4", "one doubled")]
    [InlineData("0 1 2 3 4 4", "the last doubled")]
    [InlineData("0 1 2 3 4 0", "an old one added")]
    public void Read_LinesMoved_FindsIt(string order, string how)
    {
        string[] kept =
        [
            .. order
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(i => lines[int.Parse(i, CultureInfo.InvariantCulture)]),
        ];
        File.WriteAllText(file, string.Concat(kept.Select(line => $"{line}\n")));
        Assert.True(AuditLog.Read(folder.Path).Faults.Length > 0, how);
        Assert.Throws<IntegrityException>(() => AuditLog.ReadWhole(folder.Path));
    }

    [Theory]
    [InlineData("audit.jsonl")]
    [InlineData("audit.head")]
    public void Read_AFileRemoved_FindsIt(string name)
    {
        File.Delete(Path.Combine(folder.Path, name));
        Assert.Single(AuditLog.Read(folder.Path).Faults);
    }

    [Fact]
    public void Read_WithoutItsLastLineFeed_FindsIt()
    {
        File.WriteAllText(file, string.Join('\n', lines));
        Assert.Equal($"{file}: expected a line feed at the end, found none.", Assert.Single(AuditLog.Read(folder.Path).Faults));
    }

    /// <summary>Whoever writes log and head anew is found out by the runs that were made since.</summary>
    [Fact]
    public void FaultOf_ALogWrittenAnew_IsFoundByTheRunsSince()
    {
        var noted = AuditLog.Read(folder.Path).State;
        File.Delete(file);
        File.Delete(Path.Combine(folder.Path, "audit.head"));
        for (var number = 1; number <= 5; number++)
            Append("nothing to see");
        var log = AuditLog.Read(folder.Path);
        Assert.Equal([], log.Faults);
        Assert.Equal(
            $"{file}: expected entry 5 to be {noted.Head}, as run runs/x found it, found {log.State.Head}.",
            log.FaultOf("runs/x", noted)
        );
        Assert.Null(log.FaultOf("runs/x", log.State));
        Assert.Null(log.FaultOf("runs/x", new RunAudit(0, null)));
        Assert.NotNull(log.FaultOf("runs/x", new RunAudit(6, noted.Head)));
    }

    /// <summary>Killed between log and head, which are written in this order.</summary>
    [Fact]
    public void Read_KilledBeforeTheHead_IsWholeAndGoesOn()
    {
        var headFile = Path.Combine(folder.Path, "audit.head");
        var head = File.ReadAllText(headFile);
        Append("reason 6");
        File.WriteAllText(headFile, head);
        Assert.Equal([], AuditLog.Read(folder.Path).Faults);
        Append("reason 7");
        Assert.Equal([], AuditLog.Read(folder.Path).Faults);
        Assert.Equal(7, AuditLog.Read(folder.Path).Entries.Length);
    }

    private void Append(string because)
    {
        using var held = WorkspaceLock.Take(folder.Path, TimeProvider.System);
        AuditLog
            .ReadWhole(folder.Path)
            .Append(
                new AuditEntry
                {
                    Entry = 0,
                    At = new DateTimeOffset(2021, 12, 31, 1, 2, 3, TimeSpan.Zero),
                    Action = AuditAction.Rollback,
                    Run = "2021-12-30-0123456789ab",
                    InForceBefore = "2021-12-31-0123456789ab",
                    Withdrawn = ["2021-12-31-0123456789ab"],
                    By = "李华",
                    Because = because,
                    Program = "0.1.0",
                    Previous = null,
                },
                held
            );
    }
}
