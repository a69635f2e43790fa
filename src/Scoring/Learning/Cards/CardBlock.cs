using System.Collections.Immutable;

namespace FoodCredit.Scoring.Learning.Cards;

/// <summary>A piece of a model card.</summary>
public abstract record CardBlock
{
    private CardBlock() { }

    public sealed record Heading(string Text) : CardBlock;

    public sealed record Paragraph(string Text) : CardBlock;

    /// <param name="Titles">Of the columns; the first is of texts. A later one whose cells all begin with a number is set to the right.</param>
    /// <param name="Rows">As wide as the titles.</param>
    public sealed record Table(ImmutableArray<string> Titles, ImmutableArray<ImmutableArray<string>> Rows) : CardBlock;

    /// <param name="Name">Of its file, without ending.</param>
    /// <param name="Title">For people.</param>
    /// <param name="Svg">The picture, complete in itself.</param>
    public sealed record Figure(string Name, string Title, string Svg) : CardBlock;
}
