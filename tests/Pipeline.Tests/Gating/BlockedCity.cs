using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Gating;

/// <summary>A city in which nobody may change colour, with a published rating and a penalty on its way that changes one.</summary>
internal sealed class BlockedCity : IDisposable
{
    public BlockedCity()
    {
        City = new HandMadeCity(files =>
            files.Append(SmallWorkspace.Settings, "gates: { changes: { action: block, share_max: 1, count_max: 0 } }")
        )
            .Registrations(
                20210105,
                $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62",
                $"{HandMadeCity.Bakery},南昌市晨光面包有限公司,62"
            )
            .Penalties(20210310, $"洪市监处〔2021〕1号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-01,罚款,0.1");
        Published = City.Run("2021-03-31");
        City.Penalties(20210405, $"洪市监处〔2021〕2号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-04-01,罚款,0.1");
    }

    public HandMadeCity City { get; }

    /// <summary>The first run: the restaurant is yellow.</summary>
    public RunResult Published { get; }

    public PublishedFolder Folder => new(City.Folder("published"));

    public string CurrentBytes() => File.ReadAllText(Path.Combine(Folder.Path, OutputFile.Current));

    /// <summary>The second run would make it orange.</summary>
    public RunBlockedException Block() => Assert.Throws<RunBlockedException>(() => City.Run("2021-04-10"));

    public void Dispose() => City.Dispose();
}
