namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>What departments do to persons; a record has at most one.</summary>
internal static class PersonCorruptions
{
    public static bool Apply(Corruption kind, Draft draft, ref Draws draws)
    {
        if (draft.Person.Length == 0 || draft.HasAny(Corruption.PersonMissing, Corruption.PersonMasked))
            return false;
        var person = kind switch
        {
            Corruption.PersonMissing => "",
            Corruption.PersonChanged => PersonNames.Draw(ref draws),
            Corruption.PersonMasked => PersonNames.Mask(draft.Person, draws.Below(3) == 0),
            _ => throw new InvalidOperationException($"{kind} is not about persons."),
        };
        if (person == draft.Person)
            return false;
        draft.Person = person;
        return true;
    }
}
