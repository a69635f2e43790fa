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

    [Fact]
    public void Load_GatesGiven_KeepTheDefaultsOfWhatIsNotNamed()
    {
        SmallWorkspace files = new();
        files.Append(
            SmallWorkspace.Settings,
            """
            gates:
              schema: { action: warn }
              volume: { action: block, share_min: 0.5 }
              changes: { action: off }
              colours: { action: block, red_max: 0.02 }
            """
        );

        GateSettings gates = files.Load().OrThrow().Settings.Gates;

        Assert.Equal(
            new GateSettings
            {
                Schema = GateAction.Warn,
                Volume = new VolumeGate(GateAction.Block, 0.5m, 3, 7),
                Changes = new ChangesGate(GateAction.Off, 0.2m, null),
                Colours = new ColoursGate(GateAction.Block, 0.1m, null, null, 0.02m),
            },
            gates
        );
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
