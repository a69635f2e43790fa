using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class WorkspaceSettingsTests
{
    [Theory]
    [InlineData("2021-12-31T15:59:59Z", "2021-12-31")]
    [InlineData("2021-12-31T16:00:00Z", "2022-01-01")]
    public void AsOfToday_Shanghai_TurnsAtFourInTheAfternoonUtc(string now, string expected)
    {
        WorkspaceSettings settings = new SmallWorkspace().Load().OrThrow().Settings;

        DateOnly today = settings.AsOfToday(
            new StoppedClock(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
        );

        Assert.Equal(expected, today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Load_FoldersGiven_AreResolved()
    {
        using TemporaryFolder folder = new();
        SmallWorkspace files = new();
        files.Append(
            SmallWorkspace.Settings,
            "folders: { inbox: data/in, published: out/ }\nsynthetic: true\nmemory_limit_mib: 512\nthreads: 2"
        );
        files.WriteTo(folder.Path);

        WorkspaceSettings settings = Workspace.Load(folder.Path).OrThrow().Settings;

        Assert.Equal(Path.Combine(folder.Path, "data", "in"), settings.InboxFolder);
        Assert.Equal(Path.Combine(folder.Path, "warehouse"), settings.WarehouseFolder);
        Assert.Equal(Path.Combine(folder.Path, "out"), settings.PublishedFolder);
        Assert.Equal((true, 512, 2, "示范市"), (settings.IsSynthetic, settings.MemoryLimitMib, settings.Threads, settings.Name));
    }

    [Fact]
    public void Load_NothingGiven_HasDefaults()
    {
        WorkspaceSettings settings = new SmallWorkspace().Load().OrThrow().Settings;

        Assert.Equal((0.05, 100), (settings.RefusedShareMax, settings.RefusedCountFree));
        Assert.Equal((false, 2048, 0), (settings.IsSynthetic, settings.MemoryLimitMib, settings.Threads));
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
