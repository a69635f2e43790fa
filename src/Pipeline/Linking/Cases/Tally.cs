namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>How decisions about a group of records compare with the truth.</summary>
public sealed class Tally
{
    private long rightDecidable;

    /// <summary>Records of the group.</summary>
    public long Records { get; private set; }

    /// <summary>Those that belong to an entity.</summary>
    public long Owned { get; private set; }

    /// <summary>Attached to the entity that they belong to.</summary>
    public long Right { get; private set; }

    /// <summary>Those whose owner nothing in the record tells, as the truth says of itself.</summary>
    public long Undecidable { get; private set; }

    /// <summary>Attached to another entity than theirs.</summary>
    public long Wrong { get; private set; }

    /// <summary>Attached, though they belong to nobody.</summary>
    public long NobodyAttached { get; private set; }

    /// <summary>Waiting for a person.</summary>
    public long Reviewed { get; private set; }

    /// <summary>Told as naming another's code.</summary>
    public long Conflicts { get; private set; }

    /// <summary>Those whose owner is among the candidates that were compared.</summary>
    public long Found { get; private set; }

    public long Attached => Right + Wrong + NobodyAttached;

    public double Precision => Attached == 0 ? 1 : (double)Right / Attached;

    public double Recall => Owned == 0 ? 1 : (double)Right / Owned;

    /// <summary>Recall without the undecidable.</summary>
    public double DecidableRecall => Owned == Undecidable ? 1 : (double)rightDecidable / (Owned - Undecidable);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public void Add(Verdict verdict)
    {
        Records++;
        Owned += verdict.IsOwned ? 1 : 0;
        Found += verdict.IsFound ? 1 : 0;
        Undecidable += verdict.IsOwned && verdict.IsUndecidable ? 1 : 0;
        Reviewed += verdict.IsReviewed ? 1 : 0;
        Conflicts += verdict.IsConflict ? 1 : 0;
        if (!verdict.IsAttached)
            return;
        if (!verdict.IsOwned)
            NobodyAttached++;
        else if (verdict.IsRight)
        {
            Right++;
            rightDecidable += verdict.IsUndecidable ? 0 : 1;
        }
        else
            Wrong++;
    }
}
