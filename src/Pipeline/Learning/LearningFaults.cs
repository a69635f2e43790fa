using System.Collections.Immutable;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning;

/// <summary>Faults of a table as faults of its file.</summary>
internal static class LearningFaults
{
    /// <exception cref="BrokenContractException">There are any.</exception>
    public static void Throw(string file, ImmutableArray<LearningFault> faults)
    {
        if (!faults.IsEmpty)
            throw new BrokenContractException([
                .. faults.Select(fault => new Fault(file, 0, 0, $"{fault.Place}: {fault.Expected}", fault.Found, fault.Advice)),
            ]);
    }
}
