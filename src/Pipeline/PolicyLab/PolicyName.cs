using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>Which policy.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">As ratings name it.</param>
/// <param name="File">Its document, relative to the workspace.</param>
public sealed record PolicyName(string Id, string Version, string Hash, string File)
{
    internal static PolicyName Of(PolicyDocument document) =>
        new(document.Policy.Id, document.Policy.Version, document.Policy.Hash, document.File);

    /// <summary>The policy that is meant as in <see cref="Find"/>; null: the one in force.</summary>
    /// <exception cref="BrokenContractException">None is, or several are.</exception>
    public static PolicyDocument FindOrInForce(Workspace workspace, string? named) =>
        named is null ? workspace.Policy : Find(workspace, named);

    /// <summary>The policy of a workspace that is meant: by file, by the file's name, by version, or by id and version with a blank between.</summary>
    /// <exception cref="BrokenContractException">None is, or several are.</exception>
    public static PolicyDocument Find(Workspace workspace, string named)
    {
        PolicyDocument[] meant =
        [
            .. workspace.Policies.Where(own =>
                named == own.File
                || named == Path.GetFileName(own.File)
                || named == own.Policy.Version
                || named == $"{own.Policy.Id} {own.Policy.Version}"
            ),
        ];
        return meant is [var one]
            ? one
            : throw new BrokenContractException(
                new Fault(
                    "policies/",
                    0,
                    0,
                    $"one policy '{named}'",
                    meant.Length == 0
                        ? $"none among {string.Join(", ", workspace.Policies.Select(own => own.File))}"
                        : string.Join(", ", meant.Select(own => own.File)),
                    "name the file of a policy in the workspace's folder policies"
                )
            );
    }
}
