using FoodCredit.Benchmarks.Faults;

namespace FoodCredit.Cli.Tests.Faults;

/// <summary>A small city with a rating in force and new dumps, to be copied, and the library that strikes runs on it.</summary>
public sealed class TrialCityFixture : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("foodcredit-faults-").FullName;
    private TrialCity? city;
    private FaultShim? shim;

    internal static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "foodcredit.dll");

    internal TrialCity City => city ?? throw new InvalidOperationException("The fixture is not made.");

    internal FaultShim Shim => shim ?? throw new InvalidOperationException("The library is not compiled.");

    public async ValueTask InitializeAsync()
    {
        if (FaultShim.Missing is not null)
            return;
        city = await TrialCity.Make(root, Program);
        shim = FaultShim.Compile(root);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
