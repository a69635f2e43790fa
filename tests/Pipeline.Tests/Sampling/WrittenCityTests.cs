namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>The classes that look at one written city.</summary>
[CollectionDefinition(Name)]
public sealed class WrittenCityTests : ICollectionFixture<WrittenCity>
{
    public const string Name = "written city";
}
