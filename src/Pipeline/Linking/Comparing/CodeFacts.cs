using System.Collections.Immutable;
using FoodCredit.Pipeline.Identifiers;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>The identifiers that a party bears, and what stands in their place without being one.</summary>
internal sealed class CodeFacts
{
    private string? organisation;

    /// <summary>Reads identifiers as written.</summary>
    /// <param name="written">In the order of their columns; empty ones are none.</param>
    public static CodeFacts? Of(ReadOnlySpan<string> written)
    {
        var facts = new CodeFacts();
        foreach (var text in written)
        {
            if (text.Length > 0)
                facts.Add(text);
        }
        return facts.HasIdentifier || facts.Unreadable.Length > 0 || facts.IsMasked ? facts : null;
    }

    public string Uscc { get; private set; } = "";

    /// <summary>Alone, or characters 9 to 17 of the USCC; empty: none.</summary>
    public ReadOnlySpan<char> OrganisationCode => organisation ?? (Uscc.Length > 0 ? Uscc.AsSpan(8, 9) : default);

    public string RegistrationNumber { get; private set; } = "";

    /// <summary>The first text that passes no check, half width and in upper case; empty: none.</summary>
    public string Unreadable { get; private set; } = "";

    /// <summary>Codes that are one slip away from such texts.</summary>
    public ImmutableArray<string> Near { get; private set; } = [];

    /// <summary>The masked number of a person.</summary>
    public bool IsMasked { get; private set; }

    public bool HasIdentifier => Uscc.Length + OrganisationCode.Length + RegistrationNumber.Length > 0;

    private void Add(string text)
    {
        var identifier = Identifier.Recognise(text);
        switch (identifier.Kind)
        {
            case IdentifierKind.Uscc:
                (Uscc, organisation) = (identifier.Text, null);
                break;
            case IdentifierKind.OrganisationCode:
                organisation = identifier.Text;
                break;
            case IdentifierKind.RegistrationNumber:
                RegistrationNumber = identifier.Text;
                break;
            case IdentifierKind.Masked:
                IsMasked = true;
                break;
            default:
                AddUnreadable(text);
                break;
        }
    }

    private void AddUnreadable(string text)
    {
        Span<char> clean = stackalloc char[32];
        var length = 0;
        foreach (var c in text)
        {
            var half = Converting.TextForm.Half(c);
            if (length < clean.Length && char.IsAsciiLetterOrDigit(half))
                clean[length++] = char.ToUpperInvariant(half);
        }
        var near = new List<string>();
        NearCodes.Find(clean[..length], near);
        // What departments write into a second column, such as a stroke, does not take back the first.
        Near = [.. Near.Union(near)];
        Unreadable = Unreadable.Length > 0 ? Unreadable : clean[..length].ToString();
    }
}
